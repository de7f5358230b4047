"""One more row of the database: what Amends is at the servers that know it."""

from monitor.adapters.columns import Row, blob


class AppRow(Row, table=True):
    """Amends at one server. Sealed under the service's key: its id and its secret there."""

    __tablename__ = "apps"
    server: bytes = blob(primary_key=True)
    sealed: bytes = blob()
