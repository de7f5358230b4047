"""What no browser sends: methods, content types, charsets, headers and paths that are none (safety Z1, K5)."""

from encodings import aliases
from pathlib import Path
from urllib.parse import quote

import pytest

from monitor.adapters.store import SqlStore
from tests.web.kept import CSRF, let_in, portal_on
from tests.web.portal import BASE, Portal, Somebody
from tests.web.test_routes import DOORS, MAY

pytestmark = pytest.mark.anyio

PATHS = ["/me", "/join", "/sign-in", "/nope", "/comms.csv", "/livez", "/u/x", "/static/amends.css"]
METHODS = ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD", "PROPFIND", "X" * 5000]
CHARSETS = [
    *sorted({*aliases.aliases.values()}),
    "idna",
    "punycode",
    "undefined",
    "unicode_escape",
    "\0",
    "none",
    "x" * 300,
    "",
]
KINDS = [
    *("multipart/form-data; boundary=b", "multipart/form-data", "multipart/form-data; boundary="),
    *("multipart/mixed; boundary=b", "application/x-www-form-urlencoded", "application/json"),
    *("text/plain", "application/xml", "", ";;;;", 'multipart/form-data; boundary="\xe9"'),
    *("application/x-www-form-urlencoded; charset=utf-16", f"multipart/x; boundary={'b' * 500}"),
]
PART = b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
BODIES = [
    *(
        b"",
        b"--b",
        b"--b\r\n\r\n\r\n--b--",
        b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
    ),
    *(b"\xff" * 999, b"csrf=%", b"%00=%ff&" * 2000, b"=" * 65_000, b"&" * 65_000, b"[" * 60_000),
    *(
        b'{"csrf": 1}',
        b"--b\r\n" + b"A: b\r\n" * 3000 + b"\r\nx\r\n--b--",
        b"--b\r\n" + b"A" * 9999,
    ),
    b'--b\r\nContent-Disposition: form-data; name="csrf"; filename="x"\r\n\r\nx\r\n--b--',
    b"--b\r\nContent-Disposition: form-data; name*=utf-8''%ff\r\n\r\nx\r\n--b--",
]
HEADERS: list[tuple[str, str]] = [
    *(("cookie", "amends=\xff\xfe"), ("cookie", "=" * 5000), ("cookie", "amends-lang=\xff")),
    *(("accept-language", "\xff,,;q=;" * 999), ("host", ""), ("host", "\xff")),
    *(("origin", "\xff"), ("sec-fetch-site", "\xff"), ("x-forwarded-for", "\xff, 1.2.3.4")),
    *(("range", f"bytes=5-1,0-{'9' * 50}"), ("range", "bytes=a-b"), ("if-none-match", "\xff")),
    *(("if-modified-since", "yesterday"), ("if-modified-since", "Mon, 01 Jan 99999 00:00:00 GMT")),
    *(("content-length", "abc"), ("transfer-encoding", "gzip, chunked"), ("content-type", "\0")),
]
STEPS = [
    "\0",
    "%00",
    "\ud7ff",
    "🙂" * 70,
    "9" * 400,
    "..",
    "%2e%2e%2f",
    "K7Q2\n",
    "' OR 1=1 --",
    "\uffff",
]


@pytest.fixture
async def noor(portal: Portal) -> Somebody:
    return await portal.signed_in()


async def statuses(somebody: Somebody, method: str, **wanted: object) -> set[int]:
    headers = {"origin": BASE, **wanted.pop("headers", {})}  # type: ignore[dict-item]
    client = somebody.client
    asked = [
        await client.request(method, path, headers=headers, **wanted)  # type: ignore[arg-type]
        for path in PATHS
    ]
    return {answer.status_code for answer in asked}


@pytest.mark.parametrize("method", METHODS)
async def test_a_method_that_no_page_has_is_refused(noor: Somebody, method: str):
    assert await statuses(noor, method) <= {200, 404, 405, *([303] if method == "HEAD" else [])}


@pytest.mark.parametrize("kind", KINDS)
async def test_a_body_that_is_no_form_is_refused_whatever_it_says_it_is(noor: Somebody, kind: str):
    for body in BODIES:
        headers = {"content-type": kind.encode("latin-1")}
        found = await statuses(noor, "POST", content=body, headers=headers)
        assert found <= {200, 400, 403, 404, 405}, body[:40]


async def test_a_form_in_a_charset_that_does_not_fit_is_read_or_refused(noor: Somebody):
    """Some of Python's codecs fail in ways that the parser of forms does not expect."""
    csrf = noor.page.form("Pause everything")["fields"]["csrf"].encode()
    for charset in CHARSETS:
        for typed in (b"abc", b"\xff\xfe\x80-9", b"\\ud800", b"a-99999999999999999999", b"+2AA-"):
            body = PART % (b"csrf", csrf) + PART % (b"name", typed) + b"--b--\r\n"
            kind = f"multipart/form-data; boundary=b; charset={charset}"
            answer = await noor.client.post(
                "/me/choices", content=body, headers={"origin": BASE, "content-type": kind}
            )
            assert answer.status_code in (400, 403, 422), charset


@pytest.mark.parametrize(("name", "value"), HEADERS)
async def test_a_header_that_is_none_breaks_nothing(noor: Somebody, name: str, value: str):
    headers = {name: value.encode("latin-1")}
    for method in ("GET", "POST"):
        assert max(await statuses(noor, method, headers=headers)) < 500


@pytest.fixture
def kept(sql_store: SqlStore, tmp_path: Path) -> Portal:
    portal = portal_on(sql_store, tmp_path / "policy")
    portal.stage.enrol(bio="Writes at Kade")
    portal.open_case()
    return portal


@pytest.mark.parametrize("role", MAY)
async def test_no_step_of_a_path_breaks_the_database(kept: Portal, role: str):
    """PostgreSQL takes no NUL, SQLite no half of a surrogate: they stay outside."""
    somebody = let_in(kept, role)
    for door in (door for door in DOORS if "{" in door and DOORS[door] in MAY[role]):
        method, path = door.split()
        for step in STEPS:
            parts = [quote(step) if part.startswith("{") else part for part in path.split("/")]
            sent = {"csrf": CSRF, "code": step, "to": step, "text": step, "address": step}
            wanted = {"params": {"to": step}} if method == "GET" else {"data": sent}
            answer = await somebody.client.request(
                method, "/".join(parts), headers={"origin": BASE}, **wanted
            )
            assert answer.status_code < 500, (door, step)
