"""What was changed in the rules: the log, the changed rules as a file, and the way back."""

from starlette.responses import Response

from monitor.domain.revision import Deed, Revision, texts
from monitor.errors import AlreadyKept, FileRefused, NotFound
from monitor.policy.rule import Rule
from monitor.usecases.renewal import stop_unagreed
from monitor.usecases.workshop import Refusal, history, roll_back
from monitor.web.deps import Form, Pages, RulesOnly, Visit
from monitor.web.forms import Fields
from monitor.web.workshop import (
    LONGEST_NOTE,
    Unmade,
    hand,
    known_rule,
    naming,
    number_of,
    refusal_words,
    rule_page,
    sources,
    unmade,
    wrong_in_file,
)

pages = Pages()

FILE = "file"
"""What a form names instead of a revision to mean the rule's file."""


MOST_TOLD = 50
"""Changes on one page of the log."""


@pages.get("/rules/log")
def changes(visit: RulesOnly, before: str = "") -> Response:
    """Every change of every rule, newest first. That a file was found as it is changed nothing."""
    with visit.service.store.begin() as tx:
        revisions = tx.revisions()
    end = number_of(before)
    own = [r for r in revisions if r.deed is not Deed.FOUND and (not end or r.number < end)]
    shown = own[:MOST_TOLD]
    return visit.page(
        "rules-log.html",
        told=list(history(shown, revisions, sources(visit))),
        older=shown[-1].number if len(own) > MOST_TOLD else 0,
        who=naming(visit),
    )


@pages.get("/rules/export")
def export(visit: RulesOnly) -> Response:
    """What was changed here, as a rule file that 'amends policy' and a folder of rules can take."""
    with visit.service.store.begin() as tx:
        written = texts(tx.revisions())
    body = "\n".join(written[rule_id] for rule_id in sorted(written))
    headers = {"Content-Disposition": 'attachment; filename="workshop.yaml"'}
    return Response(body, media_type="application/yaml", headers=headers)


@pages.form("/rules/{rule_id}/back")
def back(visit: RulesOnly, form: Form, rule_id: str) -> Response:
    """Put an earlier text in force again, or the file's."""
    before = known_rule(visit, rule_id)
    number, note = form.one("number"), form.one("note", LONGEST_NOTE)
    try:
        told = _back(visit, form, before)
    except FileRefused as error:
        return rule_page(
            visit, rule_id, error=wrong_in_file(visit, error), tried=Unmade(number, note)
        )
    except AlreadyKept:
        told = Refusal.LATE
    if isinstance(told, Refusal):
        tried, w = unmade(number, note, told, visit.words), visit.words
        why = "" if tried.unsaid else refusal_words(told, w)
        return rule_page(visit, rule_id, error=why, tried=tried)
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
        now = service.clock()
        told = roll_back(tx, before, after, text, hand(visit, form), now)
        if isinstance(told, Revision) and told.asks:
            stop_unagreed(tx, service.consent_version, now, service.new_id)
        return told
