"""Letters to a member, put into words."""

from dataclasses import dataclass

from monitor.adapters.blocks import (
    Buttons,
    Foot,
    Para,
    Sheet,
    isolated,
)
from monitor.adapters.catalogue import Words
from monitor.adapters.trouble_words import account_words
from monitor.domain.case import Case, Status
from monitor.domain.letter import AccountTrouble, Aftermath, HelpAnswered, SignIn, Thanks
from monitor.domain.member import Member, Sharing
from monitor.policy.phrases import Phrases


@dataclass(frozen=True)
class House:
    """What every letter knows of the company and its portal."""

    base_url: str
    company: str
    phrases: Phrases
    privacy_contact: str = ""
    """The mailbox of the privacy officer, if there is one."""
    familiar: bool = False
    """Whether German says du and French tu."""
    country: str = ""
    address: str = ""
    """Of the company, by post."""
    storage: tuple[str, ...] = ()
    """Countries where what is kept lies."""

    def case_url(self, case: Case) -> str:
        """The page of a case. Opening it changes nothing."""
        return f"{self.base_url}/c/{case.id}"


def conduct_name(conduct: int, words: Words) -> str:
    """What a conduct rule is called."""
    names = (
        words("audience"),
        words("role"),
        words("voice"),
        words("work information"),
        words("amends"),
    )
    return names[conduct - 1]


def capital(text: str) -> str:
    """The text as the beginning of a sentence; the Dutch write *één*, and *Eén*."""
    first = "E" if text.startswith("één") else text[:1].upper()
    return first + text[1:]


def greeting(member: Member, words: Words) -> Para:
    """``Hello Noor,``; without a name while nobody has given one."""
    name = member.name.strip()
    return Para(words("Hello {name},", name=isolated(name)) if name else words("Hello,"))


def foot(house: House, member: Member, words: Words, *lines: str) -> Foot:
    """Why this mail came, and the ways out."""
    joined = words(
        "You get this because you joined Amends on {day}.", day=words.day(member.joined_at)
    )
    base = house.base_url
    links = (
        (words("Pause"), f"{base}/pause"),
        (words("Leave and erase"), f"{base}/leave"),
        (words("What is kept"), f"{base}/me#kept"),
    )
    return Foot((*lines, joined), links)


def post_name(case: Case, platform: str, words: Words, *, timed: bool) -> str:
    """The post as its author would know it again: ``Mastodon reply of Tuesday 17 November``.

    With its time it ends in a comma, as the sentence around it needs.
    """
    blog = platform.casefold() == "blog"
    if blog:
        noun = words("blog post")
    elif case.is_reply:
        noun = words("{platform} reply", platform=platform)
    else:
        noun = words("{platform} post", platform=platform)
    at = case.published_at
    if at is None:
        return noun
    if blog or not timed:
        return words("{post} of {day}", post=noun, day=words.weekday(at))
    clock, day = words.clock(at), words.weekday(at)
    return words("{post} of {day}, {time},", post=noun, day=day, time=clock)


def thanks(letter: Thanks, house: House, words: Words) -> Sheet:
    """For a post that was put right."""
    case = letter.case
    post = post_name(case, letter.platform, words, timed=False)
    if case.status is Status.REMOVED:
        done = words("You removed your {post}. Thank you for putting it right.", post=post)
    else:
        done = words("You corrected your {post}. Thank you for putting it right.", post=post)
    alone = letter.member.sharing is not Sharing.FLAGGED and case.asked_at is None
    return Sheet(
        subject=words("Case {case} is closed, thank you", case=case.id),
        lang=words.lang,
        sight=words("For you alone."),
        blocks=(
            greeting(letter.member, words),
            Para(done),
            *_ended(letter, words, alone=alone),
            Para(
                words(
                    "Was the note off the mark all the same? Say so on your page, and the rule "
                    "learns from it."
                ),
                soft=True,
            ),
            Buttons(words("Open my page"), f"{house.base_url}/me"),
            foot(house, letter.member, words, words("Case {case}.", case=case.id)),
        ),
    )


def _ended(letter: Thanks, words: Words, *, alone: bool) -> tuple[Para, ...]:
    """That the case is over; and what its author should still know, which may leave something to do."""
    if letter.aftermath is None:
        return (Para(_erased(words, alone=alone)),)
    known = Para(after_words(letter.aftermath, letter.platform, words))
    if letter.aftermath is Aftermath.TOLD:
        return (known, Para(_erased(words, alone=alone)))
    return (Para(words("Amends has closed the case and erased the text it kept.")), known)


def after_words(aftermath: Aftermath, platform: str, words: Words) -> str:
    """What its author should still know of a post that was put right."""
    if aftermath is Aftermath.TOLD:
        return words("{platform} tells those who boosted it that you edited it.", platform=platform)
    if aftermath is Aftermath.HISTORY:
        return words(
            "One thing to know: on {platform} anyone can still read the earlier wording, in the "
            "post’s edit history. If it gave something away, delete the post; its history goes too.",
            platform=platform,
        )
    return words(
        "One thing to know: feed readers and web archives may keep the earlier wording. If it held "
        "a password or a key, replace that."
    )


def _erased(words: Words, *, alone: bool) -> str:
    if alone:
        return words(
            "Amends has closed the case, erased the text it kept, and told nobody else. "
            "There is nothing left for you to do."
        )
    return words(
        "Amends has closed the case and erased the text it kept. "
        "There is nothing left for you to do."
    )


def link_life(words: Words) -> str:
    """How long a link works."""
    return words(
        "The link works once, for 15 minutes. Did you not ask for it? Then there is "
        "nothing to do: by itself it changes nothing."
    )


def sign_in(letter: SignIn, house: House, words: Words) -> Sheet:
    """A link, to confirm a mailbox or to sign in."""
    if letter.joining:
        asked = words(
            "Somebody, most likely you, wants to join Amends at {company} with this address. "
            "Confirm it on the page below. Nothing happens before you press the button there.",
            company=isolated(house.company),
        )
        label, end = (
            words("Confirm this address"),
            Foot(
                (words("You get this because this address was typed on the page to join Amends."),)
            ),
        )
    else:
        asked = words("Here is the link you asked for. It opens your page.")
        label, end = words("Sign in"), foot(house, letter.member, words)
    return Sheet(
        subject=words("Your link to Amends"),
        lang=words.lang,
        sight=words("For you alone. Please do not pass it on."),
        blocks=(
            greeting(letter.member, words),
            Para(asked),
            Buttons(label, letter.link),
            Para(link_life(words), soft=True),
            end,
        ),
    )


def help_answered(letter: HelpAnswered, house: House, words: Words) -> Sheet:
    """Comms has answered."""
    case = letter.case
    post = post_name(case, letter.platform, words, timed=False)
    return Sheet(
        subject=words("Case {case}: an answer for you", case=case.id),
        lang=words.lang,
        sight=words("For you alone."),
        blocks=(
            greeting(letter.member, words),
            *_answer(letter, post, words),
            Buttons(
                words("Open the case") if letter.text else words("Read the answer"),
                house.case_url(case),
            ),
            Para(words("What you do with it is up to you."), soft=True),
            foot(house, letter.member, words, words("Case {case}.", case=case.id)),
        ),
    )


def _answer(letter: HelpAnswered, post: str, words: Words) -> tuple[Para, ...]:
    """The answer itself, or where it can be read."""
    by = isolated(letter.by)
    if not letter.text:
        if letter.by:
            said = words(
                "You asked comms for help with your {post}. {name} has answered: "
                "you can read it on the page of the case.",
                post=post,
                name=by,
            )
            return (Para(said),)
        said = words(
            "You asked comms for help with your {post}. They have answered: "
            "you can read it on the page of the case.",
            post=post,
        )
        return (Para(said),)
    if letter.by:
        begun = words(
            "You asked comms for help with your {post}. {name} has answered:", post=post, name=by
        )
    else:
        begun = words(
            "You asked comms for help with your {post}. The comms team has answered:", post=post
        )
    written = [line for line in letter.text.split("\n") if line.strip()]
    return (Para(begun), *(Para(isolated(line)) for line in written))


def account_trouble(letter: AccountTrouble, house: House, words: Words) -> Sheet:
    """One of the member's accounts is not read, and they can mend it."""
    account = f"{isolated(letter.account.ref.label)} ({letter.platform})"
    what, mend = account_words(letter.what, account, words)
    return Sheet(
        subject=words("About one of your accounts"),
        lang=words.lang,
        sight=words("For you alone."),
        blocks=(
            greeting(letter.member, words),
            Para(what),
            Para(mend, lead=words("One next step:")),
            Buttons(words("Open my page"), f"{house.base_url}/me"),
            Para(_if_nothing_is_done(letter.what, words), soft=True),
            foot(house, letter.member, words),
        ),
    )


def _if_nothing_is_done(what: str, words: Words) -> str:
    if what == "proof-ends":
        return words("If you do nothing, Amends stops reading it then, and forgets nothing.")
    return words("If you do nothing, the account stays as it is, and nothing of it is read.")
