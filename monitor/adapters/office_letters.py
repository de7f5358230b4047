"""Letters to an office of the company, put into words: no posts, no names."""

from monitor.adapters.blocks import (
    Buttons,
    Foot,
    Pairs,
    Para,
    Row,
    Sheet,
    isolated,
    visible,
)
from monitor.adapters.catalogue import Words
from monitor.adapters.letters import House, capital, link_life
from monitor.adapters.trouble_words import trouble_words
from monitor.domain.letter import Canary, HelpAsked, LogHead, OfficeSignIn, Trouble
from monitor.domain.message import Office

WIDTH = 110


def help_asked(letter: HelpAsked, house: House, words: Words) -> Sheet:
    """Somebody wants help, or several. The posts stand on the page, and only there."""
    several = letter.case_id is None
    url = f"{house.base_url}/comms/help" if several else f"{house.base_url}/comms/{letter.case_id}"
    case = "" if several else words("Case {case}.", case=letter.case_id)
    return Sheet(
        subject=words("Several authors ask for your help")
        if several
        else words("Case {case}: an author asks for your help", case=letter.case_id),
        lang=words.lang,
        sight=words("No post and no name in this mail: those are on the page."),
        blocks=(
            Para(words("Hello,")),
            Para(_many_asked(letter, words) if several else _one_asked(letter, words)),
            *_untaken(letter, words),
            Buttons(words("See who waits") if several else words("Open the case"), url),
            Para(words("Each look is written down, and the author can read that."), soft=True),
            office_foot(house, words, *filter(None, (case,))),
        ),
    )


def _untaken(letter: HelpAsked, words: Words) -> tuple[Para, ...]:
    """How many wait whom nobody helps yet."""
    if not letter.untaken:
        return ()
    line = words.many(
        "{number} question has been there for a working day, and nobody has taken it.",
        "{number} questions have been there for a working day, and nobody has taken them.",
        letter.untaken,
    )
    return (Para(capital(line)),)


def _one_asked(letter: HelpAsked, words: Words) -> str:
    if letter.mine:
        return words(
            "An author waits for your answer since {day} at {time}. You have this case: you took it, "
            "or a colleague handed it to you.",
            day=words.weekday(letter.asked_at),
            time=words.clock(letter.asked_at),
        )
    return words(
        "On {day} at {time} an author asked for your help with a post, and chose to show it to you.",
        day=words.weekday(letter.asked_at),
        time=words.clock(letter.asked_at),
    )


def _many_asked(letter: HelpAsked, words: Words) -> str:
    asked = words.many(
        "{number} author asked for your help.",
        "{number} authors asked for your help.",
        letter.waiting,
    )
    calm = words("So that your mailbox stays calm, several askings come in one mail.")
    return f"{capital(asked)} {calm}"


def office_foot(house: House, words: Words, *lines: str) -> Foot:
    """Why comms gets this."""
    reason = words(
        "You get this mail because you answer for communication at {company}.",
        company=isolated(house.company),
    )
    return Foot((*lines, reason))


def office_sign_in(letter: OfficeSignIn, house: House, words: Words) -> Sheet:
    """A link for an office to sign in with."""
    return Sheet(
        subject=words("Your link to Amends"),
        lang=words.lang,
        sight=words("For you alone. Please do not pass it on."),
        blocks=(
            Para(words("Hello,")),
            Para(words("Here is the link you asked for. It opens your page.")),
            Buttons(words("Sign in"), letter.link),
            Para(link_life(words), soft=True),
            Foot(
                (
                    words(
                        "You get this because this mailbox has a task in Amends at {company}.",
                        company=isolated(house.company),
                    ),
                )
            ),
        ),
    )


def log_head(letter: LogHead, house: House, words: Words) -> Sheet:
    """How far the log has come, to be kept outside of Amends."""
    sight, reason = _for_office(Office.PRIVACY_OFFICER, house, words)
    taken = f"{words.day_year(letter.taken_at)}, {words.clock(letter.taken_at)}"
    rows = (
        Row(words("Number"), (str(letter.number),)),
        Row(words("Seal"), (letter.seal,)),
        Row(words("Written on"), (taken,)),
    )
    return Sheet(
        subject=words("Where the log of Amends stands"),
        lang=words.lang,
        sight=sight,
        blocks=(
            Para(words("Hello,")),
            Para(
                words(
                    "Amends writes down who did what. This is its last line at this moment. Keep this "
                    "mail: with it you can see later whether lines were cut off."
                )
            ),
            Pairs(rows, WIDTH),
            Buttons(words("Check the log"), f"{house.base_url}/log"),
            Foot((reason,)),
        ),
    )


def canary(letter: Canary, house: House, words: Words) -> Sheet:
    """A known hit came through: for a mailbox that a machine watches."""
    sight, reason = _for_office(Office.OPERATOR, house, words)
    sent = f"{words.day_year(letter.sent_at)}, {words.clock(letter.sent_at)}"
    return Sheet(
        subject=words("The hourly trial of Amends has arrived"),
        lang=words.lang,
        sight=sight,
        blocks=(
            Para(words("Hello,")),
            Para(
                words(
                    "Each hour Amends sends a made-up post through reading, checking and mail, as if somebody "
                    "had written it. This one has arrived, so all of that works. There is nothing to do."
                )
            ),
            Pairs((Row(words("Sent out"), (sent,)),), WIDTH),
            Foot((reason,)),
        ),
    )


def trouble(letter: Trouble, house: House, words: Words) -> Sheet:
    """To an office: what happened, what is safe, what to do."""
    code = visible(letter.code)
    what, safe, mend = trouble_words(letter.what, visible(letter.rule), words)
    since = f"{words.day_year(letter.since)}, {words.clock(letter.since)}"
    sight, reason = _for_office(letter.office, house, words)
    return Sheet(
        subject=words("Amends needs a hand ({code})", code=code),
        lang=words.lang,
        sight=sight,
        blocks=(
            Para(words("Hello,")),
            Para(what),
            Para(safe),
            Para(mend, lead=words("One next step:")),
            Pairs((Row(words("Code"), (code,)), Row(words("Since"), (since,))), WIDTH),
            Foot((reason,)),
        ),
    )


def _for_office(office: Office, house: House, words: Words) -> tuple[str, str]:
    """Who sees this, and why they get it."""
    company = isolated(house.company)
    match office:
        case Office.OPERATOR:
            return (
                words("For the operator. No personal data."),
                words(
                    "You get this mail because you look after Amends at {company}.", company=company
                ),
            )
        case Office.POLICY_OWNER:
            return (
                words("For the owner of the rules. No posts, no names."),
                words(
                    "You get this mail because you answer for the rules at {company}.",
                    company=company,
                ),
            )
        case Office.PRIVACY_OFFICER:
            return (
                words("For the privacy officer. No posts, no names."),
                words(
                    "You get this mail because you look after privacy at {company}.",
                    company=company,
                ),
            )
        case Office.COMMS:
            return (
                words("For communication. No posts, no names."),
                words(
                    "You get this mail because you answer for communication at {company}.",
                    company=company,
                ),
            )
