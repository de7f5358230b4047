"""The rule workshop, for whoever owns the rules: each rule, how it stands, what it was worth, every change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from monitor.adapters.blocks import visible
from monitor.adapters.catalogue import Words
from monitor.adapters.letters import capital, conduct_name
from monitor.domain.revision import Revision, in_force, texts
from monitor.domain.tally import CONDUCTS
from monitor.domain.token import digest
from monitor.errors import FileRefused, IllegalMove, NotFound
from monitor.policy.rule import Rule, State
from monitor.usecases.sso import BY_COMPANY
from monitor.usecases.workshop import Hand, Refusal, history, let_write, newest, quieten
from monitor.web.deps import Form, Pages, RulesOnly, Visit
from monitor.web.forms import Fields
from monitor.web.rulestanding import Standing, merit, standing

pages = Pages()

LONGEST_NOTE = 500
MOST_TOLD = 10
"""Changes on the page of a rule, unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """A rule in the list."""

    rule: Rule
    standing: Standing
    changed: bool
    """Not as its file has it."""


@dataclass(frozen=True, slots=True)
class Unmade:
    """A change that was not made: which, and what was said of it."""

    what: str = ""
    """``shadow``, ``write``, or where it was to go back to: the number of a revision, or ``file``."""
    note: str = ""
    asks: bool = False
    """It cannot be made without asking members."""
    unsaid: str = ""
    """What is told beside its reason, when there is none."""


def unmade(what: str, note: str, told: Refusal, w: Words) -> Unmade:
    """What its form says when the page opens again."""
    unsaid = refusal_words(told, w) if told is Refusal.UNSAID else ""
    return Unmade(what, note, told is Refusal.ASKS_ANEW, unsaid)


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
        trouble=wrong_in_file(visit, policy.trouble) if policy.trouble else "",
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


def sources(visit: Visit) -> Mapping[str, str]:
    """The rules as their files have them; nothing while a file cannot be read."""
    try:
        return visit.service.policy.sources()
    except FileRefused:
        return {}


def known_rule(visit: Visit, rule_id: str) -> Rule:
    """The rule in force with this id; NotFound when there is none."""
    rules = visit.service.policy.now().rules
    if rule_id not in rules:
        raise NotFound("no such rule")
    return rules.rule(rule_id)


@pages.get("/rules/{rule_id}")
def rule(visit: RulesOnly, rule_id: str, done: str = "", every: str = "") -> Response:
    """One rule, with its newest changes or every one."""
    return rule_page(visit, rule_id, done=done, most=None if every else MOST_TOLD)


def rule_page(
    visit: Visit,
    rule_id: str,
    *,
    done: str = "",
    error: str = "",
    tried: Unmade = Unmade(),
    most: int | None = None,
) -> Response:
    """Reason, proof, worth, buttons and history of one rule."""
    found, files, w = known_rule(visit, rule_id), sources(visit), visit.words
    with visit.service.store.begin() as tx:
        revisions = tx.revisions()
        shadows, known = tx.shadowed(), tx.experiences().get(rule_id)
    own = [each for each in revisions if each.rule_id == rule_id]
    stands = standing(found, shadows, w)
    return visit.page(
        "rule.html",
        status=422 if error or tried.unsaid else 200,
        rule=found,
        others_say=_other_reasons(found, visit.lang),
        conduct=capital(conduct_name(found.conduct, visit.mail_words)),
        standing=stands,
        since=shadows[rule_id][0] if stands.sleeps else None,
        merit=merit(known),
        ready=bool(known and known.ready and stands.waits),
        counted_since=known and known.since,
        text=written(own, rule_id, files),
        told=list(history(own[:most], own, files)),
        more=most is not None and len(own) > most,
        in_file=rule_id in files,
        in_force=in_force(own).get(rule_id),
        seen=newest(own, rule_id),
        who=naming(visit),
        done=done,
        error=error,
        tried=tried,
    )


def _other_reasons(rule: Rule, lang: str) -> list[tuple[str, str]]:
    """The languages in which it also gives a reason, each with it."""
    return [(other, why) for other, why in rule.why.items() if why != rule.reason(lang)]


def written(revisions: Sequence[Revision], rule_id: str, files: Mapping[str, str]) -> str:
    """A rule as it is written now."""
    return texts(revisions).get(rule_id) or files.get(rule_id, "")


def naming(visit: Visit) -> Callable[[str], str]:
    """Whose hand it was: a mailbox that the settings list, or that it is listed no more."""
    w, listed = visit.words, visit.service.settings.mail.policy_owner
    names = {digest(address.lower()): address for address in listed}
    names[""] = w("by hand, in the files")
    names[BY_COMPANY] = w("somebody who came in by the company’s own sign-in")
    return lambda by: names.get(by, w("somebody who is not listed any more"))


def hand(visit: Visit, form: Fields) -> Hand:
    """Who changes something, and why. The version of the consent text is kept with it."""
    by = visit.session.person if visit.session else None
    return Hand(
        by=by or "",
        note=form.one("note", LONGEST_NOTE),
        consent=visit.service.consent_version,
        seen=number_of(form.one("seen")),
        covered=covered(visit),
        asking=form.one("ask") == "yes",
    )


def number_of(typed: str) -> int:
    """The number of a revision; 0 for whatever is none."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0


def covered(visit: Visit) -> frozenset[str]:
    """The kinds of findings that members know of: those that ship, and those of rules that write already."""
    rules = visit.service.policy.now().rules
    return visit.service.phrases.kinds | {r.kind for r in rules if r.state is State.ACTIVE}


def wrong_in_file(visit: Visit, error: FileRefused) -> str:
    """File, line, what is wrong there, and the mend."""
    w = visit.words
    return visible(w("{place}: {why}", place=error.place, why=w.said(error.said)))


def refusal_words(told: Refusal, w: Words) -> str:
    """Why a change was not made."""
    return {
        Refusal.LATE: w(
            "Somebody else has changed this rule since you opened this page. Open it in another window, "
            "and take over what you need."
        ),
        Refusal.SAME: w("This is what is in force already. Nothing was changed."),
        Refusal.BEYOND_CONSENT: w(
            "Members agreed that in protected speech only passwords and other people’s data are looked "
            "for. What a rule with hard: true looks for changes with the product and a new consent text, "
            "not here."
        ),
        Refusal.UNSAID: w(
            "A reason is missing. Say in one line why the rule changes: it stays in the log."
        ),
        Refusal.ASKS_ANEW: w(
            "No member has agreed to this kind of rule yet. Say below that all are to be asked, or name a "
            "kind that they know."
        ),
    }[told]


@pages.form("/rules/{rule_id}/shadow")
def shadow(visit: RulesOnly, form: Form, rule_id: str) -> Response:
    """It counts on and writes to nobody, from this moment on."""
    found = known_rule(visit, rule_id)
    if found.standing != "active":
        raise IllegalMove(f"rule {rule_id} does not write anyway")
    with visit.service.store.begin() as tx:
        told = quieten(tx, rule_id, hand(visit, form), visit.service.clock())
    return _turned(visit, rule_id, "shadow", told)


@pages.form("/rules/{rule_id}/write")
def write(visit: RulesOnly, form: Form, rule_id: str) -> Response:
    """It may write again, about posts from this moment on."""
    known_rule(visit, rule_id)
    with visit.service.store.begin() as tx:
        told = let_write(tx, rule_id, hand(visit, form), visit.service.clock())
    return _turned(visit, rule_id, "write", told)


def _turned(visit: Visit, rule_id: str, what: str, told: Revision | Refusal) -> Response:
    if isinstance(told, Refusal):
        return rule_page(visit, rule_id, tried=unmade(what, "", told, visit.words))
    return visit.go(f"/rules/{rule_id}?done={what}")
