"""Where several people write in one feed, only its member is read: the others have not agreed."""

import json
from dataclasses import replace
from time import process_time

import pytest

from connectors.feed import FeedConnector
from monitor.domain.blog import signed
from monitor.domain.member import Ground, permit_without_member
from monitor.domain.post import UNSTABLE, AccountRef, Batch, Cursor, Fetched
from monitor.errors import SourceUnreadable
from tests.connectors.recorded import NOW, Recorded, answer

URL = "https://team.example/feed"
REF = AccountRef("feed", URL, URL, "The team")
NOOR = AccountRef("feed", f"{URL}#Noor%20de%20Vries", f"{URL}#noor%20de%20vries", "The team (Noor)")


def entry(number: int, author: str = "") -> str:
    said = author and f"<dc:creator>{author}</dc:creator>"
    return f"<item><guid>g-{number}-</guid>{said}<description>Post {number}</description></item>"


def rss(*items: str, head: str = "") -> bytes:
    space = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    inside = "".join(items)
    return f'<rss version="2.0" {space}><channel>{head}{inside}</channel></rss>'.encode()


def read(body: bytes, ref: AccountRef = REF, cursor: Cursor = Cursor()) -> Batch:  # noqa: B008 - frozen
    return FeedConnector.normalise(Fetched(ref, (body,), cursor, "", URL, member_only=True))


def ids(batch: Batch) -> list[str]:
    return sorted(post.source_id for post in batch.posts)


MANY = rss(
    entry(1, "Noor de Vries"), entry(2, "Piet"), entry(3, "x@y.example (noor  de vries)"), entry(4)
)


def test_the_author_after_the_address_is_the_member():
    assert ids(read(MANY, NOOR)) == ["g-1-", "g-3-"]


def test_without_a_name_a_feed_of_several_is_not_read():
    with pytest.raises(SourceUnreadable, match="several people") as caught:
        read(MANY)
    assert (caught.value.reason, caught.value.choices) == (
        "several-authors",
        ("noor de vries", "piet"),
    )


def test_the_feeds_own_author_is_the_member_among_guests():
    head = "<managingEditor>noor@team.example (Noor de Vries)</managingEditor>"
    assert ids(read(rss(entry(1, "Noor de Vries"), entry(2, "Piet"), entry(3), head=head))) == [
        "g-1-"
    ]


def test_an_editor_who_writes_nothing_tells_nobody():
    head = "<managingEditor>office@team.example</managingEditor>"
    with pytest.raises(SourceUnreadable):
        read(rss(entry(1, "Noor"), entry(2, "Piet"), head=head))


@pytest.mark.parametrize(
    "spelt",
    [
        "Noor",
        "NOOR ",
        "noor@team.example (Noor)",
        "Noor (noor@team.example)",
        "Noor &lt;n@x.example&gt;",
    ],
)
def test_one_name_is_known_in_every_spelling(spelt: str):
    ref = replace(NOOR, address=f"{URL}#noor")
    assert ids(read(rss(entry(1, spelt), entry(2, "Piet")), ref)) == ["g-1-"]
    assert signed(rss(entry(1, spelt))).named == {"noor"}


def test_an_author_without_a_name_is_nobody():
    nobody = entry(1, " ")
    assert ids(read(rss(nobody, entry(2, "Noor")))) == ["g-1-", "g-2-"]
    assert signed(rss(nobody)).named == frozenset()


@pytest.mark.parametrize(
    "written",
    [
        "<author>Piet<author>Noor</author>",
        "<author><name>Noor</name><uri/><x:author/></author>",
        "<author>\n  <![CDATA[Noor]]>\n</author>",
        f"<author>{'x' * 2001}</author><author>Noor</author>",
    ],
)
def test_a_name_is_found_in_whatever_stands_around_it(written: str):
    assert signed(rss(f"<item><guid>1</guid>{written}</item>")).named == {"noor"}


@pytest.mark.parametrize(
    "flood", ["<author>", "<dc:creator>x", "<author ", "<author><name>", "<q>"]
)
@pytest.mark.parametrize("inside", [True, False])
def test_P3_looking_who_wrote_it_takes_linear_time(flood: str, inside: bool):
    many = flood * (2_000_000 // len(flood))
    body = rss(f"<item>{many}</item>") if inside else rss("<item></item>", head=many)
    began = process_time()
    signed(body)
    assert process_time() - began < 2


def test_a_mail_address_alone_is_a_name():
    assert ids(read(rss(entry(1, "n@x.example"), entry(2, "N@x.example")))) == ["g-1-", "g-2-"]


@pytest.mark.parametrize(
    "authors", [("", ""), ("Noor", ""), ("Noor", "NOOR"), ("Noor", "a@b.example (Noor)")]
)
def test_a_feed_of_one_person_is_read_whole(authors: tuple[str, str]):
    assert ids(read(rss(entry(1, authors[0]), entry(2, authors[1])))) == ["g-1-", "g-2-"]


def test_a_company_reading_its_own_feed_reads_all_of_it():
    fetched = Fetched(REF, (MANY,), Cursor(), "", URL)
    assert len(FeedConnector.normalise(fetched).posts) == 4


def test_in_atom_an_entry_without_an_author_is_its_feeds_authors():
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Noor</name></author>
    <entry><id>e-1-</id><title>One</title></entry>
    <entry><id>e-2-</id><title>Two</title><author><name>Piet</name></author></entry></feed>"""
    assert ids(read(atom.encode())) == ["e-1-"]


def test_in_json_an_item_without_authors_is_its_feeds_authors():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "authors": [{"name": "Noor"}],
        "items": [
            {"id": "1", "content_text": "One"},
            {"id": "2", "content_text": "Two", "authors": [{"name": "Piet"}, {"name": "Noor"}]},
            {"id": "3", "content_text": "Three", "author": {"url": "https://piet.example/"}},
            {"id": "4", "content_text": "Four", "author": "Piet", "authors": "Piet"},
        ],
    }
    assert ids(read(json.dumps(feed).encode())) == ["1", "2", "4"]


def test_an_entry_of_two_people_is_read_for_each_of_them():
    both = entry(1, "Noor de Vries").replace(
        "<description>", "<dc:creator>Piet</dc:creator><description>"
    )
    piet = replace(NOOR, address=f"{URL}#Piet")
    assert ids(read(rss(both, entry(2, "Piet")), NOOR)) == ["g-1-"]
    assert ids(read(rss(both, entry(2, "Piet")), piet)) == ["g-1-", "g-2-"]


def test_a_second_author_is_noticed_although_only_new_entries_are_parsed():
    before = read(rss(entry(1, "Noor"))).cursor
    with pytest.raises(SourceUnreadable):
        read(rss(entry(2, "Piet"), entry(1, "Noor")), REF, before)


def test_item_cut_goes_on_where_an_author_was_named():
    before = read(MANY, NOOR).cursor
    grown = MANY.replace(
        b"<item>", entry(6, "Piet").encode() + entry(5, "Noor de Vries").encode() + b"<item>", 1
    )
    assert ids(read(grown, NOOR, before)) == ["g-5-"]


def test_ids_that_change_by_themselves_give_way_to_links_and_words():
    linked = entry(1).replace("<guid>", "<link>https://team.example/1</link><guid>")
    batch = read(rss(linked, entry(2)), REF, Cursor().replaced(ids=UNSTABLE))
    one, two = ids(batch)
    assert one == "https://team.example/1"
    assert two.startswith("sha256:")


@pytest.mark.anyio
class TestResolving:
    """``#`` and a name."""

    async def resolve(self, body: bytes, fragment: str) -> AccountRef:
        client = Recorded({URL: answer(body)})
        ref = await FeedConnector(client).resolve(URL + fragment)
        assert client.asked == [URL]
        return ref

    async def test_a_name_that_writes_there_becomes_part_of_the_account(self):
        ref = await self.resolve(MANY, "#Noor%20de%20Vries")
        assert ref == replace(NOOR, label="team.example (Noor de Vries)")

    async def test_one_author_is_one_account_however_their_name_is_typed(self):
        first, second = [await self.resolve(MANY, name) for name in ("#piet", "#%20PIET%20")]
        assert first.key == second.key == f"{URL}#piet"

    async def test_a_name_that_nobody_has_is_answered_with_those_that_there_are(self):
        with pytest.raises(SourceUnreadable, match="noor de vries, piet") as caught:
            await self.resolve(MANY, "#comments")
        assert caught.value.reason == "several-authors"

    @pytest.mark.parametrize("fragment", ["", "#main", "#Piet"])
    async def test_in_the_address_of_one_persons_feed_it_means_nothing(self, fragment: str):
        assert (await self.resolve(rss(entry(1, "Noor")), fragment)).address == URL


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("ground", "only"),
    [(Ground.TOKEN_SHOWN, True), (Ground.COMPANY_OWN, False), (Ground.LOOPBACK, False)],
)
async def test_who_may_read_a_feed_decides_whose_posts_are_read(ground: Ground, only: bool):
    connector = FeedConnector(Recorded({URL: answer(MANY)}))
    permit = permit_without_member(NOOR, ground, NOW)
    assert (await connector.fetch(permit, Cursor())).member_only is only
    assert (await connector.look(permit, ())).fetched.member_only is only
