"""Builds the service: alone in knowing the concrete adapters, the clock and where ids come from."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from monitor.adapters.consents import consent_text, consent_texts
from monitor.adapters.copies import Copies
from monitor.adapters.dialect import address
from monitor.adapters.drafts import load_phrases
from monitor.adapters.failpoints import failpoints
from monitor.adapters.hostlocks import HostLocks
from monitor.adapters.metrics import Metrics
from monitor.adapters.oneclick import OneClick
from monitor.adapters.overlay import readable
from monitor.adapters.rulebook import Rulebook, Workshop
from monitor.adapters.schema import ready
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault, master_key
from monitor.adapters.webhooks import Webhooks
from monitor.company_signin import CompanySignIn
from monitor.domain.company import Company
from monitor.domain.gates import Gates, Others
from monitor.domain.ids import CaseId
from monitor.domain.message import Office
from monitor.domain.revision import texts
from monitor.errors import ConfigurationRefused
from monitor.mailroom import mailer
from monitor.outside import (
    Outside,
    adviser,
    clock,
    company_signin,
    new_case_id,
    new_id,
    new_secret,
    outside,
    shake,
    webhook,
)
from monitor.policy.phrases import Phrases, Platform
from monitor.ports import Adviser, Mailer, Store
from monitor.settings import Settings, example_values
from monitor.usecases.advise import MOST, Advice
from monitor.usecases.deliver import Post
from monitor.usecases.doubt import Doubt
from monitor.usecases.places import Map
from monitor.usecases.reading import World
from monitor.usecases.rulefiles import Files
from monitor.usecases.settle import Judging
from monitor.usecases.telling import Desk

EXAMPLE_COMPANY = "Your company"
"""What the shipped company file says until somebody has filled it in."""


@dataclass(frozen=True)
class Service:
    """The service as one value: what every page, tick and command works with."""

    settings: Settings
    store: Store
    outside: Outside
    mailer: Mailer
    policy: Rulebook
    phrases: Phrases
    oneclick: OneClick
    metrics: Metrics
    gates: Gates
    adviser: Adviser | None = None
    sso: CompanySignIn | None = None
    copies: Copies | None = None
    """The company's language model, where it has one."""
    doubts: deque[Doubt] = field(default_factory=lambda: deque(maxlen=MOST))
    clock: Callable[[], datetime] = clock
    new_id: Callable[[], str] = new_id
    new_case_id: Callable[[], CaseId] = new_case_id
    new_secret: Callable[[], str] = new_secret

    @property
    def platforms(self) -> Mapping[str, Platform]:
        """What is said about each platform, by connector."""
        return {
            name: Platform(c.title, c.max_length, c.keeps_history, c.can_edit, c.tells_of_edits)
            for name, c in self.outside.connectors.items()
        }

    @property
    def judging(self) -> Judging:
        """The rules in force now."""
        policy = self.policy.now()
        return Judging(
            judge=policy.judge.judge,
            policy_version=policy.version,
            new_id=self.new_id,
            new_case_id=self.new_case_id,
            hold=timedelta(minutes=self.settings.cases.hold_minutes),
            life=timedelta(days=self.settings.cases.life_days),
        )

    @property
    def consent_version(self) -> str:
        """The version of the consent text in force; it is the same in all languages."""
        return consent_text(self.settings.digest.lang).version

    @property
    def rule_files(self) -> Files:
        """The rule files as they are now. ConfigurationRefused when one cannot be read."""
        return Files(self.policy.sources(), readable, self.phrases.kinds, self.consent_version)

    @property
    def world(self) -> World:
        """What polling and re-checking need."""
        return World(
            store=self.store,
            connectors=self.outside.connectors,
            reader=self.outside.reader,
            judging=lambda: self.judging,
            gates=self.gates,
            clock=self.clock,
            shake=shake,
            pace=replace(self.settings.polling.pace, obeys=not self.settings.testing),
            workers=self.settings.polling.workers,
            doubting=self.advice,
        )

    @property
    def here(self) -> Map:
        """What the company has switched where people work."""
        return Map(self.settings.switches, self.clock(), self.new_id)

    @property
    def desk(self) -> Desk:
        """What mails and pages are made of."""
        return Desk(
            phrases=self.phrases,
            rules=lambda: self.policy.now().rules,
            company=lambda: self.policy.now().company,
            judge=lambda: self.policy.now().judge.judge,
            platforms=self.platforms,
            lang=self.settings.digest.lang,
            timezone=self.settings.digest.timezone,
            comms=self.settings.mail.comms,
            langs=self.settings.digest.langs,
        )

    @property
    def advice(self) -> Advice | None:
        """What asking the company's language model needs, where it has one."""
        if self.adviser is None:
            return None
        host = self.adviser.host
        return Advice(
            adviser=self.adviser,
            agreed=frozenset(text.text_hash for text in consent_texts(host)),
            judge=lambda: self.policy.now().judge.judge,
            desk=self.desk,
            waiting=self.doubts,
        )

    @property
    def post(self) -> Post:
        """What delivering mail needs."""
        operators = self.settings.told(Office.OPERATOR)
        return Post(self.store, self.mailer, self.desk, operators, self.new_id, self.advice)


def copies(settings: Settings) -> Copies | None:
    """The folder of copies, if there is to be one."""
    folder = settings.backup.folder
    if folder is None:
        return None
    return Copies(
        settings.database_url,
        folder,
        settings.backup.keys(folder),
        lambda: vault_of(settings),
    )


def vault_of(settings: Settings) -> Vault:
    """What opens the members' keys: by the master key, and by the one before where that is named."""
    former = settings.keys.former_key_file
    return Vault(master_key(settings.keys.master_key_file), master_key(former) if former else None)


def open_store(settings: Settings) -> SqlStore:
    """The database, once its tables fit and the master key opens it."""
    vault = vault_of(settings)
    ready(settings.database_url)
    return SqlStore(settings.database_url, vault, failpoints(settings.failpoints))


def workshop(store: Store) -> Workshop:
    """The rules that were changed in the workshop."""

    def last() -> int:
        with store.begin() as tx:
            return tx.last_revision()

    def written() -> Mapping[str, str]:
        with store.begin() as tx:
            return texts(tx.revisions())

    return Workshop(last, written)


@asynccontextmanager
async def other_processes(settings: Settings, store: SqlStore) -> AsyncIterator[Others | None]:
    """Those that ask the same hosts, where there can be any: with SQLite there is one process."""
    if address(settings.database_url).get_backend_name() == "sqlite":
        yield None
        return
    async with HostLocks(settings.database_url, store.key_for("hosts")) as others:
        yield others


@asynccontextmanager
async def service(settings: Settings) -> AsyncIterator[Service]:
    """The whole service, closed at the end. Refuses example values and anything that is not ready."""
    policy = Rulebook(settings.policies, settings.company_file)
    refuse_examples(settings, policy.now().company)
    phrases = load_phrases(familiar=settings.familiar)
    store = open_store(settings)
    try:
        policy.follow(workshop(store))
        oneclick = OneClick(store.key_for("one click"), settings.portal.base_url)
        async with (
            other_processes(settings, store) as others,
            outside(settings, others) as world,
            adviser(settings) as model,
            company_signin(settings, world.client) as sso,
            webhook(settings) as own,
        ):
            letters = mailer(settings, policy.now().company, phrases, oneclick)
            hooked = Webhooks(letters, own, settings.webhook.key, clock) if own else letters
            yield Service(
                settings=settings,
                store=store,
                outside=world,
                mailer=failpoints(settings.failpoints).around(hooked),
                policy=policy,
                phrases=phrases,
                oneclick=oneclick,
                metrics=Metrics(),
                gates=Gates(settings.polling.host_gap_seconds, time.monotonic, asyncio.sleep),
                adviser=model,
                sso=sso,
                copies=copies(settings),
            )
    finally:
        store.close()


def refuse_examples(settings: Settings, company: Company) -> None:
    """Nothing starts while the files still say what the shipped ones say (safety K6)."""
    if settings.testing:
        return
    for name in example_values(settings):
        raise ConfigurationRefused(f"{name} is an example: say what it is in monitor.toml")
    if company.name == EXAMPLE_COMPANY:
        raise ConfigurationRefused("company.name is an example: say who it is in company.yaml")
