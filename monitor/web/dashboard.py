"""For comms: the week in figures about five people or more."""

import re
from datetime import date, timedelta

from starlette.responses import Response

from monitor.adapters.catalogue import Words
from monitor.adapters.digest_rules import MOST, changed_title, deed_line, others, shadow_line
from monitor.adapters.digests import how
from monitor.adapters.letters import capital, conduct_name
from monitor.adapters.readings import health_title, posts_read, standing, steady
from monitor.domain.calendar import EPOCH, WEEK, label_of, last_week, monday_of
from monitor.domain.figures import Figures
from monitor.domain.letter import Digest
from monitor.domain.message import Office
from monitor.domain.tally import CONDUCTS
from monitor.usecases.callcomms import waiting
from monitor.usecases.digest import FEED, TREND, published, weekly
from monitor.web.charts import bars
from monitor.web.deps import FiguresOnly, Pages, Visit
from monitor.web.figures import in_columns, periods

pages = Pages()

LABEL = re.compile(r"\d{4}-W\d{2}")


@pages.get("/comms")
def week(visit: FiguresOnly, week: str = "", rule: str = "") -> Response:
    """Last week, or one before it; by rule, or one rule over twelve weeks."""
    service = visit.service
    now, settings = service.clock(), service.settings.digest
    if not settings.allowed:
        return _no_figures(visit)
    newest = last_week(now, settings.timezone)
    label = known_week(week, newest)
    with service.store.begin() as tx:
        digest = weekly(tx, label, now, settings.timezone, visit.lang)
        fed = bool(tx.remembered(FEED))
    monday = date.fromisoformat(f"{label}-1")
    by_rule = periods(digest.published.blocks, known_rule(rule), visit)
    return visit.page(
        "comms.html",
        digest=digest,
        label=label,
        monday=monday,
        sunday=monday + timedelta(days=6),
        before=label_of(monday - WEEK),
        after=label_of(monday + WEEK) if label < newest else "",
        weeks=_weeks(newest),
        rule=known_rule(rule),
        lede=" ".join([lede(digest.week.figures, visit.words), *_more(digest, visit)]),
        conducts={n: f"{n}. {capital(conduct_name(n, visit.mail_words))}" for n in CONDUCTS},
        health_title=health_title(visit.mail_words),
        standing=standing(digest.health, visit.mail_words),
        steady=steady(visit.mail_words),
        changed_title=changed_title(visit.mail_words),
        changed=[(r, deed_line(r, visit.mail_words)) for r in digest.changed[:MOST]],
        more_changed=others(len(digest.changed) - MOST, visit.mail_words),
        shadows=[(one, shadow_line(one, visit.mail_words)) for one in digest.shadowed],
        held=[rule.id for rule in service.policy.now().rules.held],
        bars=bars(digest.trend, visit.words),
        periods=by_rule,
        joined=any(row.conducts[1:] for period in by_rule for _, row in period.rows),
        waiting=len(digest.help) if visit.office is Office.COMMS else 0,
        fed=fed,
    )


@pages.get("/comms.csv")
def table(visit: FiguresOnly, week: str = "", rule: str = "") -> Response:
    """The same figures for a spreadsheet; what is left blank there is about too few people."""
    service = visit.service
    now, settings = service.clock(), service.settings.digest
    if not settings.allowed:
        return _no_figures(visit)
    newest = last_week(now, settings.timezone)
    label = known_week(week, newest)
    with service.store.begin() as tx:
        told = published(tx, label, now, settings.timezone)
    name = f'attachment; filename="amends-{label}.csv"'
    text = in_columns(told, known_rule(rule), visit.words, newest=label == newest)
    return Response(text, media_type="text/csv", headers={"Content-Disposition": name})


def _waiting(visit: Visit) -> int:
    """How many authors wait for an answer of comms."""
    if visit.office is not Office.COMMS:
        return 0
    with visit.service.store.begin() as tx:
        return len(waiting(tx))


def _no_figures(visit: Visit) -> Response:
    """What is left of the page while there is no impact assessment: the way to who asked for help."""
    return visit.page("no-figures.html", status=403, waiting=_waiting(visit))


def known_rule(number: str) -> int | None:
    """The conduct rule that is asked for, or None for all of them."""
    return int(number) if number in map(str, CONDUCTS) else None


def _weeks(newest: str) -> list[str]:
    """The weeks to choose from, newest first."""
    return [label_of(monday_of(newest) - n * WEEK) for n in range(TREND)]


def _more(digest: Digest, visit: Visit) -> list[str]:
    """How posts were put right, and how many were read, where that may be told."""
    w, figures = visit.mail_words, digest.week.figures
    lines = how(figures, w)
    if figures.read is not None:
        lines.append(posts_read(figures.read, w))
    return lines


def known_week(label: str, newest: str) -> str:
    """The week of a label; the last full one where the label is none, of a week to come, or older than figures
    can be."""
    if not LABEL.fullmatch(label) or not label_of(EPOCH) <= label <= newest:
        return newest
    try:
        date.fromisoformat(f"{label}-1")
    except ValueError:
        return newest
    return label


def lede(figures: Figures, w: Words) -> str:
    """The news of a week in words, before any figure shows it again."""
    alone = _unprompted(figures, w)
    if figures.notes is None:
        few = w("In this week Amends wrote to too few people to show.")
        return f"{few} {alone}".strip()
    wrote = w("Amends wrote {notes} notes.", notes=w.number(figures.notes))
    if figures.people is not None:
        wrote = w(
            "Amends wrote {notes} notes to {people} people.",
            notes=w.number(figures.notes),
            people=w.number(figures.people),
        )
    return f"{wrote} {capital(_put_right(figures, w))} {alone}".strip()


def _unprompted(figures: Figures, w: Words) -> str:
    if figures.unprompted is None:
        return ""
    return w(
        "{number} posts were put right by their authors before any note went out.",
        number=w.number(figures.unprompted),
    )


def _put_right(figures: Figures, w: Words) -> str:
    if figures.put_right is None:
        return w("How many posts were put right is left out: too few people to show.")
    if figures.declined is None or figures.unanswered is None:
        return w.many(
            "{number} post was put right.", "{number} posts were put right.", figures.put_right
        )
    return w(
        "{right} posts were put right, {declined} were no problem according to their authors, and "
        "{open} were still open when the week ended.",
        right=w.count(figures.put_right),
        declined=w.count(figures.declined),
        open=w.count(figures.unanswered),
    )
