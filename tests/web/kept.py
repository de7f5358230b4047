"""The pages on a real database, and somebody of each role who is signed in already."""

from datetime import timedelta
from pathlib import Path

from monitor.adapters.store import SqlStore
from monitor.domain.token import Session, digest
from tests.usecases.world import Stage
from tests.web.portal import Portal, Somebody

CSRF = "csrf-of-this-session"


def portal_on(store: SqlStore, folder: Path) -> Portal:
    """The pages on this store, with nobody in it yet."""
    folder.mkdir(exist_ok=True)
    return Portal(folder, Stage(store=store))


def let_in(portal: Portal, role: str, *, member: str = "m1") -> Somebody:
    """A browser with a session, as the link in a mail would have made it."""
    somebody, now = portal.somebody(), portal.stage.now
    if role == "anonymous":
        return somebody
    office = None if role == "member" else role.replace("-", "_")
    secret = f"session of {role} {member} {portal.stage.new_id()}"
    person = None
    if office:
        person = digest(portal.service.settings.mail.model_dump()[office][0])
    later = now + timedelta(hours=12)
    session = Session(digest(secret), office or member, office, now, later, now, CSRF, person)
    with portal.stage.store.begin() as tx:
        tx.add_session(session)
    somebody.client.cookies.set("amends", secret)
    return somebody
