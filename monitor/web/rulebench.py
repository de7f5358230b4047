"""Writing a rule, a new one or another text of one that is there: checked, tried on posts, put in force."""

import time
from dataclasses import dataclass, field
from threading import Lock

from starlette.responses import Response

from monitor.adapters.letters import capital
from monitor.adapters.rulebench import Draft, DryRun, draft_of, dry_run, pasted
from monitor.adapters.sample import sample_set
from monitor.adapters.strict import MAX_BYTES
from monitor.domain.revision import Revision, texts
from monitor.errors import AlreadyKept, FileRefused
from monitor.policy.check import Judge
from monitor.policy.rule import Rule, RuleSet
from monitor.usecases.renewal import stop_unagreed
from monitor.usecases.workshop import (
    Change,
    Refusal,
    asks_anew,
    difference,
    material,
    newest,
    publish,
)
from monitor.web.deps import Form, Pages, RulesOnly, Visit
from monitor.web.forms import Fields
from monitor.web.ruletemplate import copied, template
from monitor.web.views import pieces
from monitor.web.workshop import hand, known_rule, refusal_words, sources, written, wrong_in_file

pages = Pages()

MOST_POSTS = 200
"""Posts of one dry run; what is pasted beyond is not read, and that is said."""
MOST_SHOWN = 30
LONGEST = 14_000
"""Characters of each of the two fields: together they fit into one request, whatever the script."""
RUN_SECONDS = 5.0
RUNNING = Lock()
"""One dry run at a time: they take a processor that reading and mailing need too."""


@dataclass
class Bench:
    """What stands on the page of a rule that is being written."""

    rule_id: str
    """Empty for a new one, which says its own."""
    text: str
    seen: int
    note: str = ""
    posts: str = ""
    sample: bool = False
    asking: bool = False
    draft: Draft | None = None
    run: DryRun | None = None
    changes: tuple[Change, ...] = ()
    material: bool = False
    asks: bool = False
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def unread(self) -> bool:
        """Whether there is nothing to begin with, since a file cannot be read."""
        return bool(self.rule_id) and self.draft is None and not self.text

    @property
    def action(self) -> str:
        """Where its form goes to."""
        return f"/rules/{self.rule_id}/edit" if self.rule_id else "/rules/new"

    @property
    def lands(self) -> str:
        """What answers the button that was pressed, by its id: there the page opens."""
        if self.draft is None:
            return ""
        if self.draft.mistake or "text" in self.errors:
            return "verdict"
        return next(iter(self.errors), "tried" if self.run else "verdict")

    @property
    def rule(self) -> Rule | None:
        """As it is written, if it can be read."""
        return self.draft.rule if self.draft else None


@pages.get("/rules/new")
def new(visit: RulesOnly, like: str = "") -> Response:
    """A rule that is not there yet: from a template with comments, or from a copy of another."""
    text = template(visit.words)
    if like:
        rule = known_rule(visit, like)
        with visit.service.store.begin() as tx:
            revisions = tx.revisions()
        text = copied(rule, written(revisions, like, sources(visit)))
    return _bench_page(visit, Bench("", text, 0), like)


@pages.form("/rules/new")
def work_new(visit: RulesOnly, form: Form) -> Response:
    """The same as for one that is there."""
    return _work(visit, form, "", None)


@pages.get("/rules/{rule_id}/edit")
def edit(visit: RulesOnly, rule_id: str) -> Response:
    """A rule as it is written now, to be changed."""
    known_rule(visit, rule_id)
    with visit.service.store.begin() as tx:
        revisions = tx.revisions()
    text = written(revisions, rule_id, sources(visit))
    return _bench_page(visit, Bench(rule_id, text, newest(revisions, rule_id)))


@pages.form("/rules/{rule_id}/edit")
def work(visit: RulesOnly, form: Form, rule_id: str) -> Response:
    """Check what was written; try it on posts, or put it in force, when that was the button."""
    return _work(visit, form, rule_id, known_rule(visit, rule_id))


def _work(visit: Visit, form: Fields, rule_id: str, before: Rule | None) -> Response:
    todo, bench = form.one("do"), _read(visit, form, rule_id, before)
    if todo == "try":
        _try(visit, bench)
    elif todo == "publish" and not _refused(visit, bench):
        told = _publish(visit, form, before, bench)
        if isinstance(told, Revision):
            visit.service.policy.refresh()
            return visit.go(f"/rules/{told.rule_id}?done=publish")
        bench.errors["ask" if told is Refusal.ASKS_ANEW else "text"] = _words(visit, told)
    return _bench_page(visit, bench)


def _read(visit: Visit, form: Fields, rule_id: str, before: Rule | None) -> Bench:
    text, asked = form.one("text", MAX_BYTES + 1) + "\n", hand(visit, form)
    draft = draft_of(rule_id, text, visit.service.policy.now().company)
    with visit.service.store.begin() as tx:
        revisions = tx.revisions()
    now = written(revisions, rule_id, sources(visit))
    return Bench(
        rule_id,
        text,
        asked.seen,
        asked.note,
        form.one("posts", MAX_BYTES),
        form.one("sample") == "yes",
        asked.asking,
        draft,
        changes=difference(now, text) if before else (),
        material=bool(before and draft.rule and material(before, draft.rule)),
        asks=bool(draft.rule and asks_anew(draft.rule, asked.covered)),
    )


def _try(visit: Visit, bench: Bench) -> None:
    """Hold pasted posts, the sample set, or both against the rule in force and as it is written. No post of
    a member is among them: nothing is read from the store."""
    w, rule = visit.words, bench.rule
    posts = (*pasted(bench.posts)[:MOST_POSTS], *(sample_set() if bench.sample else ()))
    if not posts:
        bench.errors["posts"] = w("There are no posts yet. Paste some, or take the sample set.")
    elif rule is not None:
        if not RUNNING.acquire(blocking=False):
            bench.errors["posts"] = w("Another dry run is going on. Try again in a few seconds.")
            return
        try:
            ends = time.monotonic() + RUN_SECONDS
            before = visit.service.policy.now().judge
            after = _beside(before, rule)
            bench.run = dry_run(posts, rule.id, before, after, lambda: time.monotonic() < ends)
        finally:
            RUNNING.release()


def _beside(judge: Judge, rule: Rule) -> Judge:
    """The rules in force, with this one in its place or beside them."""
    rules = {**{each.id: each for each in judge.rules}, rule.id: rule}
    after = Judge(RuleSet(tuple(rules.values()), ""), judge.company)
    after.second = judge.second
    return after


def _refused(visit: Visit, bench: Bench) -> bool:
    """Whether it cannot be put in force yet. A mistake in the text shows by itself."""
    if not bench.note:
        bench.errors["note"] = refusal_words(Refusal.UNSAID, visit.words)
    rule = bench.rule
    if rule and not bench.rule_id and rule.id in visit.service.policy.now().rules:
        bench.errors["text"] = visit.words(
            "There is a rule {rule} already. Give this one another id, or change that one on its own page.",
            rule=rule.id,
        )
    return bool(bench.errors) or bench.draft is None or not bench.draft.good


def _publish(
    visit: Visit, form: Fields, before: Rule | None, bench: Bench
) -> Revision | Refusal | FileRefused:
    service, rule = visit.service, bench.rule
    assert rule is not None  # noqa: S101
    with service.store.begin() as tx:
        others = {**texts(tx.revisions()), rule.id: bench.text}
    try:
        # The whole set: it may be good by itself and no good beside the others.
        after = service.policy.proposal(others).rules.rule(rule.id)
        with service.store.begin() as tx:
            now = service.clock()
            told = publish(tx, before, after, bench.text, hand(visit, form), now)
            if isinstance(told, Revision) and told.asks:
                stop_unagreed(tx, service.consent_version, now, service.new_id)
            return told
    except FileRefused as error:
        return error
    except AlreadyKept:
        return Refusal.LATE


def _words(visit: Visit, told: Refusal | FileRefused) -> str:
    return (
        refusal_words(told, visit.words)
        if isinstance(told, Refusal)
        else wrong_in_file(visit, told)
    )


def _bench_page(visit: Visit, bench: Bench, like: str = "") -> Response:
    draft, run = bench.draft, bench.run
    wrong = bench.errors or (draft and draft.mistake)
    shown, read = (run.tried[:MOST_SHOWN], run.read) if run else ((), 0)
    return visit.page(
        "rule-edit.html",
        status=422 if wrong else 200,
        bench=bench,
        like=like,
        errors=bench.errors,
        outcomes=[(each, pieces(each.example.text, each.found)) for each in draft.outcomes]
        if draft
        else (),
        read=capital(
            visit.words.many("{number} post was read.", "{number} posts were read.", read)
        ),
        shown=[(tried, pieces(tried.text, tried.marks)) for tried in shown],
        kinds=sorted(visit.service.phrases.kinds),
        most_posts=MOST_POSTS,
        longest=LONGEST,
        samples=len(sample_set()),
    )
