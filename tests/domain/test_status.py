"""Statuses as a Mastodon server tells them: what is broken hides nothing else."""

from typing import Any

import pytest

from monitor.domain.status import posts_in

GOOD: dict[str, Any] = {
    "id": "1",
    "uri": "https://toot.example/@noor/1",
    "url": "https://toot.example/@noor/1",
    "visibility": "public",
    "created_at": "2026-11-24T09:00:00Z",
    "content": "<p>Good.</p>",
}


@pytest.mark.parametrize("bad", ["a text", None, 7, ["a list"]])
def test_what_is_no_status_at_all_hides_no_other(bad: Any):
    assert [post.text for post in posts_in([bad, GOOD])] == ["Good."]
