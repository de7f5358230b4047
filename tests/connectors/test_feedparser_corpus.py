"""The test feeds of feedparser, which nobody here wrote: read as it reads them, whole and by item-cut."""

import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from time import process_time

import feedparser
import pytest

from connectors.feed import FeedConnector
from monitor.adapters.feedbox import FeedBox
from monitor.domain.cut import Cut, cut
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched, Post
from monitor.errors import SourceUnreadable
from tests.archives import files_in, source_archive

REF = AccountRef("feed", "https://blog.example/feed", "https://blog.example/feed", "blog")
KNOWN = "Known before"

CDF = "a CDF channel of 1997: no format of blogs, and nothing in it says which format it is"
ENTITY = "it declares an entity, as bombs do (safety P3)"
REFUSED = {
    "tests/wellformed/base/cdf_item_abstract_xml_base.xml": CDF,
    "tests/wellformed/cdf/item_abstract_map_description.xml": CDF,
    "tests/wellformed/cdf/item_abstract_map_summary.xml": CDF,
    "tests/wellformed/cdf/item_href_map_link.xml": CDF,
    "tests/wellformed/cdf/item_href_map_links.xml": CDF,
    "tests/wellformed/cdf/item_lastmod.xml": CDF,
    "tests/wellformed/cdf/item_lastmod_parsed.xml": CDF,
    "tests/wellformed/cdf/item_title.xml": CDF,
    "tests/wellformed/rss/entity_in_doctype.xml": ENTITY,
}
"""What feedparser finds entries in and Amends does not read, each with its reason."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Its files by name, from the source archive that pip downloads."""
    archive = source_archive("feedparser==6.0.14", tmp_path_factory.mktemp("feedparser"))
    return {n: body for n, body in files_in(archive, "/tests/") if not n.endswith(".py")}


@pytest.fixture(scope="module")
def readable(corpus: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those in which feedparser finds entries, without the few that Amends refuses."""
    return {
        name: body
        for name, body in corpus.items()
        if name not in REFUSED and feedparser.parse(io.BytesIO(body)).entries
    }


def read(body: bytes, cursor: Cursor = Cursor()) -> Batch:  # noqa: B008 - it cannot be changed
    return FeedConnector.normalise(Fetched(REF, (body,), cursor, "", REF.address))


def reason(body: bytes) -> str | None:
    """Why a feed is not read."""
    try:
        read(body)
    except SourceUnreadable as error:
        return error.reason
    return None


def posts(batch: Batch) -> set[Post]:
    """All but the one that is there to be known."""
    return {post for post in batch.posts if post.text != KNOWN}


def padded(pieces: Cut) -> bytes:
    """An item beside those of the corpus: most of its feeds have only one."""
    tag = pieces.items[0][1:].split(b">")[0].split()[0]
    prefix = tag.rpartition(b":")[0] + b":" if b":" in tag else b""
    return b"<%s><%stitle>%s</%stitle></%s>" % (tag, prefix, KNOWN.encode(), prefix, tag)


def growths(pieces: Cut) -> Iterator[tuple[bytes, bytes]]:
    """A feed before and after: each of its items as the one that is new, and all of them at once."""
    known = padded(pieces)
    whole = pieces.only((known, *pieces.items))
    yield pieces.only((known,)), whole
    if len(pieces.items) > 1:
        for item in pieces.items:
            yield pieces.only((known, *(one for one in pieces.items if one is not item))), whole


def test_there_are_more_than_two_thousand(corpus: Mapping[str, bytes]):
    assert len(corpus) > 2_200


def test_P6_every_file_is_read_or_refused_in_no_time(corpus: Mapping[str, bytes]):
    for name, body in corpus.items():
        began = process_time()
        assert reason(body) in (None, "not-a-feed", "charset", "entity"), name
        assert process_time() - began < 2, name


def test_what_feedparser_reads_is_read_but_for_a_few_with_their_reasons(corpus, readable):
    assert len(readable) > 1_150
    assert [name for name, body in readable.items() if reason(body)] == []
    assert all(reason(corpus[name]) for name in REFUSED)


@pytest.mark.anyio
async def test_P2_none_of_them_costs_a_parser(corpus: Mapping[str, bytes]):
    async with FeedBox({"feed": FeedConnector}, wall=60) as box:
        for body in corpus.values():
            with suppress(SourceUnreadable):
                await box.normalise("feed", Fetched(REF, (body,), Cursor(), "", REF.address))
        assert box.deaths == 0


def test_item_cut_finds_the_same_entries_ids_links_and_texts(readable: Mapping[str, bytes]):
    by_cut = whole = 0
    for name, body in readable.items():
        pieces = cut(body)
        for before, after in growths(pieces) if pieces else ():
            new = posts(read(after)) - posts(read(before))
            found = read(after, read(before).cursor)
            if any(post.text == KNOWN for post in found.posts):
                whole += 1
                assert posts(found) == posts(read(after)), name
            else:
                by_cut += 1
                assert posts(found) == new, name
    assert by_cut > 1_100
    assert whole < 100


def test_item_cut_finds_nothing_new_in_what_it_has_just_read(readable: Mapping[str, bytes]):
    quiet = 0
    for name, body in readable.items():
        once = read(body)
        again = read(body, once.cursor)
        assert again.cursor == once.cursor, name
        if again.posts:
            assert again.posts == once.posts, name
        quiet += not again.posts
    assert quiet > 1_100
