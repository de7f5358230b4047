"""Which mails were sent, and who looked and what was done: in words, for a member's own page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from monitor.adapters.catalogue import Words
from monitor.domain.audit import AuditEntry
from monitor.domain.colleague import colleague_in
from monitor.domain.message import Delivery, Kind, Message
from monitor.web.choicewords import chosen_anew


@dataclass(frozen=True, slots=True)
class MailLine:
    """One mail: when it left or is to leave, and what it is."""

    when: str
    what: str


def mail_line(mail: Message, w: Words) -> MailLine | None:
    """A mail in words; None for one that was not wanted any more."""
    what = _mail(mail.kind, w)
    match mail.state:
        case Delivery.SENT:
            at = mail.sent_at or mail.created_at
            return MailLine(f"{w.day(at)}, {w.clock(at)}", what)
        case Delivery.PARKED:
            return MailLine(w("Your mailbox did not take it"), what)
        case Delivery.QUEUED | Delivery.SENDING:
            return MailLine(w("Waiting"), what)
        case _:
            return None


def _mail(kind: Kind, w: Words) -> str:
    known = {
        Kind.NOTE: w("A note about a post"),
        Kind.THANKS: w("Thanks for a post put right"),
        Kind.LOGIN: w("A link to sign in"),
        Kind.RECEIPT: w("A receipt for your consent"),
        Kind.HELP: w("An answer from comms"),
        Kind.OPERATIONS: w("About an account, or your consent"),
    }
    return known.get(kind, kind.value)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of who looked at what, and what was done."""

    at: datetime
    who: str
    what: str
    by_others: bool
    """Whether a person did it other than the member."""


ALONE = frozenset({"member", "service", "system"})
"""Behind these stands no other person."""


def log_line(entry: AuditEntry, w: Words, names: Mapping[str, str]) -> LogLine:
    """A line of the log, in words; ``names`` are those of comms, by colleague."""
    return LogLine(entry.at, _who(entry.actor, w, names), _what(entry, w), entry.actor not in ALONE)


def officer_line(entry: AuditEntry, w: Words, names: Mapping[str, str]) -> LogLine:
    """The same line for the privacy officer: about a member, not to one, and without what they chose."""
    who = {
        "member": w("The member"),
        "operator": w("The operator, on a written request") if entry.member_id else w("Operator"),
    }
    said = _of_a_member(w).get(entry.action)
    return LogLine(
        entry.at,
        who.get(entry.actor) or _who(entry.actor, w, names),
        said.replace("{thing}", entry.thing or "") if said else _what(entry, w),
        entry.actor not in ALONE,
    )


def _of_a_member(w: Words) -> dict[str, str]:
    return {
        "chose": w("Changed choices"),
        "erased": w("Erased everything"),
        "opened case": w("Opened the post of case {thing} to write to its author about it"),
        "asked the model": w("Showed a post to the company’s language model, as its author agreed"),
        "showed account": w("Showed that an account is theirs"),
        "took case": w("Took case {thing}, to help with it"),
        "place off": w("Stopped everything, since Amends is off where they work"),
        "place on": w("Saw that Amends is on again where they work"),
        "uncounted": w("Took a member out of the figures, since they are off where they work"),
    }


def _who(actor: str, w: Words, names: Mapping[str, str]) -> str:
    if colleague := colleague_in(actor):
        name = names.get(colleague)
        return w("{name} (comms)", name=name) if name else w("Comms")
    known = {
        "member": w("You"),
        "comms": w("Comms"),
        "operator": w("The operator, as you asked in writing"),
        "service": w("Amends, by itself"),
        "system": w("Amends, by itself"),
        "policy_owner": w("The owner of the rules"),
        "privacy_officer": w("The privacy officer"),
    }
    return known.get(actor, actor)


def _what(entry: AuditEntry, w: Words) -> str:
    if entry.action == "chose" and entry.thing:
        return chosen_anew(entry.thing, w)
    known = (
        _helped(w)
        | _of_the_service(w)
        | {
            "looked at case": w("Looked at the post of case {thing}"),
            "opened case": w("Opened the post of case {thing} to write to you about it"),
            "asked the model": w("Showed a post to the company’s language model, as you agreed"),
            "closed case: dismissed": w("Called case {thing} not a problem"),
            "closed case: protected": w("Called case {thing} protected"),
            "signed in": w("Signed in"),
            "set up a second factor": w("Set up a second key"),
            "forgot a second factor": w("Let somebody set up their second key anew"),
            "joined": w("Joined"),
            "agreed": w("Agreed to the consent text"),
            "chose": w("Changed choices"),
            "objected": w("Objected to being read and counted"),
            "exported": w("Took everything along"),
            "paused": w("Paused everything"),
            "place off": w("Stopped everything, since Amends is off where you work"),
            "place on": w("Saw that Amends is on again where you work"),
            "uncounted": w("Took you out of the figures, since they are off where you work"),
            "started again": w("Started again"),
            "added account": w("Added an account"),
            "showed account": w("Showed that an account is yours"),
            "let in": w("Let Amends read an account by a login"),
            "paused account": w("Paused an account"),
            "started account": w("Started an account again"),
            "removed account": w("Removed an account"),
        }
    )
    said = known.get(entry.action, entry.action)
    return said.replace("{thing}", entry.thing or "")


def _helped(w: Words) -> dict[str, str]:
    """Between a member and comms."""
    return {
        "took case": w("Took case {thing}, to help you with it"),
        "handed case back": w("Handed case {thing} back to the comms team"),
        "handed case on": w("Handed case {thing} to a colleague"),
        "answered": w("Answered case {thing}"),
        "wrote to comms": w("Wrote to comms about case {thing}"),
        "took the question back": w("Took the question about case {thing} back"),
        "asked for help": w("Asked comms for help with case {thing}"),
    }


def _of_the_service(w: Words) -> dict[str, str]:
    """On its rules and its machine."""
    return {
        "published rule": w("Put rule {thing} in force, as it is written now"),
        "rolled rule back": w("Took rule {thing} back to an earlier text"),
        "put rule in shadow: owner": w("Put rule {thing} in shadow"),
        "put rule in shadow: protected": w("Put rule {thing} in shadow"),
        "put rule in shadow: dismissed": w("Put rule {thing} in shadow"),
        "saw rule file changed": w("Saw that the file of rule {thing} says something else"),
        "woke rule": w("Let rule {thing} write notes again"),
        "erased account": w("Erased an account that its server keeps in memory of somebody"),
        "restored a backup": w("Put a copy of the database back"),
        "sent parked mail again": w("Sent refused mail again"),
    }
