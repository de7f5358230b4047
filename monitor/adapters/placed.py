"""What a company has switched where a member works, put into words."""

from monitor.adapters.blocks import Block, Buttons, Para, Sheet, isolated
from monitor.adapters.catalogue import Words
from monitor.adapters.letters import House, foot, greeting
from monitor.domain.letter import Placed
from monitor.domain.place import Consequence

TO_CHOOSE = (Consequence.OFF, Consequence.UNSAID)


def placed(letter: Placed, house: House, words: Words) -> Sheet:
    """What it means for them, the company's reason, and that doing nothing is an answer too."""
    why: tuple[Block, ...] = ()
    if letter.why:
        why = (Para(isolated(letter.why), lead=words("The reason it gives:")),)
    only = words("This is the only mail about it.")
    button = Buttons(words("Open my page"), f"{house.base_url}/me")
    if letter.what in TO_CHOOSE:
        button = Buttons(words("Your choices"), f"{house.base_url}/me/choices")
    return Sheet(
        subject=words("Where you work, and Amends"),
        lang=words.lang,
        sight=words("For you alone."),
        blocks=(
            greeting(letter.member, words),
            Para(_said(letter.what, words)),
            *why,
            button,
            Para(f"{_rest(letter.what, words)} {only}", soft=True),
            foot(house, letter.member, words),
        ),
    )


def _said(what: Consequence, words: Words) -> str:
    match what:
        case Consequence.OFF:
            return words(
                "Your company has switched Amends off for where you work. Nothing of yours is read any "
                "more, and nobody is told that you took part. Do you work somewhere else now? Then "
                "change that among your choices."
            )
        case Consequence.UNSAID:
            return words(
                "What Amends may do now differs by where people work, and it does not know where you do. "
                "Until you choose a place among your choices, nothing of yours is read."
            )
        case Consequence.ON:
            return words(
                "Your company has switched Amends on again for where you work. Nothing has started by "
                "itself: press “Start again” on your page if you would like to go on. Posts from in "
                "between are not checked."
            )
        case Consequence.UNCOUNTED:
            return words(
                "Your company has switched figures off for where you work. Nothing about you is counted "
                "from now on, and what was counted is erased. Your notes go on as before."
            )


def _rest(what: Consequence, words: Words) -> str:
    match what:
        case Consequence.OFF:
            return words(
                "If you do nothing, everything stays paused. Nothing starts again by itself: should your "
                "company switch it on again, Amends asks you first."
            )
        case Consequence.UNSAID | Consequence.ON:
            return words("If you do nothing, everything stays paused, and nobody is told.")
        case Consequence.UNCOUNTED:
            return words("You need to do nothing.")
