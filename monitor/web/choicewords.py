"""Which choices were made anew, as the log has them, in the words of the form where one makes them."""

from monitor.adapters.catalogue import Words


def chosen_anew(thing: str, w: Words) -> str:
    """``sharing:asked>never quiet`` as a sentence."""
    changes = " · ".join(_change(change, w) for change in thing.split())
    return w("Changed choices: {what}", what=changes)


def _change(change: str, w: Words) -> str:
    """One of them; of what could tell whose choice it is, the log has the name alone."""
    name, _, values = change.partition(":")
    choice = _choices(w).get(name, name)
    if not values:
        return w("“{choice}”", choice=choice)
    before, _, now = values.partition(">")
    return w(
        "“{choice}” from “{before}” to “{now}”",
        choice=choice,
        before=_value(name, before, w),
        now=_value(name, now, w),
    )


def _choices(w: Words) -> dict[str, str]:
    return {
        "sharing": w("When comms may see a flagged post"),
        "rules": w("What Amends checks"),
        "replies": w("My replies to others too"),
        "quotes": w("Quote my own words, so that I see at once what it is about"),
        "name": w("Your name"),
        "role": w("Your role"),
        "lang": w("Language of your mails"),
        "timezone": w("Time zone"),
        "quiet": w("Quiet hours"),
        "place": w("Where you work"),
    }


def _value(name: str, value: str, w: Words) -> str:
    if name == "rules":
        return ", ".join(_conducts(w).get(number, number) for number in value.split(","))
    said = {
        "never": w("Never"),
        "asked": w("Only when I ask for help with it"),
        "flagged": w("A day after I was told of it, if it is still open"),
        "yes": w("yes"),
        "no": w("no"),
    }
    return said.get(value, value)


def _conducts(w: Words) -> dict[str, str]:
    return {
        "1": w("Audience"),
        "2": w("Role"),
        "3": w("Voice"),
        "4": w("Work information"),
        "5": w("Amends: facts and quarrels"),
    }
