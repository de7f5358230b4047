"""Whatever anybody sends to whichever route, the answer is one of ours: never a fault (safety Z1, K5)."""

import asyncio
import tempfile
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.portal import BASE, Portal, Somebody
from tests.web.test_for_everybody import furnish
from tests.web.test_routes import DOORS, MAY, come_in

KNOWN = ["K7Q2", "M4PT", "a1", "voice.insult", "en", "note-insult", "comms", "company", "log"]
"""Names that lead somewhere; all others lead nowhere."""
NAMES = [
    "address",
    "name",
    "role",
    "lang",
    "timezone",
    "agree",
    "move",
    "answer",
    "words",
    "source",
    "code",
    "quiet_from",
    "quiet_to",
    "sharing",
    "conducts",
    "replies",
    "start",
    "until",
    "text",
    "note",
    "posts",
    "samples",
    "week",
    "of",
    "to",
    "draft",
    "number",
    "seal",
    "before",
    "state",
]
VALUES = [
    *[
        "ask",
        "dismiss",
        "protect",
        "correct",
        "useful",
        "reword",
        "look",
        "read_posts",
        "on",
        "date",
        "2026-12-01",
        "25:61",
        "de",
    ],
    *["Europe/Berlin", "2026-W47", "2026-W99", "-1", "0", "1e9"],
    "9" * 30,
    "\0",
]
ENDS = {"POST /leave", "POST /sign-out", "POST /accounts/{account_id}/remove"}
"""They take away what the others need; whatever is sent with them, they do the same."""

anything = st.sampled_from(VALUES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
steps = st.sampled_from(KNOWN) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="/."), min_size=1, max_size=20
)
forms = st.dictionaries(st.sampled_from(NAMES), anything | st.lists(anything, max_size=3))


async def send(somebody: Somebody, csrf: str, door: str, step: str, form: dict[str, object]) -> int:
    """The status of the answer to one request."""
    method, path = door.split()
    parts = [quote(step, safe="") if part.startswith("{") else part for part in path.split("/")]
    url = "/".join(parts)
    if method == "GET":
        return (await somebody.client.get(url, params=form)).status_code  # type: ignore[arg-type]
    sent = {**form, "csrf": csrf}
    return (await somebody.client.post(url, data=sent, headers={"origin": BASE})).status_code


@pytest.mark.parametrize("role", MAY)
def test_no_route_breaks_whatever_is_sent_to_it(role: str):
    doors = [door for door in DOORS if DOORS[door] in MAY[role] and door not in ENDS]
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as runner:
        portal = Portal(Path(folder))
        furnish(portal)
        somebody = runner.run(come_in(portal, role))
        runner.run(somebody.open("/sign-in"))
        csrf = somebody.page.reader.forms[0]["fields"]["csrf"]

        @settings(max_examples=60, deadline=None, database=None)
        @given(st.sampled_from(doors), steps, forms)
        def answered(door: str, step: str, form: dict[str, object]) -> None:
            status = runner.run(send(somebody, csrf, door, step, form))
            assert status < 500 or door == "GET /readyz", door

        answered()
