"""What was changed in the rule workshop."""

from sqlalchemy import func
from sqlalchemy import select as select_columns

from monitor.adapters.columns import table_of
from monitor.adapters.keyring import SERVICE
from monitor.adapters.store_base import Part, select
from monitor.adapters.tables_rules import RevisionRow
from monitor.adapters.vault import Place
from monitor.domain.revision import Deed, Revision

REVISIONS = table_of(RevisionRow).c


class RevisionPart(Part):
    """Revisions, in the order of their numbers."""

    def add_revision(self, revision: Revision) -> None:
        secret = [revision.by, revision.note, revision.text]
        row = {
            "number": revision.number,
            "rule_id": revision.rule_id,
            "deed": revision.deed.value,
            "at": revision.at,
            "sealed": self.keys.of(SERVICE).seal(_place(revision.number), secret),
            "consent": revision.consent,
            "material": revision.material,
            "asks": revision.asks,
        }
        self.insert(RevisionRow, row)

    def revisions(self) -> tuple[Revision, ...]:
        rows = self.all(RevisionRow, select(RevisionRow).order_by(REVISIONS.number.desc()))
        return tuple(map(self._revision, rows))

    def last_revision(self) -> int:
        return int(self.run(select_columns(func.max(REVISIONS.number))).scalar() or 0)

    def _revision(self, row: RevisionRow) -> Revision:
        by, note, text = self.keys.of(SERVICE).open(_place(row.number), row.sealed)
        return Revision(
            row.number,
            row.rule_id,
            Deed(row.deed),
            row.at,
            by,
            note,
            text,
            row.consent,
            row.material,
            row.asks,
        )


def _place(number: int) -> Place:
    return Place("revisions", str(number))
