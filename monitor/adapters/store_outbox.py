"""Mail waiting, sent or given up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func
from sqlalchemy import select as select_columns

from monitor.adapters.columns import table_of
from monitor.adapters.mapping_cases import message, message_values
from monitor.adapters.store_base import Lease, Part, select
from monitor.adapters.tables import MessageRow
from monitor.domain.ids import MemberId, MessageId
from monitor.domain.message import Delivery, Message

MESSAGES = table_of(MessageRow).c
WAITING = MESSAGES.state.in_([Delivery.QUEUED, Delivery.SENDING])


class OutboxPart(Part):
    """The outbox."""

    def queue(self, message: Message) -> bool:
        return self.insert_new(MessageRow, message_values(message, self.keys))

    def lease_messages(self, now: datetime, until: datetime, limit: int) -> tuple[Message, ...]:
        lease, sending = Lease(now, until, limit), Delivery.SENDING
        rows = self.lease(MessageRow, MESSAGES.due_at, lease, WAITING, state=sending)
        return tuple(replace(each, state=sending) for each in self._messages_in(rows))

    def save_message(self, message: Message, *, still_leased: bool = False) -> None:
        lease = {} if still_leased else {"leased_until": None}
        self.update(MessageRow, {**message_values(message, self.keys), **lease})
        # A mail that is done with has lost its slots: a receipt of leaving, the address of who left.
        self.emptied = self.emptied or message.state in (Delivery.SENT, Delivery.DROPPED)

    def message(self, message_id: MessageId) -> Message:
        return self._messages_in([self.get(MessageRow, message_id, "message")])[0]

    def messages_to(self, member_id: MemberId) -> tuple[Message, ...]:
        mine = select(MessageRow).where(
            MESSAGES.recipient == member_id, MESSAGES.to_office.is_(False)
        )
        newest_first = mine.order_by(MESSAGES.created_at.desc(), MESSAGES.id.desc())
        return self._messages_in(self.all(MessageRow, newest_first))

    def parked_messages(self) -> tuple[Message, ...]:
        parked = select(MessageRow).where(MESSAGES.state == Delivery.PARKED)
        oldest_first = parked.order_by(MESSAGES.created_at, MESSAGES.id)
        return self._messages_in(self.all(MessageRow, oldest_first))

    def delayed_messages(self, most: int) -> tuple[Message, ...]:
        tried = select(MessageRow).where(MESSAGES.state == Delivery.QUEUED, MESSAGES.attempts > 0)
        oldest_first = tried.order_by(MESSAGES.created_at, MESSAGES.id).limit(most)
        return self._messages_in(self.all(MessageRow, oldest_first))

    def _messages_in(self, rows: list[MessageRow]) -> tuple[Message, ...]:
        self.keys.load(row.sealed_by for row in rows)
        return tuple(message(row, self.keys) for row in rows)

    def message_states(self) -> Mapping[str, int]:
        number = func.count().label("number")
        counted = select_columns(MESSAGES.state, number).group_by(MESSAGES.state)
        return {row.state: row.number for row in self.run(counted)}

    def oldest_queued(self) -> datetime | None:
        oldest = select(MessageRow).where(WAITING).order_by(MESSAGES.due_at).limit(1)
        row = self.first(MessageRow, oldest)
        return row.due_at if row else None
