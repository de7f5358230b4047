"""What real servers answered to Mastodon.py, as its source archive keeps it: nobody here wrote that."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from connectors.mastodon import MastodonConnector
from monitor.domain.post import AccountRef
from monitor.errors import SourceMissing
from monitor.ports import Answer
from tests.archives import files_in, source_archive
from tests.connectors.recorded import Recorded, read

RELEASE = "Mastodon.py==2.3.3"
LONGEST_WINDOW = 3 * 60 * 60
"""Seconds: no window of Mastodon's rate limits is longer."""

pytestmark = [pytest.mark.real, pytest.mark.anyio]


@dataclass(frozen=True)
class Exchange:
    """One recorded request and its answer."""

    where: str
    asked: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def told(self) -> Any:
        """The JSON in it, if there is any."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def statuses(self) -> list[dict[str, Any]]:
        """The statuses in it, one or a page of them."""
        several = self.told if isinstance(self.told, list) else [self.told]
        return [one for one in several if _holds(one, "account", "content", "visibility")]

    @property
    def page(self) -> bytes:
        """The statuses in it as a page, each as it was sent."""
        return json.dumps(self.statuses).encode()

    @property
    def answer(self) -> Answer:
        """As our own client would hand it on."""
        return Answer(self.status, self.body, self.asked, self.headers)


def _holds(found: object, *names: str) -> bool:
    return isinstance(found, dict) and all(name in found for name in names)


@pytest.fixture(scope="module")
def exchanges(tmp_path_factory: pytest.TempPathFactory) -> list[Exchange]:
    """All of them."""
    archive = source_archive(RELEASE, tmp_path_factory.mktemp("mastodonpy"))
    tapes = [(n, b) for n, b in files_in(archive, "/tests/cassettes") if n.endswith(".yaml")]
    found = [exchange for name, tape in tapes for exchange in _played(name, tape)]
    assert len(tapes) >= 340
    return found


def _played(name: str, tape: bytes) -> Iterator[Exchange]:
    for one in yaml.load(tape, Loader=yaml.CSafeLoader).get("interactions", ()):
        told = one["response"]
        heads = {k.lower(): v if isinstance(v, str) else v[0] for k, v in told["headers"].items()}
        text = told["body"].get("string") or ""
        content = text.encode() if isinstance(text, str) else text
        yield Exchange(name, one["request"]["uri"], told["status"]["code"], heads, content)


def _ref(account: Mapping[str, Any], asked: str) -> AccountRef:
    """The account as we would know it: by its id on the server that was asked."""
    host = urlsplit(asked).netloc
    name = account["acct"]
    return AccountRef("mastodon", f"{name}@{host}", f"{account['id']}@{host}", f"@{name}@{host}")


def _plain(content: str) -> str:
    """All letters of a text in HTML, read another way than ours."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", content)))


def test_every_recorded_status_becomes_a_post_or_is_rightly_none(exchanges: list[Exchange]):
    posts = 0
    for exchange in exchanges:
        for account in {s["account"]["id"]: s["account"] for s in exchange.statuses}.values():
            batch = read(MastodonConnector, _ref(account, exchange.asked), exchange.page)
            expected = {s["uri"]: s for s in exchange.statuses if _counts(s, account, exchange)}
            assert {post.source_id for post in batch.posts} == set(expected), exchange.where
            for post in batch.posts:
                posts += 1
                _is_what_stands_there(post.text, expected[post.source_id])
    assert posts > 400


def _counts(status: Mapping[str, Any], account: Mapping[str, Any], exchange: Exchange) -> bool:
    local = "@" not in account["acct"] and urlsplit(status["uri"]).netloc in {
        urlsplit(exchange.asked).netloc,
        urlsplit(account["url"]).netloc,
    }
    own = status["account"]["id"] == account["id"] and not status["reblog"]
    return own and local and status["visibility"] == "public"


def _is_what_stands_there(text: str, status: Mapping[str, Any]) -> None:
    shown = re.sub(r"\s+", "", text)
    content = re.sub(r'<p class="quote-inline">.*?</p>', "", status["content"])
    assert _plain(content) in shown
    assert _plain(status["spoiler_text"]) in shown
    for option in (status.get("poll") or {}).get("options", []):
        assert _plain(option["title"]) in shown
    for picture in status["media_attachments"]:
        assert _plain(picture["description"] or "") in shown
    quoted = ((status.get("quote") or {}).get("quoted_status") or {}).get("content", "")
    assert not _plain(quoted) or _plain(quoted) not in shown


async def test_every_recorded_account_is_found_with_what_it_says_of_itself(
    exchanges: list[Exchange],
):
    found = 0
    for exchange in exchanges:
        account = exchange.told
        if exchange.status != 200 or not _holds(account, "acct", "note", "fields"):
            continue
        if "@" in account["acct"]:
            continue
        ref = _ref(account, exchange.asked)
        mastodon = MastodonConnector(Recorded({"http": exchange.answer}))
        assert await mastodon.resolve(ref.label) == ref, exchange.where
        profile = await mastodon.bio(ref)
        assert _plain(account["note"]) in re.sub(r"\s+", "", profile.bio)
        found += 1
    assert found > 60


async def test_a_recorded_lookup_of_nobody_finds_nobody(exchanges: list[Exchange]):
    lookups = [e for e in exchanges if "/accounts/lookup" in e.asked and e.status == 404]
    assert lookups
    for exchange in lookups:
        finger = "http://localhost:3000/.well-known/"
        mastodon = MastodonConnector(
            Recorded({"http": exchange.answer, finger: Answer(404, b"", finger)})
        )
        with pytest.raises(SourceMissing):
            await mastodon.resolve("@kljadklajsdkljlkjlkjlkjasdasd@localhost:3000")


def test_F9_every_recorded_rate_limit_names_a_time_that_is_understood(exchanges: list[Exchange]):
    limits = [e for e in exchanges if {"x-ratelimit-reset", "date"} <= e.headers.keys()]
    assert limits
    for exchange in limits:
        wait = exchange.answer.retry_after
        # A cache in front of a server repeats windows of days ago; what is past is the shortest wait.
        assert wait is not None
        assert wait <= LONGEST_WINDOW, exchange.where
    assert sum(e.answer.retry_after > 0 for e in limits) > len(limits) / 2
