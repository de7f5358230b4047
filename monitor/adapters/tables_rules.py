"""The rows of the rule workshop."""

from datetime import datetime

from sqlmodel import Field

from monitor.adapters.columns import Row, blob, moment


class RevisionRow(Row, table=True):
    """One change to one rule. Sealed under the service's key: who, why, and the rule as written then,
    which may name what a company keeps to itself."""

    __tablename__ = "revisions"
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    rule_id: str
    deed: str
    at: datetime = moment()
    sealed: bytes = blob()
    consent: str
    material: bool
    asks: bool
