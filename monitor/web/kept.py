"""What is kept about a member, why, and until when: in words, for their own page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitor.adapters.catalogue import Words
from monitor.domain.member import Account, Consent, Member
from monitor.domain.tally import Happening
from monitor.ports import Transaction
from monitor.web.views import CaseView


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of thing that is kept."""

    what: str
    why: str
    until: str


@dataclass(frozen=True, slots=True)
class Holding:
    """What is held of one member, as far as it is told by number or not at all."""

    consent: Consent | None
    accounts: tuple[Account, ...]
    earlier: int
    """Consents of earlier memberships with the same mailbox."""
    read: int
    """Versions of posts that were read."""
    counted: int
    sessions: int


def holding(tx: Transaction, member: Member) -> Holding:
    """All of it, as it stands now."""
    accounts = tx.accounts_of(member.id)
    return Holding(
        consent=tx.consent_of(member.id),
        accounts=accounts,
        earlier=len(tx.past_consents(member.address)),
        read=sum(tx.count_traces(account.id) for account in accounts),
        counted=len(tx.happened_to(member.id)),
        sessions=len(tx.sessions_of(member.id)),
    )


def kept(held: Holding, cases: Iterable[CaseView], w: Words) -> Iterator[Kept]:
    """Everything there is, and what there is not."""
    yield Kept(
        _address(held.consent, w),
        w("To show that you joined of your own accord"),
        w("You leave; then a minimal proof remains"),
    )
    if held.earlier:
        yield _earlier(w)
    yield from _of_accounts(held, w)
    for view in cases:
        if view.case.closed_at is None:
            yield from _open(view, w)
    yield Kept(
        w("Of a closed case which post it was about, which rule, and how it ended"),
        w("To show you its story"),
        w("30 days have passed since it closed, or you leave"),
    )
    yield from _said_and_sent(w)
    yield from _counted(held, w)
    yield from _coming_in(held, w)
    yield Kept(
        w("Posts about pay, safety, unions, belief and other protected matters"),
        w("Nothing is kept"),
        w("Never stored"),
    )


def _address(consent: Consent | None, w: Words) -> str:
    if consent is None:
        return w("Your address and your choices")
    return w(
        "Your address, your choices and your consent, version {version} of {day}",
        version=consent.version,
        day=w.day_year(consent.given_at),
    )


def _earlier(w: Words) -> Kept:
    return Kept(
        w(
            "The proof that you took part before: version and fingerprint of the text, from when to when"
        ),
        w("To show that you had agreed, and when that ended"),
        w("It stays, also when you leave again"),
    )


def _of_accounts(held: Holding, w: Words) -> Iterator[Kept]:
    yield Kept(
        w(
            "Your accounts: what they are called and say of themselves, the code and the day of your proof, and how far Amends has read"
        ),
        w("To read only what is yours"),
        w("You remove them, or leave"),
    )
    if any(account.let_in for account in held.accounts):
        yield Kept(
            w("The logins for reading alone that you gave Amends at your servers, encrypted"),
            w("To read where nothing is shown without a login"),
            w(
                "You take them back there, remove the account, or leave; a server that is down then has a week to take them back"
            ),
        )
    yield Kept(
        w(
            "An identifier and a fingerprint of each post that was read, without its text: {number} so far",
            number=held.read,
        ),
        w("To check each version once"),
        w("You remove the account, or leave"),
    )


def _open(view: CaseView, w: Words) -> Iterator[Kept]:
    case = view.case
    until = w("The case closes, at the latest on {day}", day=w.day_year(case.expires_at))
    yield Kept(
        w("The text of case {case}, encrypted: {post}", case=case.id, post=view.post),
        w("To show you what the case is about"),
        until,
    )
    if case.asked_at:
        thread = w("What you and comms wrote each other about case {case}, encrypted", case=case.id)
        yield Kept(thread, w("To help you with it"), until)


def _said_and_sent(w: Words) -> Iterator[Kept]:
    yield Kept(
        w("What you called “not a problem” or protected: the rule and a fingerprint"),
        w("To leave you alone about it"),
        w("You leave"),
    )
    yield Kept(
        w("Which mails were sent to you and when, without their words"),
        w("To send none of them twice"),
        w("13 weeks have passed, or you leave"),
    )
    yield Kept(
        w("When the last note about a post was sent to you"),
        w("To send you one a day at most"),
        w("The next one is sent, or you leave"),
    )


def _counted(held: Holding, w: Words) -> Iterator[Kept]:
    yield Kept(
        w(
            "That a note was sent, which rule it was about, what became of it, and whether you asked for help, each with its hour and under a pseudonym: {number} so far",
            number=held.counted,
        ),
        w("For figures about five people or more, if you agreed to be counted"),
        w("13 weeks have passed, you are counted no more, or you leave"),
    )
    yield Kept(
        w("Who looked and what was done, without your words"),
        w("So that you can read it, and that no line is taken away unseen"),
        w("You leave; then its lines belong to a pseudonym that leads to nobody"),
    )


def _coming_in(held: Holding, w: Words) -> Iterator[Kept]:
    yield Kept(
        w(
            "Where you signed in, as a fingerprint, with when and when last seen: {number} at present",
            number=held.sessions,
        ),
        w("To know you again from one page to the next"),
        w("You sign out, or 12 hours have passed"),
    )
    yield Kept(
        w("Links to sign in that you have not used yet, as fingerprints"),
        w("To let you in once by each"),
        w("15 minutes have passed, or you have used them"),
    )
    yield Kept(
        w("How often a link, or a look at an account, was asked for, as a fingerprint"),
        w("To spare your mailbox and other servers"),
        w("A day has passed"),
    )


def counted_as(what: Happening, w: Words) -> str:
    """What is counted of somebody, one thing at a time."""
    known = {
        Happening.NOTE: w("A note was sent"),
        Happening.PUT_RIGHT: w("A post was put right"),
        Happening.REMOVED: w("A post was removed"),
        Happening.DISMISSED: w("A note was called not a problem"),
        Happening.PROTECTED: w("A post was called protected"),
        Happening.HELP: w("Comms was asked for help"),
        Happening.UNPROMPTED: w("A post was put right before any note"),
        Happening.USEFUL: w("A note was called useful"),
        Happening.SHARED: w("Flagged posts are shown to comms no more"),
    }
    return known[what]
