"""The receipt of a consent, given or ended, put into words."""

from collections.abc import Collection, Iterator
from datetime import datetime

from monitor.adapters.blocks import (
    Block,
    Bullets,
    Buttons,
    Foot,
    Heading,
    Pairs,
    Para,
    Row,
    Sheet,
    isolated,
)
from monitor.adapters.catalogue import Words
from monitor.adapters.consent_file import consent_file
from monitor.adapters.letters import House, foot, greeting
from monitor.domain.letter import Receipt
from monitor.domain.member import PROOF_LIFE, Account, Consent, Member, QuietHours, Scope, Sharing
from monitor.domain.reach import CONDUCTS

WIDTH = 168
FINGERPRINT = 16
"""Characters of the hash that a person can still compare."""


def receipt(letter: Receipt, house: House, words: Words) -> Sheet:
    """What somebody agreed to when they joined, or that they left."""
    return _left(letter, house, words) if letter.left else _joined(letter, house, words)


def _joined(letter: Receipt, house: House, words: Words) -> Sheet:
    member = letter.member
    return Sheet(
        subject=words("Your receipt for joining Amends"),
        lang=words.lang,
        sight=words("For you alone. Keep it, and show it to whom you like."),
        blocks=(
            greeting(member, words),
            Para(
                words(
                    "You joined Amends on {day} at {time}, of your own accord. "
                    "This is what you agreed to.",
                    day=words.day_year(letter.consent.given_at),
                    time=words.clock(letter.consent.given_at),
                )
            ),
            Pairs(tuple(_agreed(letter, words)), WIDTH),
            *_in_short(words),
            *_second_thoughts(house, words),
            foot(house, member, words),
        ),
        files=(consent_file(letter, house),),
    )


def _agreed(letter: Receipt, words: Words) -> tuple[Row, ...]:
    accounts = Row(words("Your accounts"), _accounts(letter.accounts, words))
    choices = chosen(letter.member, letter.consent, words)
    return (_consent_row(letter, words), accounts, *choices)


def chosen(member: Member, consent: Consent | None, words: Words) -> tuple[Row, ...]:
    """A member's choices, those of their consent too: what is checked, who sees what, when a mail may come."""
    scopes: Collection[Scope] = consent.scopes if consent else ()
    shared = {
        Sharing.NEVER: words("None of your posts, as you chose"),
        Sharing.ASKED: words("A post only when you ask for help with it"),
        Sharing.FLAGGED: words("A flagged post still open a day after its note, as you chose"),
    }
    quoted = words("Your own words, never a leak") if member.quotes else words("None")
    return (
        Row(words("What is checked"), tuple(_checked(member, scopes, words))),
        Row(words("Comms may see"), (shared[member.sharing],)),
        Row(words("Figures"), (_counted(scopes, words),)),
        *_asked_of_a_model(scopes, words),
        Row(words("Quotes in mails"), (quoted,)),
        Row(words("Quiet hours"), (quiet_hours(member.quiet, words),)),
        Row(words("Time zone"), (member.timezone.replace("_", " "),)),
    )


def _counted(scopes: Collection[Scope], words: Words) -> str:
    if Scope.COUNT in scopes:
        return words("Counted, and only about five people or more")
    return words("Not counted")


def _asked_of_a_model(scopes: Collection[Scope], words: Words) -> Iterator[Row]:
    said = {
        Scope.ASK_MODEL: words("May give a second opinion and other words"),
        Scope.MODEL_DRAFTS: words("May word the first draft too"),
    }
    if lines := tuple(line for scope, line in said.items() if scope in scopes):
        yield Row(words("Language model"), lines)


def _checked(member: Member, scopes: Collection[Scope], words: Words) -> Iterator[str]:
    """Which rules, which posts beside public ones, and from when where that is later than the consent."""
    names = {
        1: words("audience"),
        2: words("role"),
        3: words("voice"),
        4: words("work information"),
        5: words("amends"),
    }
    chosen = ", ".join(names[number] for number in sorted(member.reach.conducts))
    whole = member.reach.conducts == CONDUCTS
    yield words("All five conduct rules") if whole else words("Of the rules: {names}", names=chosen)
    yield words("Your replies too") if member.reach.replies else words("None of your replies")
    unlisted = Scope.READ_UNLISTED in scopes
    yield words("Your unlisted posts too") if unlisted else words("None of your unlisted posts")
    if member.paused_until is not None:
        yield words("From {day} on", day=words.day_year(member.paused_until))


def _consent_row(letter: Receipt, words: Words, *lines: str) -> Row:
    digits = letter.consent.text_hash[:FINGERPRINT]
    groups = " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
    version = words("Version {version}", version=letter.consent.version)
    fingerprint = words("Fingerprint {digits}", digits=groups)
    return Row(words("Consent text"), (version, fingerprint, *lines))


def _accounts(accounts: tuple[tuple[Account, str], ...], words: Words) -> tuple[str, ...]:
    if not accounts:
        return (words("None yet"),)
    names = [f"{isolated(account.ref.label)}, {platform}" for account, platform in accounts]
    proved = [account.proved_at for account, _ in accounts if account.proved_at]
    if not proved:
        return (*names, words("Read only once you have shown that they are yours"))
    first: datetime = min(proved)
    shown = words(
        "Shown to be yours on {day}; again by {again}",
        day=words.day(first),
        again=words.day_year(first + PROOF_LIFE),
    )
    return (*names, shown)


def quiet_hours(quiet: QuietHours, words: Words) -> str:
    """``18:00 to 08:30, and weekends``."""
    start, end = words.hour(quiet.start), words.hour(quiet.end)
    if quiet.start == quiet.end:
        return words("Weekends") if quiet.weekends else words("None")
    if quiet.weekends:
        return words("{start} to {end}, and weekends", start=start, end=end)
    return words("{start} to {end}", start=start, end=end)


def _in_short(words: Words) -> tuple[Block, ...]:
    return (
        Heading(words("In short")),
        Bullets(
            (
                words("Amends reads the new public posts of these accounts. It only reads."),
                words(
                    "Its notes go to you alone, at most one a day. A leaked password or "
                    "somebody’s personal data may come sooner."
                ),
                words(
                    "Posts about pay, safety, unions, discrimination, politics, belief, your "
                    "health or wrongdoing are not flagged and not kept. Only a password or "
                    "somebody else’s personal data in one still brings a note, to you."
                ),
                words(
                    "The text of a flagged post is erased when its case closes, after 30 days at "
                    "the latest."
                ),
            )
        ),
    )


def _second_thoughts(house: House, words: Words) -> tuple[Block, ...]:
    questions = (
        words(
            "Questions? The privacy officer knows how this works: {address}.",
            address=house.privacy_contact,
        )
        if house.privacy_contact
        else words("Questions? The privacy officer knows how this works.")
    )
    return (
        Heading(words("If you change your mind")),
        Para(
            words(
                "Pause or leave, with one click each. When you leave, reading stops at once, "
                "everything is erased, and only a minimal proof of this consent remains."
            )
        ),
        Buttons(words("Open my page"), f"{house.base_url}/me"),
        Para(questions, soft=True),
    )


def _left(letter: Receipt, house: House, words: Words) -> Sheet:
    ended = letter.consent.withdrawn_at or letter.consent.expires_at
    period = words(
        "From {start} to {end}",
        start=words.day_year(letter.consent.given_at),
        end=words.day_year(ended),
    )
    return Sheet(
        subject=words("Your receipt for leaving Amends"),
        lang=words.lang,
        sight=words("For you alone. Keep it, and show it to whom you like."),
        blocks=(
            greeting(letter.member, words),
            Para(_ended(letter, ended, words)),
            Para(
                words("This is all that remains, as proof that you once agreed and that it ended.")
            ),
            Pairs((_consent_row(letter, words, period),), WIDTH),
            Para(_afterwards(letter, words), soft=True),
            Foot(
                (
                    words(
                        "This is the last mail from Amends at {company}.",
                        company=isolated(house.company),
                    ),
                )
            ),
        ),
        files=(consent_file(letter, house),),
    )


def _ended(letter: Receipt, at: datetime, words: Words) -> str:
    moment = {"day": words.day_year(at), "time": words.clock(at)}
    if letter.by_operator:
        return words(
            "The operator of Amends ended your part in it on {day} at {time}. Reading stopped at once, "
            "and everything about you has been erased.",
            **moment,
        )
    return words(
        "You left Amends on {day} at {time}. Reading stopped at once, and everything about you has "
        "been erased.",
        **moment,
    )


def _afterwards(letter: Receipt, words: Words) -> str:
    if letter.by_operator:
        return words(
            "You did not ask for that? Tell the privacy officer. You can join again whenever you like."
        )
    return words("Nobody is told. You can join again whenever you like.")
