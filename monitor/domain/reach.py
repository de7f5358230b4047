"""How far Amends goes with a member's posts, by the member's own choice."""

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.case import Case
from monitor.domain.post import Post

CONDUCTS = frozenset({1, 2, 3, 4, 5})
"""The conduct rules, by number."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Which posts are read, and which of the conduct rules their author wants to hear of."""

    conducts: frozenset[int] = CONDUCTS
    replies: bool = True
    replies_since: datetime | None = None
    """From when on, once they had been left out: what was said meanwhile stays unread."""

    def changed(self, conducts: frozenset[int], now: datetime, *, replies: bool) -> "Reach":
        """The member chooses again; nothing of it reaches back."""
        since = now if replies and not self.replies else self.replies_since
        return Reach(conducts, replies, since)

    def takes(self, post: Post) -> bool:
        """Whether this post is to be read at all."""
        if not post.is_reply:
            return True
        at, since = post.published_at, self.replies_since
        return self.replies and (since is None or (at is not None and at >= since))

    def unheard(self, case: Case) -> frozenset[str]:
        """Rules of a case that its member does not want to hear of (any more)."""
        whole = case.is_reply and not self.replies
        return frozenset(
            f.rule_id for f in case.findings if whole or f.conduct not in self.conducts
        )
