"""Changing a rule: written, checked, tried on pasted posts, put in force, and taken back."""

import time
from dataclasses import dataclass, field
from threading import Lock

from starlette.responses import Response

from monitor.adapters.letters import capital
from monitor.adapters.rulebench import NAME, Draft, DryRun, Mistake, draft_of, dry_run, pasted
from monitor.adapters.sample import sample_set
from monitor.adapters.strict import MAX_BYTES
from monitor.domain.revision import Revision, texts
from monitor.errors import AlreadyKept, ConfigurationRefused, NotFound
from monitor.policy.check import Judge
from monitor.policy.rule import Rule, RuleSet
from monitor.usecases.workshop import (
    Change,
    Refusal,
    difference,
    material,
    newest,
    publish,
    roll_back,
)
from monitor.web.deps import Form, Pages, RulesOnly, Visit
from monitor.web.forms import Fields
from monitor.web.views import pieces
from monitor.web.workshop import hand, known_rule, rule_page, sources, written

pages = Pages()

MOST_POSTS = 200
"""Posts of one dry run; what is pasted beyond is not read, and that is said."""
MOST_SHOWN = 30
RUN_SECONDS = 5.0
FILE = "file"
"""What a form names instead of a revision to mean the rule's file."""
RUNNING = Lock()
"""One dry run at a time: they take a processor that reading and mailing need too."""


@dataclass
class Bench:
    """What stands on the page of a rule that is being written."""

    text: str
    seen: int
    note: str = ""
    posts: str = ""
    sample: bool = False
    draft: Draft | None = None
    run: DryRun | None = None
    changes: tuple[Change, ...] = ()
    material: bool = False
    errors: dict[str, str] = field(default_factory=dict)


@pages.get("/rules/{rule_id}/edit")
def edit(visit: RulesOnly, rule_id: str) -> Response:
    """A rule as it is written now, to be changed."""
    known_rule(visit, rule_id)
    with visit.service.store.begin() as tx:
        revisions = tx.revisions()
    text = written(revisions, rule_id, sources(visit))
    return _bench_page(visit, rule_id, Bench(text, newest(revisions, rule_id)))


@pages.form("/rules/{rule_id}/edit")
def work(visit: RulesOnly, form: Form, rule_id: str) -> Response:
    """Check what was written; try it on posts, or put it in force, when that was the button."""
    before, todo = known_rule(visit, rule_id), form.one("do")
    bench = _read(visit, form, rule_id, before)
    if todo == "try":
        _try(visit, rule_id, bench)
    elif todo == "publish" and not _refused(visit, bench):
        told = _publish(visit, form, before, bench)
        if isinstance(told, Revision):
            visit.service.policy.refresh()
            return visit.go(f"/rules/{rule_id}?done=publish")
        bench.errors["text"] = _words(visit, told)
    return _bench_page(visit, rule_id, bench)


def _read(visit: Visit, form: Fields, rule_id: str, before: Rule) -> Bench:
    text = form.one("text", MAX_BYTES + 1) + "\n"
    company = visit.service.policy.now().company
    draft = draft_of(rule_id, text, company)
    with visit.service.store.begin() as tx:
        now = written(tx.revisions(), rule_id, sources(visit))
    asked = hand(visit, form)
    return Bench(
        text,
        asked.seen,
        asked.note,
        form.one("posts", MAX_BYTES),
        form.one("sample") == "yes",
        draft,
        changes=difference(now, text),
        material=bool(draft.rule and material(before, draft.rule)),
    )


def _try(visit: Visit, rule_id: str, bench: Bench) -> None:
    """Hold pasted posts, the sample set, or both against the rule in force and as it is written."""
    w, draft = visit.words, bench.draft
    posts = (*pasted(bench.posts)[:MOST_POSTS], *(sample_set() if bench.sample else ()))
    if not posts:
        bench.errors["posts"] = w("There are no posts yet. Paste some, or take the sample set.")
    elif draft is not None and draft.rule is not None:
        if not RUNNING.acquire(blocking=False):
            bench.errors["posts"] = w("Another dry run is going on. Try again in a few seconds.")
            return
        try:
            ends = time.monotonic() + RUN_SECONDS
            policy = visit.service.policy.now()
            beside = [draft.rule if rule.id == rule_id else rule for rule in policy.rules]
            after = Judge(RuleSet(tuple(beside), ""), policy.company)
            after.second = policy.judge.second
            bench.run = dry_run(
                posts, rule_id, policy.judge, after, lambda: time.monotonic() < ends
            )
        finally:
            RUNNING.release()


def _refused(visit: Visit, bench: Bench) -> bool:
    """Whether it cannot be put in force yet. A mistake in the text shows by itself."""
    if not bench.note:
        bench.errors["note"] = visit.words(
            "A reason is missing. Say in one line why the rule changes: it stays in the log."
        )
    return bool(bench.errors) or bench.draft is None or not bench.draft.good


def _publish(
    visit: Visit, form: Fields, before: Rule, bench: Bench
) -> Revision | Refusal | Mistake:
    service = visit.service
    with service.store.begin() as tx:
        others = {**texts(tx.revisions()), before.id: bench.text}
    try:
        # The whole set: it may be good by itself and no good beside the others.
        after = service.policy.proposal(others).rules.rule(before.id)
        with service.store.begin() as tx:
            return publish(tx, before, after, bench.text, hand(visit, form), service.clock())
    except ConfigurationRefused as error:
        return Mistake(0, 0, str(error).removeprefix(f"{NAME}: "))
    except AlreadyKept:
        return Refusal.LATE


def _words(visit: Visit, told: Refusal | Mistake) -> str:
    w = visit.words
    if isinstance(told, Mistake):
        return told.says
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
    }[told]


def _bench_page(visit: Visit, rule_id: str, bench: Bench) -> Response:
    wrong = bench.errors or (bench.draft and bench.draft.mistake)
    shown, read = (bench.run.tried[:MOST_SHOWN], bench.run.read) if bench.run else ((), 0)
    return visit.page(
        "rule-edit.html",
        status=422 if wrong else 200,
        rule_id=rule_id,
        bench=bench,
        errors=bench.errors,
        read=capital(
            visit.words.many("{number} post was read.", "{number} posts were read.", read)
        ),
        shown=[(tried, pieces(tried.text, tried.found)) for tried in shown],
        most_posts=MOST_POSTS,
        samples=len(sample_set()),
    )


@pages.form("/rules/{rule_id}/back")
def back(visit: RulesOnly, form: Form, rule_id: str) -> Response:
    """Put an earlier text in force again, or the file's."""
    before = known_rule(visit, rule_id)
    try:
        told = _back(visit, form, before)
    except ConfigurationRefused as error:
        return rule_page(visit, rule_id, error=str(error))
    except AlreadyKept:
        told = Refusal.LATE
    if isinstance(told, Refusal):
        return rule_page(visit, rule_id, error=_words(visit, told))
    service = visit.service
    service.policy.refresh()
    stays = rule_id in service.policy.now().rules
    return visit.go(f"/rules/{rule_id}?done=back" if stays else "/rules")


def _back(visit: Visit, form: Fields, before: Rule) -> Revision | Refusal:
    service = visit.service
    with service.store.begin() as tx:
        revisions = tx.revisions()
    earlier = {str(r.number): r.text for r in revisions if r.rule_id == before.id and r.text}
    text = {FILE: "", **earlier}.get(form.one("number"))
    if text is None:
        raise NotFound("no such revision")
    others = {**texts(revisions), before.id: text}
    rules = service.policy.proposal({rule: said for rule, said in others.items() if said}).rules
    after = rules.rule(before.id) if before.id in rules else None
    with service.store.begin() as tx:
        return roll_back(tx, before, after, text, hand(visit, form), service.clock())
