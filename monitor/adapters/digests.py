"""The weekly digest for comms, put into words: words first, one picture, and nothing about few people."""

from datetime import datetime

from monitor.adapters.blocks import Block, Buttons, Grid, Heading, Pairs, Para, Picture, Row, Sheet
from monitor.adapters.catalogue import Words
from monitor.adapters.charts import COLOURS, png, weeks_svg
from monitor.adapters.digest_rules import changes, shadows
from monitor.adapters.letters import House, capital, conduct_name
from monitor.adapters.office_letters import office_foot
from monitor.adapters.readings import health
from monitor.domain.figures import Figures
from monitor.domain.letter import Digest, HelpCase
from monitor.domain.tally import CONDUCTS, RuleFigures

HELP_WIDTH = 110


def digest(letter: Digest, house: House, words: Words) -> Sheet:
    """The week for comms: words first, one picture, and nothing about few people."""
    return Sheet(
        subject=_subject(letter, words),
        lang=words.lang,
        sight=words("Numbers about five people or more. No posts, no names."),
        blocks=(
            Para(words("Hello,")),
            *_month(letter, words),
            Para(_lede(letter, words), tail=_asked(len(letter.help), words)),
            Buttons(words("Open the dashboard"), f"{house.base_url}/comms"),
            *_help(letter.help, house, words),
            *_trend(letter, words),
            *_by_rule(letter, words),
            *changes(letter.changed, words),
            *shadows(letter.shadowed, words),
            *health(letter, words),
            office_foot(
                house,
                words,
                words("Amends shows you a post only if its author shared it with you."),
            ),
        ),
    )


def _subject(letter: Digest, words: Words) -> str:
    year, _, week = letter.label.partition("-W")
    if not letter.monthly:
        return words("Amends, week {week} of {year}", week=int(week), year=year)
    first, last = _ends(letter, words)
    return words("Amends, weeks {first} to {last} of {year}", first=first, last=last, year=year)


def _ends(letter: Digest, words: Words) -> tuple[str, str]:
    """The first and the last of the four weeks that the figures by rule cover."""
    first, last = letter.rule_weeks
    return _week_number(first, words), _week_number(last, words)


def _when(letter: Digest, words: Words) -> str:
    """Which week it is about, at the beginning of a sentence: not the last one where the mail comes late."""
    if letter.late:
        return words("In week {week}", week=_week_number(letter.week.start, words))
    return words("Last week")


def _lede(letter: Digest, words: Words) -> str:
    figures, when = letter.week.figures, _when(letter, words)
    if figures.notes is None:
        return words("{when} Amends wrote to too few people to show.", when=when)
    parts = [_wrote(figures, when, words)]
    if figures.put_right is None:
        parts.append(words("How many posts were put right is left out: too few people to show."))
    elif figures.declined is None or figures.unanswered is None:
        parts.append(
            words.many(
                "{number} post was put right.", "{number} posts were put right.", figures.put_right
            )
        )
    else:
        parts.append(
            words(
                "{right} posts were put right, {declined} were no problem according to their "
                "authors, and {open} were still open when the week ended.",
                right=words.count(figures.put_right),
                declined=words.count(figures.declined),
                open=words.count(figures.unanswered),
            )
        )
    parts += how(figures, words)
    return " ".join(capital(part) for part in parts)


def how(figures: Figures, words: Words) -> list[str]:
    """In what way and how soon posts were put right, and what authors made of the notes."""
    parts = []
    if figures.edited is not None and figures.removed is not None:
        parts.append(
            words(
                "Of those put right, {edited} were edited and {removed} removed.",
                edited=words.count(figures.edited),
                removed=words.count(figures.removed),
            )
        )
    if figures.hours_to_right is not None:
        parts.append(
            words.many(
                "Half of those put right were so within {number} hour.",
                "Half of those put right were so within {number} hours.",
                max(1, figures.hours_to_right),
            )
        )
    if figures.useful is not None:
        parts.append(
            words(
                "Of the {notes} notes, {useful} were called useful.",
                notes=words.number(figures.notes or 0),
                useful=words.count(figures.useful),
            )
        )
    return parts


def _month(letter: Digest, words: Words) -> tuple[Block, ...]:
    """The four weeks of a digest that comes only then, before the last of them."""
    if not letter.monthly:
        return ()
    first, last = _ends(letter, words)
    if not letter.rules:
        few = words(
            "In weeks {first} to {last}, too few people to show by rule.", first=first, last=last
        )
        return (Para(few),)
    text = words(
        "In weeks {first} to {last} Amends wrote {notes} notes; {right} of the posts were put right.",
        first=first,
        last=last,
        notes=words.number(sum(row.notes.number for row in letter.rules)),
        right=words.number(sum(row.put_right.number for row in letter.rules)),
    )
    return (Para(text),)


def _wrote(figures: Figures, when: str, words: Words) -> str:
    notes = words.number(figures.notes or 0)
    if figures.people is None:
        return words("{when} Amends wrote {notes} notes.", when=when, notes=notes)
    people = words.number(figures.people)
    return words(
        "{when} Amends wrote {notes} notes to {people} people.",
        when=when,
        notes=notes,
        people=people,
    )


def _asked(number: int, words: Words) -> str:
    if not number:
        return ""
    text = words.many(
        "{number} author asked for your help.", "{number} authors asked for your help.", number
    )
    return capital(text)


def _help(cases: tuple[HelpCase, ...], house: House, words: Words) -> tuple[Block, ...]:
    if not cases:
        return ()
    voice = house.phrases.voice(words.lang)
    rows = tuple(
        Row(
            words("Case {case}", case=case.case_id),
            (
                words(
                    "{rule}: {kind}, asked on {day} at {time}",
                    rule=capital(conduct_name(case.conduct, words)),
                    kind=voice.kind(case.kind).name,
                    day=words.weekday(case.asked_at),
                    time=words.clock(case.asked_at),
                ),
            ),
        )
        for case in cases
    )
    return Heading(words("Asked for your help")), Pairs(rows, HELP_WIDTH)


def _trend(letter: Digest, words: Words) -> tuple[Block, ...]:
    title = Heading(words("Notes in the last twelve weeks"))
    if all(week.blank for week in letter.trend):
        return title, Para(
            words("In each of them, at least one number would be about fewer than five people.")
        )
    few = words("too few people")
    weeks = [(_week_number(week.start, words), week.figures) for week in letter.trend]
    grid = Grid(
        (words("Week"), words("Notes"), words("Put right")),
        tuple(
            (week, few)
            if figures.put_right is None
            else (week, words.number(figures.notes or 0), words.number(figures.put_right))
            for week, figures in weeks
        ),
    )
    told = ", ".join(
        words("week {week}: {what}", week=row[0], what=words(", of which ").join(row[1:]))
        for row in grid.rows
    )
    picture = Picture(
        name="weeks",
        png=png(weeks_svg(weeks)),
        alt=words("Notes a week, and how many were put right: {weeks}.", weeks=told),
        key=(
            (COLOURS["right"], words("put right")),
            (COLOURS["other"], words("not a problem, or still open")),
            ("", few),
        ),
        grid=grid,
    )
    if not any(week.blank for week in letter.trend):
        return title, picture
    blank = words(
        "Of a week with “too few people”, at least one number would be about fewer than five. "
        "In the picture, the height of its box means nothing."
    )
    return title, picture, Para(blank, soft=True)


def _week_number(monday: datetime, words: Words) -> str:
    return str(monday.astimezone(words.zone).isocalendar().week)


def _by_rule(letter: Digest, words: Words) -> tuple[Block, ...]:
    first, last = _ends(letter, words)
    caption = words(
        "Weeks {first} to {last}, the last full period of four weeks", first=first, last=last
    )
    title = Heading(words("By conduct rule"))
    if not letter.rules:
        return title, Para(words("{period}: too few people to show.", period=caption), soft=True)
    rows = tuple(
        (_rules(row, words), words.number(row.notes.number), words.number(row.put_right.number))
        for row in letter.rules
    )
    grid = Grid((words("Rule"), words("Notes"), words("Put right")), rows, caption)
    if all(len(row.conducts) == 1 for row in letter.rules):
        return title, grid
    together = words(
        "Rules that alone would show fewer than five people stand together with a neighbour."
    )
    return title, grid, Para(together, soft=True)


def _rules(row: RuleFigures, words: Words) -> str:
    if len(row.conducts) == len(CONDUCTS):
        return words("All five rules together")
    names = [f"{n}. {capital(conduct_name(n, words))}" for n in row.conducts]
    return words(" and ").join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
