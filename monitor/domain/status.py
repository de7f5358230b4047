"""Statuses as Mastodon and its relatives write them, read as posts. Each quirk stands where it is met."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from monitor.domain.page import absolute
from monitor.domain.post import AccountRef, PlainText, Post, above, capped, plain
from monitor.domain.strictjson import listed, moment, said
from monitor.errors import SourceGone

PUBLIC, UNLISTED = "public", "unlisted"
"""What anyone can come across, and what anyone can read who has its address: that takes a consent of its own.
Some servers have names for what not everyone sees: ``local`` and ``list`` (Pleroma), ``mutuals_only``
(GoToSocial)."""

ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
"""Opaque, and never a number: JavaScript and some servers' clients have lost digits that way. Digits at
Mastodon, a ULID at GoToSocial, a flake at Pleroma, a time and a hash at snac."""

ENDED = ("moved", "suspended", "memorial")
QUOTE_LINE = "quote-inline"
"""The class of the line ``RE: address`` that Mastodon and Pleroma put in for readers without quotes."""


def alive(found: dict[str, Any], who: str) -> None:
    """Suspended accounts answer 200; moved and memorial ones are not to be read on. A limited one is
    only shown to fewer people: whoever follows its link reads it all."""
    for state in ENDED:
        if found.get(state):
            raise SourceGone(f"{who}: the server says {state}", reason=state)


def own(statuses: list[Any], ref: AccountRef) -> list[dict[str, Any]]:
    """Those of this very account, on its own server."""
    return [status for status in statuses if _is_own(status, ref)]


def _is_own(status: Any, ref: AccountRef) -> bool:
    account = status.get("account") if isinstance(status, dict) else None
    if not isinstance(account, dict) or not ID.fullmatch(said(status, "id")):
        return False
    number, _, host = ref.key.partition("@")
    homes = {host, urlsplit(absolute(account.get("url"), "") or "").netloc}
    home = urlsplit(absolute(status.get("uri"), f"https://{host}/") or "").netloc
    return account.get("id") == number and at_home(account, ref) and home in homes


def at_home(account: dict[str, Any], ref: AccountRef) -> bool:
    """Whether the account lives where we ask. Only snac and Takahe say a server for their own people."""
    server = said(account, "acct").lower().partition("@")[2]
    return server in {"", ref.key.rpartition("@")[2].lower(), ref.label.rpartition("@")[2].lower()}


def newest_of(known: str | None, statuses: list[dict[str, Any]]) -> str | None:
    """The highest id, also when a page is out of order. An edit gives a status another one at snac."""
    ids = [status["id"] for status in statuses]
    return max(
        [*ids, *([known] if known else [])], key=lambda number: (len(number), number), default=None
    )


def posts_in(statuses: list[dict[str, Any]], *, unlisted: bool = False) -> Iterator[Post]:
    """The public ones as posts, and unlisted ones where that is agreed; boosts are not the person's words,
    and a bad one never hides the others."""
    read = (PUBLIC, UNLISTED) if unlisted else (PUBLIC,)
    for status in statuses:
        try:
            # Some servers call a post public that they show to their own people alone.
            hidden = status.get("visibility") not in read or status.get("local_only")
            if not hidden and not status.get("reblog"):
                yield _post(status)
        except (KeyError, TypeError, AttributeError, ValueError):
            continue


def _post(status: dict[str, Any]) -> Post:
    whole, cut = capped(_whole(status))
    uri = plain(said(status, "uri"), html=False).text
    answered = status.get("in_reply_to_id") is not None
    return Post(
        source_id=uri if 0 < len(uri) <= 512 else status["id"],
        text=whole.text,
        url=absolute(plain(said(status, "url"), html=False).text or None, ""),
        published_at=moment(status.get("created_at")),
        edited_at=moment(status.get("edited_at")),
        lang=said(status, "language")[:2].lower() or None,
        # Who goes on below a post of their own answers nobody.
        is_reply=answered and status.get("in_reply_to_account_id") != status["account"]["id"],
        visibility=status["visibility"],
        quotes=whole.quotes,
        cut=cut,
    )


def _whole(status: dict[str, Any]) -> PlainText:
    """Everything a reader sees: the warning above it, the text, the poll, what pictures are said to show.

    What it quotes and what its link leads to are other people's words.
    """
    body = plain(_without_quote_line(said(status, "content")), html=True)
    poll = status.get("poll")
    options = [said(o, "title") for o in listed(poll, "options")] if isinstance(poll, dict) else []
    media = [said(picture, "description") for picture in listed(status, "media_attachments")]
    lines = [body.text, *options, *media]
    text = plain("\n".join(line for line in lines if line), html=False).text
    return above(said(status, "spoiler_text"), PlainText(text, body.quotes))


def _without_quote_line(content: str) -> str:
    # Pixelfed writes the line break beside its mark-up too.
    content = content.replace("<br />\n", "<br>")
    before, quoting, after = content.partition(QUOTE_LINE)
    start = before.rfind("<")
    name = re.match(r"<(p|span)\s[^<>]*\Z", before[start:]) if quoting and start >= 0 else None
    if name is None:
        return content
    return before[:start] + after.partition(f"</{name[1]}>")[2]


def by_time(post: Post) -> tuple[float, str]:
    """Posts in the order in which they were published."""
    return (post.published_at.timestamp() if post.published_at else 0.0, post.source_id)
