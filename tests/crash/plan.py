"""What is said in the world of a crash run, and by whom: nothing but a function of the time."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from monitor.adapters.store import SqlStore
from monitor.adapters.vault import make_master_key
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import Account, Consent, Health, Member, QuietHours, Scope, Standing
from monitor.domain.post import AccountRef, Post
from monitor.settings import Settings
from monitor.wiring import open_store
from tests.services import write_policy

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MEMBERS = 12
EVERY = timedelta(minutes=90)
"""Each of them writes so often; seldom enough that one note can name all cases of a day."""

GONE = timedelta(days=3)
"""Every fourth post is taken down by then."""

RULES = """
- id: voice.insult
  conduct: 3
  kind: insult
  why: {en: These words may read as an insult.}
  severity: medium
  match: {words: [idiot]}
  hits: [you idiot]
  misses: [a fine day]
- id: work.secret
  conduct: 4
  kind: secret
  why: {en: Whoever reads this may be able to log in.}
  severity: high
  hard: true
  match: {words: [swordfish]}
  hits: [the word is swordfish]
  misses: [a fine day]
"""
WORDS = ("Only an idiot would do that", "The word is swordfish", "What a fine day")


@dataclass(frozen=True, slots=True)
class Plan:
    """Where one run has its things, and how long its people write."""

    folder: str
    url: str
    port: int
    minutes: int

    @property
    def ends(self) -> datetime:
        """When everybody falls silent."""
        return START + timedelta(minutes=self.minutes)

    @property
    def mails(self) -> Path:
        """Where the mail server puts what it takes, one file a mail."""
        return Path(self.folder) / "mails"

    def posts(self, account: str, now: datetime) -> Iterator[Post]:
        """All that this account has published by ``now``."""
        number, at = 0, START + timedelta(minutes=7 * int(account[1:]))
        while at <= min(now, self.ends):
            words = WORDS[number % len(WORDS)]
            yield Post(f"{account}-{number}", f"{words}, {account} {number}.", published_at=at)
            number, at = number + 1, at + EVERY

    def settings(self) -> Settings:
        """A service on this machine alone."""
        folder = Path(self.folder)
        return Settings.model_validate(
            {
                "testing": True,
                "database_url": self.url,
                "company_file": folder / "company.yaml",
                "policies": [folder / "policies"],
                "keys": {"master_key_file": folder / "master.key"},
                "mail": {
                    "host": "127.0.0.1",
                    "port": self.port,
                    "tls": "none",
                    "sender": "amends@kade.example",
                    "comms": ["comms@kade.example"],
                },
                "polling": {"host_gap_seconds": 0, "interval_minutes": 1},
                "digest": {"require_dpia": False},
            }
        )

    def store(self) -> SqlStore:
        """The database, as the checker reads it."""
        return open_store(self.settings())

    def written(self) -> str:
        """To be handed to another process."""
        return json.dumps(asdict(self))


def read(written: str) -> Plan:
    """What ``written`` wrote."""
    return Plan(**json.loads(written))


def taken_down(post: Post, now: datetime) -> bool:
    """Whether its author has thought better of it."""
    assert post.published_at is not None
    number = int(post.source_id.partition("-")[2])
    return number % 4 == 0 and now - post.published_at >= GONE


def flagged(post: Post) -> bool:
    """Whether a rule speaks of it."""
    return WORDS[-1] not in post.text


def accounts() -> tuple[str, ...]:
    """One for each member."""
    return tuple(f"a{number}" for number in range(MEMBERS))


def prepare(plan: Plan) -> None:
    """Rules, keys, and people whose accounts were read before."""
    folder = Path(plan.folder)
    plan.mails.mkdir()
    write_policy(folder, RULES)
    make_master_key(folder / "master.key")
    store = plan.store()
    with store.begin() as tx:
        for name in accounts():
            member = MemberId(f"m{name}")
            tx.add_member(_person(member))
            year = timedelta(days=365)
            tx.add_consent(Consent(member, "1", "00", frozenset(Scope), START, START + year))
            tx.add_account(_account(name, member))
    store.close()


def _person(member: MemberId) -> Member:
    never = QuietHours(time(0), time(0), weekends=False)
    return Member(
        id=member,
        address=f"{member}@kade.example",
        name="Noor",
        lang="en",
        timezone="Europe/Amsterdam",
        joined_at=START,
        standing=Standing.ACTIVE,
        quiet=never,
    )


def _account(name: str, member: MemberId) -> Account:
    return Account(
        id=AccountId(name),
        member_id=member,
        ref=AccountRef("chatter", name, name, name),
        added_at=START,
        health=Health.READING,
        proved_at=START,
        next_due=START,
        baseline_done=True,
    )
