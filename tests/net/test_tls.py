"""F2 and F4: the name on the certificate decides, the address is ours, and encryption is never given up."""

import asyncio
import ssl
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from monitor.domain.member import Health
from monitor.errors import SourceUnavailable
from tests.net.hostile import reply
from tests.net.pipeline import FEED, PUBLIC, QUICK

pytestmark = [
    pytest.mark.anyio,
    # What asyncio says of a handshake that failed, when its transport is collected.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
NAME = "blog.example"
SHA256_RSA = bytes.fromhex("06092a864886f70d01010b")
SHA1_RSA = bytes.fromhex("06092a864886f70d010105")
PAST = datetime(2020, 1, 1, tzinfo=UTC)

Polled = Callable[..., AbstractAsyncContextManager]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Whom the client trusts."""
    return trustme.CA()


@pytest.fixture
def trust(authority: trustme.CA) -> ssl.SSLContext:
    """What the client goes by: the usual settings, and this authority."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


class Tls:
    """A server's side, and the names that it was asked for."""

    def __init__(self, certificate: trustme.LeafCert | Path) -> None:
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if isinstance(certificate, Path):
            # Whoever serves a weak certificate has lowered their own demands too.
            self.context.set_ciphers("DEFAULT:@SECLEVEL=0")
            self.context.load_cert_chain(certificate)
        else:
            certificate.configure_cert(self.context)
        self.names: list[str | None] = []
        self.context.sni_callback = lambda _, name, __: self.names.append(name)


@dataclass(frozen=True)
class ByHand:
    """An authority of our own, for certificates that no tool wants to make any more."""

    key: rsa.RSAPrivateKey
    name: x509.Name

    @classmethod
    def made(cls) -> "ByHand":
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "By hand")])
        return cls(rsa.generate_private_key(65537, 2048), name)

    def certificate(self, key: rsa.RSAPrivateKey, name: x509.Name) -> x509.Certificate:
        """Signed by this authority; the authority itself when name and key are its own."""
        now = datetime.now(UTC)
        constraints = x509.BasicConstraints(ca=name == self.name, path_length=None)
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=30))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
            .add_extension(constraints, critical=True)
            .sign(self.key, hashes.SHA256())
        )

    def trusted_by(self, trust: ssl.SSLContext) -> None:
        root = self.certificate(self.key, self.name).public_bytes(Encoding.PEM)
        trust.load_verify_locations(cadata=root.decode())

    def server(self, path: Path, *, sha1: bool = False, own: bool = False) -> Path:
        """A file with a server's key and certificate: signed with SHA-1, or by nobody else."""
        key = self.key if own else rsa.generate_private_key(65537, 2048)
        name = self.name if own else x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
        signed = self.certificate(key, name)
        der = signed.public_bytes(Encoding.DER)
        if sha1:
            weak = signed.tbs_certificate_bytes.replace(SHA256_RSA, SHA1_RSA)
            again = self.key.sign(weak, padding.PKCS1v15(), hashes.SHA1())
            der = der[: -len(again)].replace(SHA256_RSA, SHA1_RSA) + again
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        path.write_text(private.decode() + ssl.DER_cert_to_PEM_cert(der))
        return path


async def test_F2_the_checked_address_is_connected_to_and_the_name_stays(
    polled: Polled, authority: trustme.CA, trust: ssl.SSLContext
):
    tls = Tls(authority.issue_cert(NAME))
    async with polled(reply(FEED), tls.context, trust=trust) as pipe:
        pipe.names[NAME] = [PUBLIC]
        account = await pipe.poll(pipe.url(host=NAME, scheme="https"))
        assert ("socket.connect", (PUBLIC, pipe.server.port)) in pipe.seen
        assert pipe.server.asked[0]["host"] == f"{NAME}:{pipe.server.port}"
    assert (account.health, tls.names) == (Health.READING, [NAME])


@pytest.mark.parametrize(
    "kind", ["wrong name", "expired", "unknown authority", "self-signed", "SHA-1"]
)
async def test_F2_a_certificate_that_is_not_good_is_refused_and_nothing_is_asked(
    polled: Polled, authority: trustme.CA, trust: ssl.SSLContext, tmp_path: Path, kind: str
):
    by_hand, path = ByHand.made(), tmp_path / "server.pem"
    makers = {
        "wrong name": lambda: authority.issue_cert("mole.example"),
        "expired": lambda: authority.issue_cert(NAME, not_after=PAST),
        "unknown authority": lambda: trustme.CA().issue_cert(NAME),
        "self-signed": lambda: by_hand.server(path, own=True),
        "SHA-1": lambda: by_hand.server(path, sha1=True),
    }
    if kind == "SHA-1":
        by_hand.trusted_by(trust)
    tls = Tls(makers[kind]())
    async with polled(reply(FEED), tls.context, trust=trust) as pipe:
        pipe.names[NAME] = [PUBLIC]
        account = await pipe.poll(pipe.url(host=NAME, scheme="https"))
        assert pipe.server.asked == []
    assert (account.health, account.trouble) == (Health.TROUBLED, "certificate")
    assert tls.names == [NAME]


async def test_what_is_made_by_hand_is_good_but_for_its_signature(
    polled: Polled, trust: ssl.SSLContext, tmp_path: Path
):
    by_hand = ByHand.made()
    by_hand.trusted_by(trust)
    tls = Tls(by_hand.server(tmp_path / "server.pem"))
    async with polled(reply(FEED), tls.context, trust=trust) as pipe:
        pipe.names[NAME] = [PUBLIC]
        assert (await pipe.poll(pipe.url(host=NAME, scheme="https"))).trouble is None


async def test_F2_a_server_without_encryption_behind_https_is_refused(
    polled: Polled, trust: ssl.SSLContext
):
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reply(FEED)(writer, {})
        writer.close()

    async with polled(reply(FEED), trust=trust) as pipe:
        pipe.names[NAME] = [PUBLIC]
        pipe.server.handle = plain
        account = await pipe.poll(pipe.url(host=NAME, scheme="https"))
    assert account.trouble == "encryption"


async def test_F2_encryption_that_is_too_old_is_refused(
    polled: Polled, authority: trustme.CA, trust: ssl.SSLContext
):
    tls = Tls(authority.issue_cert(NAME))
    tls.context.set_ciphers("AES128-SHA:@SECLEVEL=0")
    tls.context.maximum_version = ssl.TLSVersion.TLSv1_2
    async with polled(reply(FEED), tls.context, trust=trust) as pipe:
        pipe.names[NAME] = [PUBLIC]
        account = await pipe.poll(pipe.url(host=NAME, scheme="https"))
        assert pipe.server.asked == []
    # Python's own server hangs up without saying why.
    assert account.trouble in ("encryption", "unavailable")


async def test_F4_encryption_is_not_given_up_on_the_way(
    polled: Polled, authority: trustme.CA, trust: ssl.SSLContext
):
    tls = Tls(authority.issue_cert(NAME))
    async with polled(reply(), tls.context, trust=trust) as pipe:
        pipe.names[NAME] = [PUBLIC]
        onward = f"http://{NAME}:{pipe.server.port}/case"
        pipe.server.scripts["/case"] = reply(status="301 Moved", location=onward)
        account = await pipe.poll(pipe.url(host=NAME, scheme="https"))
        assert len(pipe.server.asked) == 1
    assert account.trouble == "refused"


async def test_F5_connecting_and_encrypting_share_five_seconds_over_all_addresses(
    polled: Polled, authority: trustme.CA, trust: ssl.SSLContext
):
    """Every address takes the connection and says nothing: they are not given five seconds each."""
    connections = [0]

    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections[0] += 1
        await reader.read()
        writer.close()

    async with polled(reply(), trust=trust, limits=QUICK) as pipe:
        pipe.names[NAME] = [PUBLIC] * 4
        pipe.server.handle = mute
        began = time.monotonic()
        with pytest.raises(SourceUnavailable):
            await pipe.client.get(pipe.url(host=NAME, scheme="https"))
        took = time.monotonic() - began
    assert connections[0] >= 1
    assert took < 2 * QUICK.connect
