"""Over the network only what nobody could use to look people up."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.cli.proofs import LIFE, Proofs, state_dir
from monitor.cli.remote import Asker, handle_of, host_of, is_company_own, is_loopback
from monitor.domain.company import Company
from monitor.domain.member import Ground, Permit
from monitor.domain.post import AccountRef, Author, Batch, Cursor, Fetched, Post
from monitor.errors import ConfigurationRefused, NotAllowed
from monitor.ports import Answer, Client, Connector, Known, Looked, Profile, Reader

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
COMPANY = Company(
    "Kraanvliet",
    handles=("@kraanvliet@social.example", "kraanvliet.bsky.example"),
    domains=("kraanvliet.example", "www.kade.example"),
)


class Offline(Client):
    """Nobody is to be asked through it."""

    async def get(self, url: str, headers: object = None) -> Answer:
        raise AssertionError(url)

    async def post(self, url: str, form: object) -> Answer:
        raise AssertionError(url)


class Scripted(Connector):
    """Counts what it was asked, and answers what it was told."""

    name = "feed"
    title = "blog"

    def __init__(self) -> None:
        super().__init__(Offline())
        self.asked: list[str] = []
        self.permits: list[Permit] = []
        self.leads_to: str | None = None
        self.found: AccountRef | None = None
        self.answers_from = ""
        self.bio_text = ""

    @classmethod
    def claims(cls, source: str) -> bool:
        return any(sign in source for sign in (".", "@", "://"))

    async def resolve(self, source: str) -> AccountRef:
        self.asked.append(f"resolve {source}")
        address = self.leads_to or source
        return self.found or AccountRef("feed", address, address, address)

    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        self.asked.append("fetch")
        self.permits.append(permit)
        assert permit.ref is not None
        return Fetched(permit.ref, (b"feed",), cursor, url=self.answers_from)

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        return Batch((Post("1", "From afar"),), fetched.cursor)

    async def bio(self, ref: AccountRef) -> Profile:
        self.asked.append(f"bio {ref.address}")
        return Profile("Noor", self.bio_text)

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        raise AssertionError("a check looks once")


class Here(Reader):
    async def normalise(self, connector: str, fetched: Fetched) -> Batch:
        return Scripted.normalise(fetched)


class World:
    """An asker on a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.connector = Scripted()
        self.folder = folder

    def asker(self, *, testing: bool = False, now: datetime = NOW) -> Asker:
        connectors = {"feed": self.connector}
        return Asker(COMPANY, connectors, Here(), Proofs(self.folder), testing, now)

    def read(self, source: str, *, testing: bool = False, now: datetime = NOW) -> list[str]:
        posts = asyncio.run(self.asker(testing=testing, now=now).posts(source, Author()))
        return [item.post.text for item in posts]

    def prove(self, source: str, now: datetime = NOW) -> str:
        token, _ = self.asker(now=now).prove(source, lambda: "s3cret" * 8)
        return token


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "state")


FOREIGN = [
    "@noor@social.example",
    "https://blog.example/feed",
    "https://social.example/@noor",
    "https://social.kraanvliet.example/@noor",
    "https://social.kraanvliet.example/@noor.rss",
    "https://social.kraanvliet.example/users/noor",
    "https://kraanvliet.example.evil.example/feed",
    "https://xkraanvliet.example/feed",
    "https://kraanvliet.example@evil.example/",
    "https://evil.example\\@kraanvliet.example/",
    "https://evil.example/?kraanvliet.example",
    "https://evil.example#kraanvliet.example",
    "noor.bsky.example",
    "@jan.kraanvliet.example",
    "jan.kraanvliet.example",
    "https://bsky.app/profile/jan.kraanvliet.example",
    "https://evil.example/profile/kraanvliet.bsky.example",
    "did:web:noor.example",
    "http://127.0.0.1:8000/feed",
    "@noor@localhost:3000",
    "@kraanvliet@social.example.evil.example",
]


@pytest.mark.parametrize("source", FOREIGN)
def test_somebody_elses_source_is_refused_before_anyone_is_asked(world: World, source: str) -> None:
    with pytest.raises(NotAllowed, match="amends check --prove"):
        world.read(source)
    assert world.connector.asked == []


@pytest.mark.parametrize(
    "source",
    [
        "@kraanvliet@social.example",
        "kraanvliet@social.example",
        "https://social.example/@Kraanvliet",
        "kraanvliet.bsky.example",
        "https://kraanvliet.example/feed",
        "https://NEWS.Kraanvliet.Example./feed",
        "https://www.kade.example/",
    ],
)
def test_the_companys_own_is_read_on_that_ground(world: World, source: str) -> None:
    assert world.read(source) == ["From afar"]
    (permit,) = world.connector.permits
    assert permit.ground is Ground.COMPANY_OWN
    assert permit.member_id is None


DID = f"did:plc:{'k' * 24}"


@pytest.mark.parametrize(
    "source",
    [
        "@kraanvliet.bsky.example",
        "@Kraanvliet.Bsky.example",
        "https://bsky.app/profile/kraanvliet.bsky.example/",
    ],
)
def test_a_handle_of_the_companys_own_stands_for_the_number_behind_it(
    world: World, source: str
) -> None:
    world.connector.found = AccountRef("feed", DID, DID, "@kraanvliet.bsky.example")
    assert world.read(source) == ["From afar"]
    world.connector.found = AccountRef("feed", DID, DID, "@noor.bsky.example")
    with pytest.raises(NotAllowed, match="not the company's own"):
        world.read(source)


def test_a_company_page_does_not_open_the_feed_of_somebody_else(world: World) -> None:
    world.connector.leads_to = "https://noor.example/feed"
    with pytest.raises(NotAllowed, match=r"leads to noor\.example"):
        world.read("https://kraanvliet.example/staff")
    assert "fetch" not in world.connector.asked


def test_a_company_page_may_point_to_another_of_the_companys_domains(world: World) -> None:
    world.connector.leads_to = "https://www.kade.example/feed"
    assert world.read("https://kraanvliet.example/news") == ["From afar"]


def test_an_answer_from_elsewhere_is_not_shown(world: World) -> None:
    world.connector.answers_from = "https://noor.example/feed"
    with pytest.raises(NotAllowed, match=r"leads to noor\.example"):
        world.read("https://kraanvliet.example/feed")


def test_a_token_in_the_profile_opens_the_source(world: World) -> None:
    token = world.prove("@noor@social.example")
    world.connector.bio_text = f"Likes boats. {token}"
    assert world.read("@noor@social.example") == ["From afar"]
    assert world.connector.permits[0].ground is Ground.TOKEN_SHOWN


def test_without_the_token_only_the_profile_is_asked_for(world: World) -> None:
    world.prove("@noor@social.example")
    with pytest.raises(NotAllowed, match="not there yet"):
        world.read("@noor@social.example")
    assert "fetch" not in world.connector.asked


def test_the_token_of_one_source_opens_no_other(world: World) -> None:
    world.connector.bio_text = world.prove("@noor@social.example")
    with pytest.raises(NotAllowed):
        world.read("@femke@social.example")
    assert world.connector.asked == []


def test_a_token_from_elsewhere_opens_nothing(world: World, tmp_path: Path) -> None:
    world.connector.bio_text = World(tmp_path / "other").prove("@noor@social.example")
    with pytest.raises(NotAllowed):
        world.read("@noor@social.example")
    assert world.connector.asked == []


def test_a_token_holds_for_three_days(world: World) -> None:
    world.connector.bio_text = world.prove("@noor@social.example")
    late = NOW + LIFE - timedelta(seconds=1)
    assert world.read("@noor@social.example", now=late) == ["From afar"]
    with pytest.raises(NotAllowed, match="--prove"):
        world.read("@noor@social.example", now=NOW + LIFE)


def test_asking_again_gives_the_same_token_until_it_ends(world: World) -> None:
    first = world.prove("https://noor.example/feed")
    later, until = world.asker(now=NOW + timedelta(hours=1)).prove(
        "https://noor.example/feed", lambda: "x" * 43
    )
    assert (later, until) == (first, NOW + LIFE)


def test_tokens_are_kept_for_their_user_alone(world: World) -> None:
    world.prove("@noor@social.example")
    kept = world.folder / "proofs.json"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert "noor" not in kept.read_text()


@pytest.mark.parametrize("content", ["{", "[1]", '{"a": 3}', '{"a": ["t", "soon"]}'])
def test_a_broken_file_of_tokens_is_named(world: World, content: str) -> None:
    world.folder.mkdir()
    (world.folder / "proofs.json").write_text(content)
    with pytest.raises(ConfigurationRefused, match=r"proofs\.json"):
        world.read("@noor@social.example")


def test_a_folder_that_cannot_be_written_is_named(world: World) -> None:
    world.folder.write_text("in the way")
    with pytest.raises(ConfigurationRefused, match=r"proofs\.json"):
        world.prove("@noor@social.example")


def test_what_no_connector_knows_is_no_address(world: World) -> None:
    with pytest.raises(ConfigurationRefused, match="nonsense: no such file"):
        world.read("nonsense")
    with pytest.raises(ConfigurationRefused, match="nonsense"):
        world.prove("nonsense")


@pytest.mark.parametrize(
    "source", ["http://127.0.0.1:8000/feed", "http://[::1]/feed", "@noor@localhost:3000"]
)
def test_in_tests_this_machine_needs_no_proof(world: World, source: str) -> None:
    assert world.read(source, testing=True) == ["From afar"]
    assert world.connector.permits[0].ground is Ground.LOOPBACK


def test_in_tests_this_machine_opens_no_other(world: World) -> None:
    world.connector.leads_to = "https://noor.example/feed"
    with pytest.raises(NotAllowed):
        world.read("http://127.0.0.1:8000/", testing=True)
    with pytest.raises(NotAllowed):
        world.read("http://127.0.0.1.evil.example/", testing=True)


@pytest.mark.parametrize(
    ("source", "host"),
    [
        ("https://Blog.Example./x", "blog.example"),
        ("https://büro.example/", "xn--bro-hoa.example"),
        ("@noor@social.example", "social.example"),
        ("https://[::1]:80/", "::1"),
        ("https://[broken/", ""),
        ("https://a b/", ""),
        ("https://\u202e.example/", ""),
        ("https://" + "a" * 300 + "/", ""),
    ],
)
def test_a_host_is_plain_to_see_or_nothing(source: str, host: str) -> None:
    assert host_of(source) == host


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.3.2.1", "::1"])
def test_this_machine_by_its_names(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "127.0.0.1.example", "2130706433", "0.0.0.0", "10.0.0.1"])
def test_anything_else_is_elsewhere(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("source", "handle"),
    [
        ("@Noor@Social.example", "noor@social.example"),
        ("https://social.example/@noor", "noor@social.example"),
        ("https://social.example/@noor@other.example", "noor@other.example"),
        ("https://social.example/users/noor", "noor@social.example"),
        ("https://social.example/users/", ""),
        ("https://blog.example/feed", ""),
        ("blog.example", ""),
    ],
)
def test_a_handle_is_read_from_all_its_forms(source: str, handle: str) -> None:
    assert handle_of(source) == handle


def test_a_company_without_places_owns_nothing() -> None:
    assert not is_company_own("https://kraanvliet.example/", Company("Kraanvliet"))


def test_small_files_go_where_the_system_wants_them(tmp_path: Path) -> None:
    assert state_dir({"XDG_STATE_HOME": str(tmp_path)}) == tmp_path / "amends"
    assert state_dir({}).parts[-3:] == (".local", "state", "amends")
