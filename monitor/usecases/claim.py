"""Whose address something is, before anybody is asked."""

from collections.abc import Mapping

from monitor.ports import Connector

ANY_PAGE = "https://any.invalid/"


def connector_for(connectors: Mapping[str, Connector], source: str) -> Connector | None:
    """The connector whose addresses look like ``source``, or None.

    One that would take any web page is asked after those that know their own.
    """
    claiming = [c for _, c in sorted(connectors.items()) if c.claims(source)]
    return min(claiming, key=lambda c: c.claims(ANY_PAGE), default=None)
