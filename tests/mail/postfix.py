"""A real Postfix with a real Dovecot behind it, on loopback, that nobody here wrote."""

import imaplib
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import trustme

from tests.services import free_port

HOST, DOMAIN, USER, PASSWORD = "127.0.0.1", "kade.example", "amends", "a-long-password"
REFUSALS = {
    "busy": "450 4.2.0",
    "full": "452 4.2.2",
    "unknown": "550 5.1.1",
    "large": "552 5.3.4",
    "never": "554 5.7.1",
}
"""Mailboxes at which this server says no, and how."""

POSTFIX_MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
mail_owner = postfix
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.kade.example
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
mynetworks =
smtpd_peername_lookup = no
virtual_mailbox_domains = kade.example
virtual_mailbox_base = {folder}/boxes
virtual_mailbox_maps = inline:{{ {boxes} }}
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = {folder}/server.pem
smtpd_tls_key_file = {folder}/server.pem
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:{auth_port}
smtpd_tls_auth_only = yes
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = check_recipient_access inline:{{ {refusals} }}, permit_sasl_authenticated, reject
"""
POSTFIX_MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
postlog unix-dgram n - n - 1 postlogd
"""
DOVECOT = """
protocols = imap
base_dir = {folder}/run
log_path = {folder}/dovecot.log
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_login_user = dovenull
default_internal_user = dovecot
first_valid_uid = 1
mail_location = maildir:{folder}/boxes/%n
mail_uid = {uid}
mail_gid = {gid}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/boxes/%n
}}
service imap-login {{
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap_port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service auth {{
  inet_listener {{
    address = 127.0.0.1
    port = {auth_port}
  }}
}}
"""


def missing() -> bool:
    """Whether this machine has not got both."""
    here = Path("/usr/sbin")
    return not all((here / name).exists() for name in ("postfix", "dovecot"))


@dataclass
class Postfix:
    """The running servers."""

    port: int
    imap_port: int
    trust: ssl.SSLContext

    def inbox(self, name: str, at_least: int = 1) -> list[EmailMessage]:
        """What a person finds in their mailbox, read over IMAP; waits until so many are there."""
        found: list[EmailMessage] = []
        for _ in range(100):
            found = self._read(name)
            if len(found) >= at_least:
                return found
            time.sleep(0.1)
        raise AssertionError(f"{len(found)} mails for {name}")

    def _read(self, name: str) -> list[EmailMessage]:
        with imaplib.IMAP4(HOST, self.imap_port) as imap:
            imap.login(name, PASSWORD)
            imap.select("INBOX")
            numbers = imap.search(None, "ALL")[1][0].split()
            return [_mail(imap.fetch(number.decode(), "(RFC822)")[1][0]) for number in numbers]


def _mail(answer: object) -> EmailMessage:
    assert isinstance(answer, tuple)
    mail = message_from_bytes(answer[1], policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


@contextmanager
def running(folder: Path) -> Iterator[Postfix]:
    """Both servers, in ``folder`` alone."""
    shutil.chown(folder, "postfix", "postfix")
    folder.chmod(0o755)
    port, imap_port, auth_port = free_port(), free_port(), free_port()
    owner = (folder.stat().st_uid, folder.stat().st_gid)
    words = {
        "folder": folder,
        "port": port,
        "imap_port": imap_port,
        "auth_port": auth_port,
        "uid": owner[0],
        "gid": owner[1],
        "password": PASSWORD,
        "boxes": _table({name: f"{name}/" for name in ("noor", "tim", "ops", *REFUSALS)}),
        "refusals": _table({name: f"{said} not here" for name, said in REFUSALS.items()}),
    }
    authority = trustme.CA()
    _write(folder, words, authority)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    dovecot = ["/usr/sbin/dovecot", "-c", str(folder / "dovecot.conf")]
    postfix = ["/usr/sbin/postfix", "-c", str(folder / "etc")]
    with (
        _process(imap_port, [*dovecot, "-F"], [*dovecot, "stop"]),
        _process(port, [*postfix, "start-fg"], [*postfix, "stop"]),
    ):
        yield Postfix(port, imap_port, trust)


def _table(rows: Mapping[str, str]) -> str:
    """A lookup table as it stands within Postfix's own settings."""
    return ", ".join(f"{{ {name}@{DOMAIN} = {value} }}" for name, value in rows.items())


def _write(folder: Path, words: dict[str, object], authority: trustme.CA) -> None:
    for name in ("etc", "queue", "data", "boxes", "run"):
        (folder / name).mkdir()
    for name in ("data", "boxes"):
        shutil.chown(folder / name, "postfix", "postfix")
    certificate = authority.issue_cert(HOST)
    whole = certificate.private_key_pem.bytes() + certificate.cert_chain_pems[0].bytes()
    (folder / "server.pem").write_bytes(whole)
    (folder / "etc" / "main.cf").write_text(POSTFIX_MAIN.format(**words), "utf-8")
    (folder / "etc" / "master.cf").write_text(POSTFIX_MASTER.format(**words), "utf-8")
    (folder / "dovecot.conf").write_text(DOVECOT.format(**words), "utf-8")


@contextmanager
def _process(port: int, command: list[str], stop: list[str]) -> Iterator[None]:
    # Its own session, and none of our streams: it would keep them open for ever.
    nothing = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    ) as process:
        try:
            wait_for(process, port)
            yield
        finally:
            # What was started may be a script that waits for the server itself.
            subprocess.run(stop, check=True, stdin=nothing, stdout=nothing, stderr=nothing)
            process.wait(20)


def wait_for(process: "subprocess.Popen[bytes]", port: int) -> None:
    """Until a server that was just started answers."""
    for _ in range(100):
        try:
            socket.create_connection((HOST, port), timeout=5).close()
            return
        except OSError:
            assert process.poll() is None, f"{process.args} ended with {process.returncode}"
            time.sleep(0.1)
    raise AssertionError(f"{process.args} does not answer")
