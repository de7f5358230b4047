"""DKIM: others believe the signature, and it falls with the first change on the way."""

import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from monitor.adapters.mime import Envelope
from monitor.adapters.oneclick import OneClick
from monitor.adapters.signing import Signer, signer
from monitor.domain.company import Company
from monitor.errors import ConfigurationRefused
from monitor.mailroom import mailer
from monitor.settings import Settings
from tests.mail.samples import BASE, HOUSE, letters, message
from tests.mail.servers import HOST, Sink, listening
from tests.mail.test_mime import READER, SENDER, unsubscribe

VERIFY = Path(__file__).parent / "verify.pl"
PERL = shutil.which("perl")


def has_verifier() -> bool:
    asked = [PERL or "perl", "-MMail::DKIM::Verifier", "-e", "1"]
    return bool(PERL) and subprocess.run(asked, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    """A company's key."""
    return rsa.generate_private_key(65537, 2048)


def pem(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, password: bytes | None = None
) -> bytes:
    kept = (
        serialization.BestAvailableEncryption(password)
        if password
        else serialization.NoEncryption()
    )
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, kept)


def at(path: Path, content: bytes, mode: int = 0o400) -> Path:
    path.write_bytes(content)
    path.chmod(mode)
    return path


@pytest.fixture
def signing(tmp_path: Path, key: rsa.RSAPrivateKey) -> Signer:
    return signer(at(tmp_path / "dkim.pem", pem(key)), "amends", "", SENDER)


def signed(signing: Signer, name: str = "note-insult") -> bytes:
    letter = letters("nl")[name]
    envelope = Envelope(SENDER, HOUSE, unsubscribe, signing)
    return envelope.sealed(message(letter), READER, letter)


def verdict(raw: bytes, key: rsa.RSAPrivateKey) -> list[str]:
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    record = f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"
    name = "amends._domainkey.kraanvliet.example"
    run = subprocess.run(
        [PERL or "perl", str(VERIFY), name, record], input=raw, capture_output=True, check=True
    )
    return run.stdout.decode().splitlines()


believed = pytest.mark.skipif(
    not has_verifier(), reason="needs libmail-dkim-perl (apt-get install libmail-dkim-perl)"
)


@pytest.mark.real
@believed
@pytest.mark.parametrize("name", ["note-insult", "digest", "receipt-left", "operations"])
def test_another_program_believes_the_signature(
    signing: Signer, key: rsa.RSAPrivateKey, name: str
) -> None:
    assert verdict(signed(signing, name), key)[0] == "pass"


@pytest.mark.real
@believed
def test_the_signature_covers_the_one_click_headers(
    signing: Signer, key: rsa.RSAPrivateKey
) -> None:
    covered = [name.lower() for name in verdict(signed(signing), key)[1:]]
    assert {"from", "to", "subject", "date", "message-id"} <= set(covered)
    assert {"list-unsubscribe", "list-unsubscribe-post"} <= set(covered)


@pytest.mark.real
@believed
@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (b"/u/m1-mac", b"/u/m2-mac"),
        (b"List-Unsubscribe=One-Click", b"List-Unsubscribe=Two-Click"),
        (b"Auto-Submitted: auto-generated\r\n", b""),
        (b"Subject:", b"Subject: Act now\r\nSubject:"),
        (b"Message-ID:", b"List-Unsubscribe: <https://evil.example/u/1>\r\nMessage-ID:"),
        (b"K7Q2", b"K7Q3"),
    ],
)
def test_a_mail_that_was_changed_on_the_way_is_not_believed(
    signing: Signer, key: rsa.RSAPrivateKey, there: bytes, instead: bytes
) -> None:
    raw = signed(signing)
    assert there in raw
    assert verdict(raw.replace(there, instead, 1), key)[0] == "fail"


def test_a_mail_without_a_key_carries_no_signature() -> None:
    letter = letters("en")["thanks"]
    raw = Envelope(SENDER, HOUSE, unsubscribe).sealed(message(letter), READER, letter)
    assert b"DKIM-Signature" not in raw


def test_a_signed_mail_still_has_no_long_line_and_only_seven_bits(signing: Signer) -> None:
    raw = signed(signing)
    assert raw.startswith(b"DKIM-Signature: ")
    assert max(raw) < 128
    assert max(len(line) for line in raw.split(b"\r\n")) <= 78


def test_a_domain_above_the_sender_s_may_sign_and_no_other(
    tmp_path: Path, key: rsa.RSAPrivateKey
) -> None:
    path = at(tmp_path / "dkim.pem", pem(key))
    assert signer(path, "amends", "Example", SENDER).domain == "example"
    with pytest.raises(ConfigurationRefused, match="cannot sign for kraanvliet"):
        signer(path, "amends", "vliet.example", SENDER)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda key: b"no key", "no private key in PEM"),
        (lambda key: pem(key, b"secret"), "without a password"),
        (lambda key: pem(ec.generate_private_key(ec.SECP256R1())), "RSA key of 1024 bits"),
    ],
)
def test_K6_a_key_that_no_verifier_takes_is_refused_in_one_line(
    tmp_path: Path, key: rsa.RSAPrivateKey, made: object, told: str
) -> None:
    path = at(tmp_path / "dkim.pem", made(key))  # type: ignore[operator]
    with pytest.raises(ConfigurationRefused, match=told) as raised:
        signer(path, "amends", "", SENDER)
    assert "\n" not in str(raised.value)


def test_K6_a_key_that_others_may_read_or_that_is_not_there_is_refused(
    tmp_path: Path, key: rsa.RSAPrivateKey
) -> None:
    with pytest.raises(ConfigurationRefused, match="chmod 400"):
        signer(at(tmp_path / "dkim.pem", pem(key), 0o644), "amends", "", SENDER)
    with pytest.raises(ConfigurationRefused, match="dkim_key_file"):
        signer(tmp_path / "none.pem", "amends", "", SENDER)


def test_the_key_is_in_no_printed_form(signing: Signer) -> None:
    assert "PRIVATE" not in repr(signing)


@pytest.mark.anyio
async def test_a_company_with_a_key_sends_signed_mail(
    tmp_path: Path, key: rsa.RSAPrivateKey
) -> None:
    letter, sink = letters("fr")["thanks"], Sink()
    with listening(sink) as port:
        own = {"host": HOST, "port": port, "tls": "none", "sender": SENDER}
        own["dkim_key_file"] = at(tmp_path / "dkim.pem", pem(key))
        settings = Settings.model_validate({"mail": own})
        made = mailer(settings, Company("Kraanvliet"), HOUSE.phrases, OneClick(b"", BASE))
        await made.send(message(letter), READER, letter)
    assert sink.raw().startswith(b"DKIM-Signature: ")
    assert b"d=kraanvliet.example" in sink.raw()
