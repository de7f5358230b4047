"""What each loop of the daemon does in one turn."""

import asyncio
import json
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog

from monitor.domain.message import Kind, Office, to_office
from monitor.domain.rest import DAYS
from monitor.errors import AlreadyKept, ConfigurationRefused
from monitor.policy.rule import State
from monitor.ports import Transaction
from monitor.settings import DigestSettings
from monitor.usecases.advise import second_opinions
from monitor.usecases.callcomms import Bell, call_for_untaken
from monitor.usecases.deliver import deliver
from monitor.usecases.digest import SINCE, note_quiet, queue_owed
from monitor.usecases.forget import forget
from monitor.usecases.handback import hand_back_due
from monitor.usecases.learn import Owners, learn
from monitor.usecases.logbook import queue_head
from monitor.usecases.places import heed_places
from monitor.usecases.poll import poll_due
from monitor.usecases.recheck import recheck_due
from monitor.usecases.renewal import renew, stop_unagreed
from monitor.usecases.rulefiles import note_files
from monitor.usecases.status import RULES_HELD, RULES_VERSION
from monitor.wiring import Service

log = structlog.get_logger()

POLICY_TROUBLE = "policy.trouble"


class Turns:
    """One method a loop. Each goes on while there is work, until it is asked to stop."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.stopping = False
        self._told_of_rules: object = None
        """The rules, and what is wrong with their files, as they were when that was last told."""
        self._renewed = False
        self._noted: object = None
        """The rule files, as they were when they were last held against what the log says of them."""

    @property
    def advises(self) -> bool:
        """Whether there is a language model to ask."""
        return self._service.adviser is not None

    async def poll(self) -> None:
        """Read the accounts that are due, and give back what servers are owed."""
        if not self._renewed:
            # A text that came with this very version is agreed to before anything is read.
            await self._renew()
        await hand_back_due(self._service.world, self._service.settings.told(Office.OPERATOR))
        while not self.stopping:
            outcomes = await poll_due(self._service.world)
            self._service.metrics.polled(
                results=[outcome.result for outcome in outcomes],
                left_out=[what for outcome in outcomes for what in outcome.left_out],
            )
            self._service.metrics.opened(
                (whose for outcome in outcomes for whose in outcome.opened), self._service.clock()
            )
            if not outcomes:
                return

    async def recheck(self) -> None:
        """Look at the open cases that are due."""
        while not self.stopping and await recheck_due(self._service.world):
            pass

    async def advise(self) -> None:
        """Ask the company's language model about weak findings, where there are both."""
        advice = self._service.advice
        if advice is not None:
            await second_opinions(self._service.world, advice)

    async def deliver(self) -> None:
        """Send the mail that is due."""
        while not self.stopping:
            delivered = await deliver(self._service.post, self._service.clock())
            self._service.metrics.delivered(delivered.ambiguous)
            if not (delivered.sent or delivered.dropped):
                break
        await self._in_thread(self._outbox)

    async def digest(self) -> None:
        """Queue the dashboard mail once its day and hour have come, and call comms where nobody helps."""
        await self._in_thread(self._digest)
        await self._in_thread(self._call_comms)

    async def forget(self) -> None:
        """Let go of what has had its time, and ask for consents that end."""
        await asyncio.to_thread(forget, self._service.store, self._service.clock())
        await self._renew()

    async def _renew(self) -> None:
        service = self._service
        version, now = service.consent_version, service.clock()
        if not self._renewed:
            # Settings change with a start alone; the last one to start says what is switched where.
            await asyncio.to_thread(heed_places, service.store, service.here)
        await asyncio.to_thread(renew, service.store, version, now, service.new_id)
        self._renewed = True

    async def learn(self) -> None:
        """Let rules step back whose notes were of too little use."""
        await self._in_thread(self._learn)

    async def policy(self) -> None:
        """Read the rules again if somebody changed them; a broken file is told and not used."""
        policy = self._service.policy
        changed = await asyncio.to_thread(policy.refresh)
        # A page of this process may have read them already, when it put a rule in force.
        stand = policy.now().version, str(policy.trouble or "")
        if changed or stand != self._told_of_rules:
            await self._in_thread(self._policy)
            self._told_of_rules = stand
        if self._noted != self._service.policy.stamps:
            await asyncio.to_thread(self._note_files)

    async def _in_thread(self, act: Callable[[Transaction, datetime], None]) -> None:
        await asyncio.to_thread(self._transact, act)

    def _transact(self, act: Callable[[Transaction, datetime], None]) -> None:
        with self._service.store.begin() as tx:
            act(tx, self._service.clock())

    def _outbox(self, tx: Transaction, now: datetime) -> None:
        metrics, reader = self._service.metrics, self._service.outside.reader
        metrics.outbox(tx, now)
        metrics.waited(tx.oldest_due(), now, reader.deaths)

    def _digest(self, tx: Transaction, now: datetime) -> None:
        settings = self._service.settings
        since = tx.remembered(SINCE)
        if since is None:
            tx.remember(SINCE, now.isoformat())
        elif settings.digest.allowed:
            queue_owed(
                tx, settings.told(Office.COMMS), settings.digest.rhythm, now, self._service.new_id
            )
        if since is not None and weekly_hour(settings.digest, now):
            officers = settings.mail.privacy_officer
            queue_head(tx, officers, now, settings.digest.timezone, self._service.new_id)

    def _call_comms(self, tx: Transaction, now: datetime) -> None:
        settings = self._service.settings
        bell = Bell(settings.mail.comms, settings.digest.timezone, self._service.new_id)
        call_for_untaken(tx, bell, now)

    def _learn(self, tx: Transaction, now: datetime) -> None:
        service = self._service
        owners = Owners(service.settings.told(Office.POLICY_OWNER), service.new_id)
        rules = service.policy.now().rules
        note_quiet(tx, (rule.id for rule in rules if rule.state is State.SHADOW))
        learn(tx, rules.texts, owners, now)

    def _note_files(self) -> None:
        """Keep in the log of the rules what somebody changed in their files. Members are asked before anything
        is read by a rule that they have not agreed to."""
        service, stamps = self._service, self._service.policy.stamps
        try:
            with service.store.begin() as tx:
                made = note_files(tx, service.rule_files, service.clock())
                if any(each.asks for each in made):
                    stop_unagreed(tx, service.consent_version, service.clock(), service.new_id)
        except ConfigurationRefused:
            pass  # It is told already, and noted once it can be read.
        except AlreadyKept:
            return  # Another process is noting them; the next turn looks again.
        self._noted = stamps

    def _policy(self, tx: Transaction, now: datetime) -> None:
        trouble = self._service.policy.trouble
        held = self._service.policy.now().rules.held
        tx.remember(POLICY_TROUBLE, json.dumps(trouble.whole.plain()) if trouble else "")
        tx.remember(RULES_HELD, json.dumps([rule.held_said.plain() for rule in held]))
        tx.remember(RULES_VERSION, self._service.policy.now().version)
        for rule in held:
            log.warning("rule_held", rule=rule.id)
        if trouble is None:
            log.info("policy_loaded", version=self._service.policy.now().version)
            return
        log.error("policy_refused", version=self._service.policy.now().version)
        new_id = self._service.new_id
        slots = (("code", f"E-{new_id()[:4].upper()}"), ("what", "rules-refused"))
        key = f"operations:rules-refused:{now:%Y-%m-%d}"
        mailboxes = self._service.settings.told(Office.OPERATOR)
        for message in to_office(
            Office.OPERATOR, mailboxes, Kind.OPERATIONS, key, slots, now, new_id
        ):
            tx.queue(message)


def weekly_hour(settings: DigestSettings, now: datetime) -> bool:
    """Whether this week's day and hour have come."""
    local = now.astimezone(ZoneInfo(settings.timezone))
    return (local.weekday(), local.hour) >= (DAYS.index(settings.weekday), settings.hour)
