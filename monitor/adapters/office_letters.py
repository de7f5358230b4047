"""Letters to an office of the company, put into words: no posts, no names."""

from collections.abc import Mapping

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
from monitor.adapters.letters import House
from monitor.domain.letter import HelpAsked, Trouble

WIDTH = 110


def help_asked(letter: HelpAsked, house: House, words: Words) -> Sheet:
    """Somebody wants help. The post stands on the page, and only there."""
    return Sheet(
        subject=words("Case {case}: an author asks for your help", case=letter.case_id),
        lang=words.lang,
        sight=words("No post and no name in this mail: those are on the page."),
        blocks=(
            Para(words("Hello,")),
            Para(
                words(
                    "On {day} at {time} an author asked for your help with a post, and chose to "
                    "show it to you.",
                    day=words.weekday(letter.asked_at),
                    time=words.clock(letter.asked_at),
                )
            ),
            Buttons(words("Read and answer"), f"{house.base_url}/comms#help"),
            Para(words("Each look is written down, and the author can read that."), soft=True),
            office_foot(house, words, words("Case {case}.", case=letter.case_id)),
        ),
    )


def office_foot(house: House, words: Words, *lines: str) -> Foot:
    """Why comms gets this."""
    reason = words(
        "You get this mail because you answer for communication at {company}.",
        company=isolated(house.company),
    )
    return Foot((*lines, reason))


def trouble(letter: Trouble, house: House, words: Words) -> Sheet:
    """To the operator: what happened, what is safe, what to do."""
    what, safe, mend = _troubles(words).get(letter.what, _troubles(words)[""])
    return Sheet(
        subject=words("Amends needs a hand ({code})", code=visible(letter.code)),
        lang=words.lang,
        sight=words("For the operator. No personal data."),
        blocks=(
            Para(words("Hello,")),
            Para(what),
            Para(safe),
            Para(mend, lead=words("One next step:")),
            Pairs(
                (
                    Row(words("Code"), (visible(letter.code),)),
                    Row(
                        words("Since"),
                        (f"{words.day_year(letter.since)}, {words.clock(letter.since)}",),
                    ),
                ),
                WIDTH,
            ),
            Foot(
                (
                    words(
                        "You get this mail because you look after Amends at {company}.",
                        company=isolated(house.company),
                    ),
                )
            ),
        ),
    )


def _troubles(words: Words) -> Mapping[str, tuple[str, str, str]]:
    """What happened, what is safe, what to do now; by the fixed word for it."""
    return {
        "mail-parked": (
            words("A mail could not be delivered and has been put aside."),
            words("All other mail goes on, and nothing was lost."),
            words("look with “amends status” which one it is and what the mail server said."),
        ),
        "unread": (
            words("Many accounts could not be read at the same time."),
            words("Nothing unread counts as clean, and each account is tried again by itself."),
            words("check the connection of this machine with “amends doctor”."),
        ),
        "rules-refused": (
            words("The rules were changed in a way that cannot be used."),
            words("The last good set stays in force."),
            words("run “amends policy lint”, which names the file and the line."),
        ),
        "disk": (
            words("The disk is almost full."),
            words("Nothing was lost so far; new posts are taken in once there is room."),
            words("make room where the database lies."),
        ),
        "silence": (
            words("A part of the service has been silent for too long."),
            words("What waits is kept and goes on where it stopped."),
            words("run “amends doctor”, and start the service again if it says so."),
        ),
        "": (
            words("Something in the service did not go as it should."),
            words("Nothing was lost; what failed is tried again."),
            words("look in the log for the code below, or run “amends doctor”."),
        ),
    }
