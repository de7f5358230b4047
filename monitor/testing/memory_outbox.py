"""Mail waiting, sent or given up."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from monitor.domain.ids import MemberId, MessageId
from monitor.domain.message import Delivery, Message
from monitor.testing.memory_state import Part, found

WAITING = (Delivery.QUEUED, Delivery.SENDING)


class OutboxPart(Part):
    """The outbox."""

    def queue(self, message: Message) -> bool:
        known = {kept.key for kept in self.state.messages.values()}
        if message.key in known or message.id in self.state.messages:
            return False
        self.state.messages[message.id] = message
        return True

    def lease_messages(self, now: datetime, until: datetime, limit: int) -> tuple[Message, ...]:
        due = sorted(
            (message.due_at, message.id)
            for message in self.state.messages.values()
            if message.state in WAITING and message.due_at <= now and self.free(message.id, now)
        )[:limit]
        for _, message_id in due:
            self.state.leases[message_id] = until
            waiting = self.state.messages[message_id]
            self.state.messages[message_id] = replace(waiting, state=Delivery.SENDING)
        return tuple(self.state.messages[message_id] for _, message_id in due)

    def save_message(self, message: Message, *, still_leased: bool = False) -> None:
        if message.id in self.state.messages:
            self.state.messages[message.id] = message
            if not still_leased:
                self.state.leases.pop(message.id, None)

    def message(self, message_id: MessageId) -> Message:
        return found(self.state.messages, message_id, "message")

    def messages_to(self, member_id: MemberId) -> tuple[Message, ...]:
        mine = [message for message in self.state.messages.values() if message.to == member_id]
        return tuple(sorted(mine, key=lambda m: (m.created_at, m.id), reverse=True))

    def parked_messages(self) -> tuple[Message, ...]:
        parked = [m for m in self.state.messages.values() if m.state is Delivery.PARKED]
        return tuple(sorted(parked, key=lambda m: (m.created_at, m.id)))

    def delayed_messages(self, most: int) -> tuple[Message, ...]:
        queued = [m for m in self.state.messages.values() if m.state is Delivery.QUEUED]
        tried = [m for m in queued if m.attempts > 0]
        return tuple(sorted(tried, key=lambda m: (m.created_at, m.id)))[:most]

    def message_states(self) -> Mapping[str, int]:
        return dict(Counter(str(message.state) for message in self.state.messages.values()))

    def oldest_queued(self) -> datetime | None:
        waiting = [m.due_at for m in self.state.messages.values() if m.state in WAITING]
        return min(waiting, default=None)
