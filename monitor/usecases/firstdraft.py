"""The first draft of a note in the words of the company's language model, where its reader chose that.

Asked once, after the note has been composed and outside any transaction; the answer is kept with the message
until it has been sent, so that every further try holds the same.
"""

import asyncio
from dataclasses import replace
from datetime import datetime

from monitor.domain.case import Case
from monitor.domain.letter import Note
from monitor.domain.member import Member, Scope
from monitor.domain.message import Message
from monitor.errors import NotFound
from monitor.ports import Store
from monitor.usecases.advise import Advice, other_words
from monitor.usecases.compose import Ready

WORDED = "worded"
"""The slot with the version of the post that was answered to, and the draft; without a draft ours was right."""


async def worded(
    store: Store, advice: Advice | None, message: Message, ready: Ready, now: datetime
) -> tuple[Message, Ready]:
    """The note as it is to leave, and the message that remembers its draft. Never an error: in doubt it
    is the note as composed."""
    note = ready.letter
    if advice is None or not isinstance(note, Note):
        return message, ready
    case = note.subjects[0].case
    if _kept(message, case) is None:
        draft = await _asked(store, advice, note.member, case, now)
        message = await asyncio.to_thread(_keep, store, message, case, draft)
    return message, _with(ready, note, _kept(message, case) or "")


async def _asked(store: Store, advice: Advice, member: Member, case: Case, now: datetime) -> str:
    """The draft in the model's words; empty where ours is to be sent."""
    try:
        found = await other_words(
            store, advice, case, Scope.MODEL_DRAFTS, now, quotes=member.quotes
        )
    except NotFound:
        return ""
    return found.suggestion.draft if found and found.theirs else ""


def _kept(message: Message, case: Case) -> str | None:
    """The draft that was found for this version of the post, if it was asked for before."""
    version, _, draft = (message.slot(WORDED) or "").partition(" ")
    return draft if version == f"{case.id}:{case.content_hash}" else None


def _keep(store: Store, message: Message, case: Case, draft: str) -> Message:
    others = tuple(slot for slot in message.slots if slot[0] != WORDED)
    kept = replace(message, slots=(*others, (WORDED, f"{case.id}:{case.content_hash} {draft}")))
    with store.begin() as tx:
        tx.save_message(kept, still_leased=True)
    return kept


def _with(ready: Ready, note: Note, draft: str) -> Ready:
    if not draft:
        return ready
    first, *others = note.subjects
    reworded = replace(first, suggestion=replace(first.suggestion, draft=draft))
    return replace(ready, letter=replace(note, subjects=(reworded, *others), by_model=True))
