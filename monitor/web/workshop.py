"""The rule workshop, for whoever owns the rules: each rule, how it stands, what it was worth, every change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from monitor.adapters.catalogue import Words
from monitor.adapters.consents import consent_text
from monitor.adapters.letters import capital, conduct_name
from monitor.adapters.overlay import source_of
from monitor.domain.case import Worth
from monitor.domain.experience import NOTE, SHADOW, Experience
from monitor.domain.figures import shown
from monitor.domain.interval import Interval, wilson
from monitor.domain.revision import Revision, in_force, texts
from monitor.domain.tally import CONDUCTS, FEWEST
from monitor.domain.token import digest
from monitor.errors import ConfigurationRefused, IllegalMove, NotFound
from monitor.policy.rule import Rule
from monitor.usecases.learn import DISMISSED, PROTECTED
from monitor.usecases.sso import BY_COMPANY
from monitor.usecases.storm import STORM
from monitor.usecases.workshop import OWNER, Hand, history, let_write, newest, quieten
from monitor.web.deps import Form, Pages, RulesOnly, Visit
from monitor.web.forms import Fields
from monitor.web.views import Chip

pages = Pages()

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Merit:
    """What a rule's notes were worth; None where fewer than five people stand behind a number."""

    notes: int | None
    shadow: int | None
    """What it would have written while in shadow."""
    useful: Interval | None
    objections: int | None


def merit(known: Experience | None) -> Merit | None:
    """None when nothing is counted yet. People are counted too low rather than too high."""
    if known is None:
        return None
    useful, fine = known.count(Worth.USEFUL), known.count(Worth.NO_PROBLEM)
    objected = known.count(Worth.PROTECTED)
    enough = min(useful.people, max(fine.people, objected.people)) >= FEWEST
    among = useful.number + fine.number + objected.number
    others = max(useful.people, fine.people) >= FEWEST
    return Merit(
        notes=shown(known.count(NOTE)),
        shadow=shown(known.count(SHADOW)),
        useful=wilson(useful.number, among) if enough else None,
        objections=shown(objected) if others else None,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How a rule stands: a word, and why it does not write."""

    chip: Chip
    why: str = ""
    sleeps: bool = False
    """In shadow by experience or by its owner's hand, so it can be let write again here."""


def standing(rule: Rule, shadows: Mapping[str, tuple[object, str]], w: Words) -> Standing:
    """A rule's state as it is in force, in words."""
    if rule.held:
        why = w("It matches too much of what everybody writes, so it is not run. Make it narrower.")
        return Standing(Chip("mend", w("Held back"), "mendable"), why)
    if rule.standing == "shadow":
        return Standing(
            Chip("shadow", w("In shadow"), "plain"), w("Its text says so: state: shadow.")
        )
    if rule.id in shadows:
        why = shadows[rule.id][1]
        return Standing(Chip("shadow", w("In shadow"), "plain"), _why(why, w), sleeps=True)
    return Standing(Chip("on", w("Writes notes"), "plain"))


def _why(why: str, w: Words) -> str:
    known = {
        OWNER: w("It was put in shadow here."),
        PROTECTED: w("An author called what it found protected."),
        DISMISSED: w("Most of its notes were called no problem."),
        STORM: w("It found more than 200 posts within an hour. Their notes wait."),
    }
    return known.get(why, why)


@dataclass(frozen=True, slots=True)
class Row:
    """A rule in the list."""

    rule: Rule
    standing: Standing
    changed: bool
    """Not as its file has it."""


@pages.get("/rules")
def rules(visit: RulesOnly) -> Response:
    """All rules, by conduct rule."""
    policy, w = visit.service.policy, visit.words
    with visit.service.store.begin() as tx:
        shadows, changed = tx.shadowed(), texts(tx.revisions())
    rows = [
        Row(rule, standing(rule, shadows, w), rule.id in changed) for rule in policy.now().rules
    ]
    groups = [_group(number, rows, visit) for number in CONDUCTS]
    return visit.page(
        "rules.html",
        lede=lede(rows, w),
        groups=groups,
        trouble=policy.trouble or "",
        changed=changed,
    )


def _group(number: int, rows: Sequence[Row], visit: Visit) -> tuple[int, str, Sequence[Row], str]:
    """One conduct rule: its number, its name, its rules, and how many there are."""
    own = [row for row in rows if row.rule.conduct == number]
    many = visit.words.many("{number} rule", "{number} rules", len(own))
    return number, capital(conduct_name(number, visit.mail_words)), own, many


def lede(rows: Sequence[Row], w: Words) -> str:
    """The news of the set in force."""
    quiet = sum(row.standing.chip.icon == "shadow" for row in rows)
    said = [w.many("{number} rule is in force.", "{number} rules are in force.", len(rows))]
    if quiet:
        said.append(
            w.many(
                "{number} of them runs in shadow: it writes to nobody.",
                "{number} of them run in shadow: they write to nobody.",
                quiet,
            )
        )
    else:
        said.append(w("None of them is in shadow."))
    return " ".join(map(capital, said))


@pages.get("/rules/log")
def changes(visit: RulesOnly) -> Response:
    """Every change of every rule, newest first."""
    with visit.service.store.begin() as tx:
        told = list(history(tx.revisions(), sources(visit)))
    return visit.page("rules-log.html", told=told, who=_naming(visit))


@pages.get("/rules/export")
def export(visit: RulesOnly) -> Response:
    """What was changed here, as a rule file that 'amends policy' and a folder of rules can take."""
    with visit.service.store.begin() as tx:
        written = texts(tx.revisions())
    body = "\n".join(written[rule_id] for rule_id in sorted(written))
    headers = {"Content-Disposition": 'attachment; filename="workshop.yaml"'}
    return Response(body, media_type="application/yaml", headers=headers)


def sources(visit: Visit) -> dict[str, str]:
    """The rules as their files have them; nothing while a file cannot be read."""
    try:
        return {rule.id: source_of(rule) for rule in visit.service.policy.files()}
    except ConfigurationRefused:
        return {}


def known_rule(visit: Visit, rule_id: str) -> Rule:
    """The rule in force with this id; NotFound when there is none."""
    rules = visit.service.policy.now().rules
    if rule_id not in rules:
        raise NotFound("no such rule")
    return rules.rule(rule_id)


@pages.get("/rules/{rule_id}")
def rule(visit: RulesOnly, rule_id: str, done: str = "") -> Response:
    """One rule."""
    return rule_page(visit, rule_id, done=done)


def rule_page(visit: Visit, rule_id: str, *, done: str = "", error: str = "") -> Response:
    """Reason, proof, worth, buttons and history of one rule."""
    found, files, w = known_rule(visit, rule_id), sources(visit), visit.words
    with visit.service.store.begin() as tx:
        revisions = tx.revisions()
        shadows, known = tx.shadowed(), tx.experiences().get(rule_id)
    own = [each for each in revisions if each.rule_id == rule_id]
    stands = standing(found, shadows, w)
    return visit.page(
        "rule.html",
        status=422 if error else 200,
        rule=found,
        conduct=capital(conduct_name(found.conduct, visit.mail_words)),
        standing=stands,
        since=shadows[rule_id][0] if stands.sleeps else None,
        merit=merit(known),
        counted_since=known.since if known else None,
        text=written(own, rule_id, files),
        told=list(history(own, files)),
        in_file=rule_id in files,
        in_force=in_force(own).get(rule_id),
        seen=newest(own, rule_id),
        who=_naming(visit),
        done=done,
        error=error,
    )


def written(revisions: Sequence[Revision], rule_id: str, files: Mapping[str, str]) -> str:
    """A rule as it is written now."""
    return texts(revisions).get(rule_id) or files.get(rule_id, "")


def _naming(visit: Visit) -> Callable[[str], str]:
    """Whose hand it was: a mailbox that the settings list, or that it is listed no more."""
    w, listed = visit.words, visit.service.settings.mail.policy_owner
    names = {digest(address.lower()): address for address in listed}
    names[BY_COMPANY] = w("somebody who came in by the company’s own sign-in")
    return lambda by: names.get(by, w("somebody who is not listed any more"))


def hand(visit: Visit, form: Fields) -> Hand:
    """Who changes something, and why. The version of the consent text is kept with it."""
    seen = form.one("seen")
    by = visit.session.person if visit.session else None
    return Hand(
        by=by or "",
        note=form.one("note", LONGEST_NOTE),
        consent=consent_text(visit.lang).version,
        seen=int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else 0,
    )


@pages.form("/rules/{rule_id}/shadow")
def shadow(visit: RulesOnly, form: Form, rule_id: str) -> Response:
    """It counts on and writes to nobody, from this moment on."""
    found = known_rule(visit, rule_id)
    if found.standing != "active":
        raise IllegalMove(f"rule {rule_id} does not write anyway")
    with visit.service.store.begin() as tx:
        quieten(tx, rule_id, hand(visit, form), visit.service.clock())
    return visit.go(f"/rules/{rule_id}?done=shadow")


@pages.form("/rules/{rule_id}/write")
def write(visit: RulesOnly, form: Form, rule_id: str) -> Response:
    """It may write again, about posts from this moment on."""
    known_rule(visit, rule_id)
    with visit.service.store.begin() as tx:
        let_write(tx, rule_id, hand(visit, form), visit.service.clock())
    return visit.go(f"/rules/{rule_id}?done=write")
