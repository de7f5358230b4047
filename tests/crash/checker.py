"""Reads the mail server's folder and the database, and counts what was lost and what came twice."""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from monitor.domain.case import Case, Status
from monitor.domain.ids import MemberId
from monitor.domain.message import Delivery
from monitor.ports import Store
from tests.crash.plan import Plan, accounts, flagged, read

CODE = re.compile(r"(?:/c/|\(|\bCase )([0-9A-Z]{4})\b")
"""A case as a mail names it: in an address, in the subject of a note, or in words."""


@dataclass
class Verdict:
    """What became of everything that was said. ``again`` is a mail that a process carried and died before it
    could write so: the same mail under the same Message-ID (safety D4)."""

    posts: int = 0
    cases: int = 0
    mails: int = 0
    again: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)

    def count(self, what: str, times: int) -> None:
        """Something that should be there once."""
        if times != 1:
            (self.doubled if times else self.lost).append(f"{what}: {times}")


def check(plan: Plan, store: Store) -> Verdict:
    """Everything that should be there once, counted."""
    verdict, mails = Verdict(), list(_mails(plan))
    verdict.mails = len(mails)
    each = {str(mail["Message-ID"]): mail for mail in mails}
    verdict.again = len(mails) - len(each)
    told = Counter(code for mail in each.values() for code in _told(mail))
    with store.begin() as tx:
        for state, number in tx.message_states().items():
            if state in (Delivery.QUEUED, Delivery.SENDING, Delivery.PARKED):
                verdict.lost.append(f"{number} messages {state}")
        for name in accounts():
            _check_posts(plan, name, tx.cases_of(MemberId(f"m{name}")), told, verdict)
            for message in tx.messages_to(MemberId(f"m{name}")):
                if message.state is Delivery.SENT:
                    verdict.count(f"{message.key} on the wire", int(_id(message.key) in each))
        checked = tx.checked(plan.ends - timedelta(days=40), plan.ends + timedelta(days=40))
    if checked.posts != verdict.posts:
        verdict.doubled.append(f"{checked.posts} posts checked of {verdict.posts}")
    return verdict


def _check_posts(
    plan: Plan, name: str, cases: tuple[Case, ...], told: Mapping[str, int], verdict: Verdict
) -> None:
    opened = Counter(case.source_id for case in cases)
    for post in plan.posts(name, plan.ends):
        verdict.posts += 1
        if flagged(post):
            verdict.count(f"case on {post.source_id}", opened[post.source_id])
    for case in cases:
        verdict.cases += 1
        verdict.count(f"note of {case.status} case on {case.source_id}", told[f"note {case.id}"])
        if case.status is Status.REMOVED:
            verdict.count(f"thanks for {case.id}", told[f"thanks {case.id}"])


def _mails(plan: Plan) -> Iterator[EmailMessage]:
    for file in sorted(plan.mails.glob("*.eml")):
        mail = message_from_bytes(file.read_bytes(), policy=default)
        assert isinstance(mail, EmailMessage)
        yield mail


def _told(mail: EmailMessage) -> set[str]:
    """The cases that a mail speaks of, each with the kind of mail."""
    part = mail.get_body(("plain",))
    assert part is not None
    text = f"{mail['Subject']}\n{part.get_content()}"
    return {f"{mail['X-Amends-Kind']} {code}" for code in CODE.findall(text)}


def _id(key: str) -> str:
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@kade.example>"


if __name__ == "__main__":
    given = read(sys.argv[1])
    opened_store = given.store()
    sys.stdout.write(json.dumps(asdict(check(given, opened_store))))
    opened_store.close()
