"""Asking for a consent anew, and passing an objection on, put into words."""

from monitor.adapters.blocks import Buttons, Foot, Pairs, Para, Row, Sheet, isolated
from monitor.adapters.catalogue import Words
from monitor.adapters.letters import House, foot, greeting
from monitor.domain.letter import Objection, Renewal

WIDTH = 110


def renewal(letter: Renewal, house: House, words: Words) -> Sheet:
    """The consent ends soon, or covers less than is asked for now. Doing nothing is an answer too."""
    said, rest = _changed(letter, words) if letter.changed else _ending(letter, words)
    return Sheet(
        subject=words("Your consent for Amends"),
        lang=words.lang,
        sight=words("For you alone."),
        blocks=(
            greeting(letter.member, words),
            Para(said),
            Para(words("Read it again, and agree if you would like to go on.")),
            Buttons(words("Read it again"), f"{house.base_url}/me/consent"),
            Para(rest, soft=True),
            foot(house, letter.member, words),
        ),
    )


def _ending(letter: Renewal, words: Words) -> tuple[str, str]:
    said = words(
        "On {given} you agreed that Amends reads your public posts. That holds for a year: "
        "your consent ends on {end}.",
        given=words.day_year(letter.consent.given_at),
        end=words.day_year(letter.consent.expires_at),
    )
    rest = words(
        "If you do nothing, reading stops by itself on that day, and nobody is told. "
        "This is the only mail about it."
    )
    return said, rest


def _changed(letter: Renewal, words: Words) -> tuple[str, str]:
    said = words(
        "Amends asks you to agree to something that you did not agree to on {given}. "
        "Until you have, Amends reads nothing of yours.",
        given=words.day_year(letter.consent.given_at),
    )
    rest = words(
        "If you do nothing, everything stays paused, and nobody is told. "
        "This is the only mail about it."
    )
    return said, rest


def objection(letter: Objection, house: House, words: Words) -> Sheet:
    """Who objects, what has stopped already, and what they are owed."""
    at = f"{words.day_year(letter.at)}, {words.clock(letter.at)}"
    rows = (
        Row(words("From"), (isolated(letter.member.name), isolated(letter.member.address))),
        Row(words("Since"), (at,)),
    )
    return Sheet(
        subject=words("Somebody objects to being read"),
        lang=words.lang,
        sight=words("For the privacy officer alone. The sender chose to tell you who they are."),
        blocks=(
            Para(words("Hello,")),
            Para(
                words(
                    "A member of Amends objects to the processing of their data (GDPR, article 21). "
                    "Reading and counting have stopped already, and what was counted is erased."
                )
            ),
            Pairs(rows, WIDTH),
            Para(
                words(
                    "answer them within a month. Say that processing has stopped, that it stays so "
                    "until they start it themselves, that leaving erases everything, and where they "
                    "can complain: the data protection authority."
                ),
                lead=words("One next step:"),
            ),
            Foot(
                (
                    words(
                        "You get this mail because you look after privacy at {company}.",
                        company=isolated(house.company),
                    ),
                )
            ),
        ),
    )
