"""One letter as the bytes of one mail: two parts that say the same, and no header from anybody's text."""

import hashlib
import re
from collections.abc import Callable
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import SMTP, Policy
from email.utils import format_datetime

from monitor.adapters.blocks import Picture, Sheet
from monitor.adapters.catalogue import Words, words
from monitor.adapters.digests import digest
from monitor.adapters.letters import House, account_trouble, help_answered, sign_in, thanks
from monitor.adapters.notes import note
from monitor.adapters.office_letters import canary, help_asked, log_head, office_sign_in, trouble
from monitor.adapters.parts import html, plain_text
from monitor.adapters.placed import placed
from monitor.adapters.receipts import receipt
from monitor.adapters.renewals import objection, renewal
from monitor.adapters.signing import Signer
from monitor.domain.ids import MemberId
from monitor.domain.letter import (
    AccountTrouble,
    Canary,
    Digest,
    HelpAnswered,
    HelpAsked,
    Letter,
    LogHead,
    Note,
    Objection,
    OfficeSignIn,
    Placed,
    Receipt,
    Renewal,
    SignIn,
    Thanks,
    ToMember,
    ToOffice,
    Trouble,
)
from monitor.domain.message import Message, Office
from monitor.errors import MailRejected


class OneLine(UnstructuredHeader, BaseHeader):
    """A header that goes out as it stands. The library would break a long address and spell it in encoded words,
    which RFC 2047 knows in text alone: no mail program finds its way to the one click then."""

    def fold(self, *, policy: Policy) -> str:
        """The header with its end of line."""
        return f"{self.name}: {self}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", OneLine)
POLICY = SMTP.clone(cte_type="7bit", header_factory=_HEADERS)
LONGEST_LINE = 998
MAILBOX = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,188}[A-Za-z0-9])?"
)


def in_words(letter: Letter, house: House) -> Sheet:
    """The letter in the language and the time zone of whoever reads it."""
    if isinstance(letter, ToOffice):
        return _for_office(letter, house, _words(letter.lang, letter.timezone, house))
    reader = letter.member
    return _for_member(letter, house, _words(reader.lang, reader.timezone, house))


def _words(lang: str, timezone: str, house: House) -> Words:
    return words("mail", lang, timezone, familiar=house.familiar)


def _for_office(letter: ToOffice, house: House, words: Words) -> Sheet:
    match letter:
        case Canary():
            return canary(letter, house, words)
        case HelpAsked():
            return help_asked(letter, house, words)
        case Digest():
            return digest(letter, house, words)
        case LogHead():
            return log_head(letter, house, words)
        case OfficeSignIn():
            return office_sign_in(letter, house, words)
        case Trouble():
            return trouble(letter, house, words)
        case Objection():
            return objection(letter, house, words)


def _for_member(letter: ToMember, house: House, words: Words) -> Sheet:
    match letter:
        case Note():
            return note(letter, house, words)
        case Thanks():
            return thanks(letter, house, words)
        case Receipt():
            return receipt(letter, house, words)
        case SignIn():
            return sign_in(letter, house, words)
        case HelpAnswered():
            return help_answered(letter, house, words)
        case AccountTrouble():
            return account_trouble(letter, house, words)
        case Renewal() | Placed():
            return _of_consent(letter, house, words)


def _of_consent(letter: Renewal | Placed, house: House, words: Words) -> Sheet:
    match letter:
        case Renewal():
            return renewal(letter, house, words)
        case Placed():
            return placed(letter, house, words)


class Envelope:
    """Puts a letter into the form that a mail server takes."""

    def __init__(
        self,
        sender: str,
        house: House,
        unsubscribe: Callable[[MemberId], str],
        signer: Signer | None = None,
    ) -> None:
        self._sender = _mailbox(sender)
        self._house = house
        self._unsubscribe = unsubscribe
        self._signer = signer

    def sealed(self, message: Message, address: str, letter: Letter) -> bytes:
        """The whole mail. MailRejected when it would not be exactly one proper mail."""
        if isinstance(letter, SignIn | OfficeSignIn) and not self._leads_home(letter.link):
            raise MailRejected(f"message {message.id}: its link does not lead to the portal")
        sheet = in_words(letter, self._house)
        mail = EmailMessage(policy=POLICY)
        for name, value in self._headers(message, address, letter, sheet).items():
            mail[name] = value
        expected = sorted([*mail.keys(), "MIME-Version", "Content-Type"])
        _fill(mail, sheet)
        raw = _checked(mail.as_bytes(), expected, message)
        return self._signer.signed(raw) if self._signer else raw

    def _leads_home(self, link: str) -> bool:
        return link.startswith(f"{self._house.base_url}/")

    def _headers(
        self, message: Message, address: str, letter: Letter, sheet: Sheet
    ) -> dict[str, str | Address]:
        domain = self._sender.rpartition("@")[2]
        digest = hashlib.sha256(message.key.encode()).hexdigest()[:40]
        headers: dict[str, str | Address] = {
            "From": Address(f"Amends · {self._house.company}", addr_spec=self._sender),
            "To": Address(addr_spec=_mailbox(address)),
            "Subject": sheet.subject,
            "Date": format_datetime(max(message.created_at, message.due_at)),
            "Message-ID": f"<{digest}@{domain}>",
            "Auto-Submitted": "auto-generated",
            "X-Amends-Kind": message.kind.value,
        }
        if not isinstance(message.to, Office) and not (isinstance(letter, Receipt) and letter.left):
            headers["List-Unsubscribe"] = f"<{self._unsubscribe(message.to)}>"
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        return headers


def _mailbox(address: str) -> str:
    """One plain mailbox: no list, no name, nothing that could begin a new header (safety M1)."""
    if not MAILBOX.fullmatch(address) or ".." in address:
        raise MailRejected("the address of a recipient or of the sender is not one plain mailbox")
    return address


def _fill(mail: EmailMessage, sheet: Sheet) -> None:
    mail.set_content(plain_text(sheet), charset="utf-8", cte="quoted-printable")
    mail.add_alternative(html(sheet), subtype="html", charset="utf-8", cte="quoted-printable")
    for part in mail.iter_parts():
        if part.get_content_type() == "text/html":
            _enclose(part, sheet)
    for file in sheet.files:
        content = file.json.encode()
        mail.add_attachment(content, "application", "json", filename=file.name)


def _enclose(part: MIMEPart, sheet: Sheet) -> None:
    for picture in (block for block in sheet.blocks if isinstance(block, Picture)):
        part.add_related(picture.png, "image", "png", cid=f"<{picture.name}>", disposition="inline")


def _checked(raw: bytes, expected: list[str], message: Message) -> bytes:
    """Read back what would be sent: its headers are those that were meant, and nothing is too long."""
    parsed = BytesParser(policy=SMTP).parsebytes(raw)
    if sorted(parsed.keys()) != expected or len(parsed["To"].addresses) != 1:
        raise MailRejected(f"message {message.id}: its headers are not those that were meant")
    lines = raw.split(b"\r\n")
    if any(len(line) > LONGEST_LINE or b"\n" in line or b"\r" in line for line in lines):
        raise MailRejected(f"message {message.id}: it has a line that no server takes")
    return raw
