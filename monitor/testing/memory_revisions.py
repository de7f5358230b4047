"""What was changed in the rule workshop."""

from monitor.domain.revision import Revision
from monitor.errors import AlreadyKept
from monitor.testing.memory_state import Part


class RevisionPart(Part):
    """Revisions, in the order of their numbers."""

    def add_revision(self, revision: Revision) -> None:
        if revision.number in [kept.number for kept in self.state.revisions]:
            raise AlreadyKept(f"revision {revision.number}")
        self.state.revisions.append(revision)

    def revisions(self) -> tuple[Revision, ...]:
        return tuple(sorted(self.state.revisions, key=lambda kept: -kept.number))

    def last_revision(self) -> int:
        return max((kept.number for kept in self.state.revisions), default=0)
