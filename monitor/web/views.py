"""What pages show of accounts, cases and the log: domain values, put into words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from monitor.adapters.catalogue import Words, words
from monitor.adapters.letters import capital, conduct_name, post_name
from monitor.domain.case import Case, Status
from monitor.domain.finding import Finding
from monitor.domain.member import PROOF_LIFE, Account, Health
from monitor.domain.post import LeftOut
from monitor.domain.proof import ends_soon
from monitor.policy.phrases import LEAKS, Phrases, Platform
from monitor.web.troubles import account_trouble


@dataclass(frozen=True, slots=True)
class Chip:
    """A state: an icon and a word; the colour only helps."""

    icon: str
    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account as its member sees it."""

    account: Account
    platform: str
    place: str
    """Its host or server, when the label does not say it."""
    chip: Chip
    told: str
    fresh: bool
    """Just shown, and about to be read for the first time."""
    left_out: tuple[str, ...]
    proved: bool
    ends_soon: bool
    proved_until: datetime | None

    @property
    def mendable(self) -> bool:
        """Whether its member has to do something."""
        return self.chip.tone == "mendable"


def account_view(
    account: Account, platforms: Mapping[str, Platform], w: Words, now: datetime, *, away: bool
) -> AccountView:
    """How an account is doing, in words; of somebody who is ``away`` none is read."""
    still = away and account.health in (Health.READING, Health.TROUBLED)
    platform = platforms.get(account.ref.connector)
    until = account.proved_at + PROOF_LIFE if account.proved_at else None
    return AccountView(
        account=account,
        platform=capital(platform.title) if platform else account.ref.connector,
        place=urlsplit(account.ref.address).hostname or "",
        chip=Chip("pause", w("Paused")) if still else _health(account, w),
        told=w("Not read while everything is paused.") if still else _told(account, w, now),
        fresh=account.health is Health.READING and account.last_read_at is None and not away,
        left_out=tuple(_left_out(what, w) for what in sorted(account.left_out)),
        proved=account.proved(now),
        ends_soon=ends_soon(account, now),
        proved_until=until,
    )


def _health(account: Account, w: Words) -> Chip:
    match account.health:
        case Health.READING:
            return Chip("on", w("Reading"), "done")
        case Health.TROUBLED | Health.STOPPED:
            return Chip("mend", w("Cannot be read"), "mendable")
        case Health.UNPROVED if account.proved_at or account.trouble:
            return Chip("mend", w("Show again that it is yours"), "mendable")
        case Health.UNPROVED:
            return Chip("clock", w("Not shown to be yours yet"), "wait")
        case Health.PAUSED if account.trouble == "two-claims":
            return Chip("mend", w("Shown by two people"), "mendable")
        case Health.PAUSED if account.trouble:
            return Chip("pause", w("Paused"))
        case Health.PAUSED:
            return Chip("pause", w("Paused by you"))


def _told(account: Account, w: Words, now: datetime) -> str:
    match account.health:
        case Health.READING:
            return _read(account, w, now)
        case Health.TROUBLED:
            told = w(
                "{trouble} New posts are not checked until this is over; Amends tries again by "
                "itself.",
                trouble=account_trouble(account.trouble, w),
            )
            return f"{told} {_next(account, w, now)}".rstrip()
        case Health.STOPPED:
            return w(
                "{trouble} New posts are not checked until this is mended.",
                trouble=account_trouble(account.trouble, w),
            )
        case Health.PAUSED | Health.UNPROVED if account.trouble:
            return account_trouble(account.trouble, w)
        case Health.UNPROVED:
            return w("Amends does not read it before that.")
        case Health.PAUSED:
            return w("Until you start it again. Posts from before that moment are not checked.")


def _read(account: Account, w: Words, now: datetime) -> str:
    if account.last_read_at is None:
        return w("The first reading comes within minutes.")
    last = w("Last read on {day} at {time}.", **when(account.last_read_at, w))
    read = f"{last} {_next(account, w, now)}".rstrip()
    if account.proved_at is None:
        return read
    until = w.day_year(account.proved_at + PROOF_LIFE)
    return w("{read} Shown to be yours until {until}.", read=read, until=until)


def _next(account: Account, w: Words, now: datetime) -> str:
    """When it is looked at next; nothing where no time is set."""
    if account.next_due is None:
        return ""
    if account.next_due <= now:
        return w("Next reading within minutes.")
    at = when(account.next_due, w)
    if at["day"] == w.day(now):
        return w("Next reading at {time}.", time=at["time"])
    return w("Next reading on {day} at {time}.", **at)


def _left_out(what: LeftOut, w: Words) -> str:
    match what:
        case LeftOut.OLDER:
            return w(
                "There was more than Amends reads at once: the newest 500 posts were read, older ones were not."
            )
        case LeftOut.LATER:
            return w(
                "There was more than Amends reads at once. The rest follows at the next turns."
            )
        case LeftOut.TEXT:
            return w("Of a very long post Amends read only the beginning.")


def when(at: datetime, w: Words) -> dict[str, str]:
    """A day and a time, to be filled in."""
    return {"day": w.day(at), "time": w.clock(at)}


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as a list shows it."""

    case: Case
    post: str
    about: str
    chip: Chip
    kept: str

    @property
    def waiting(self) -> bool:
        """Whether it is its author's turn."""
        return self.case.status in (Status.NOTIFIED, Status.ANSWERED)

    @property
    def turn(self) -> tuple[bool, bool, int]:
        """For sorting: what waits for its author first, the gravest before the others; what is closed last."""
        closed = self.case.closed_at is not None
        return closed, not self.waiting, 0 if closed else -self.case.worst.severity.rank


def case_view(case: Case, phrases: Phrases, title: str, w: Words) -> CaseView:
    """A case in words, without any of the post."""
    return CaseView(
        case=case,
        post=capital(post_called(case, title, w)),
        about=about(case.worst, phrases, w),
        chip=case_chip(case.status, w),
        kept=w("Until {day}", day=w.day(case.expires_at))
        if case.closed_at is None
        else w("Erased {day}", day=w.day(case.closed_at)),
    )


def post_called(case: Case, title: str, w: Words, *, timed: bool = False) -> str:
    """The post as its author would know it again, as the mails call it."""
    return post_name(case, title, words("mail", w.lang, str(w.zone)), timed=timed)


def about(finding: Finding, phrases: Phrases, w: Words) -> str:
    """``Voice: an insult``."""
    rule = capital(conduct_name(finding.conduct, words("mail", w.lang)))
    return f"{rule}{w.colon} {phrases.voice(w.lang).kind(finding.kind).name}"


def case_chip(status: Status, w: Words) -> Chip:
    """How a case stands."""
    chips = {
        Status.OPEN: Chip("clock", w("Noticed just now"), "wait"),
        Status.HELD: Chip("clock", w("Noticed just now"), "wait"),
        Status.NOTIFIED: Chip("clock", w("Yours to decide"), "wait"),
        Status.HELP: Chip("help", w("Comms was asked"), "wait"),
        Status.ANSWERED: Chip("help", w("Comms answered")),
        Status.CORRECTED: Chip("mended", w("Put right"), "done"),
        Status.REMOVED: Chip("remove", w("Removed"), "done"),
        Status.DISMISSED: Chip("yes", w("Not a problem")),
        Status.PROTECTED: Chip("shield", w("Protected")),
        Status.EXPIRED: Chip("clock", w("Closed by itself")),
    }
    return chips[status]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a post: plain, marked, or covered because it is a leak."""

    text: str
    look: str = ""


def pieces(text: str, findings: Iterable[Finding]) -> tuple[Piece, ...]:
    """The post in stretches, so that what was found can be seen in it, and a leak is covered."""
    looks = [""] * len(text)
    for finding in findings:
        covered = finding.hard or finding.kind in LEAKS
        for at in range(finding.span.start, min(finding.span.end, len(text))):
            looks[at] = "covered" if covered or looks[at] == "covered" else "marked"
    cut, start = [], 0
    for at in range(1, len(text) + 1):
        if at == len(text) or looks[at] != looks[start]:
            cut.append(Piece(text[start:at], looks[start]))
            start = at
    return tuple(cut)
