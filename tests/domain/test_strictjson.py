"""P7: JSON from strangers, of which nothing is taken for granted."""

import pytest

from monitor.domain.strictjson import DEEPEST, inner, strict_object
from monitor.errors import SourceUnreadable


def test_an_object_is_read():
    assert strict_object(b'{"a": 1}', "the server") == {"a": 1}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"[]", "no-object"),
        (b"7", "no-object"),
        (b"null", "no-object"),
        (b"", "not-json"),
        (b'{"a": NaN}', "not-json"),
        (b'{"a": -Infinity}', "not-json"),
        (b'{"a": 1, "a": 2}', "not-json"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not-json"),
        (b'{"a": ' + b"[" * DEEPEST + b"]" * DEEPEST + b"}", "depth"),
        (b"[" * 100_000, "depth"),
        (b'{"a": "' + b"x" * 5 * 1024 * 1024 + b'"}', "size"),
    ],
    ids=lambda value: repr(value[:12]),
)
def test_P7_anything_else_is_unreadable_for_a_reason(body: bytes, reason: str):
    with pytest.raises(SourceUnreadable) as caught:
        strict_object(body, "the server")
    assert caught.value.reason == reason


@pytest.mark.parametrize("value", [None, 7, "x", [], [{}]])
def test_where_no_object_stands_there_is_an_empty_one(value: object):
    assert inner({"a": value}, "a") == {}
    assert inner({"a": {"b": value}}, "a") == {"b": value}
