"""Entry points to connectors: a package from elsewhere works without a change here."""

from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points

from monitor.errors import ConfigurationRefused
from monitor.ports import Client, Connector

GROUP = "monitor.connectors"


def connectors() -> Mapping[str, type[Connector]]:
    """Every connector that is installed, by its name. ConfigurationRefused for one that is none."""
    found = {point.name: point for point in entry_points(group=GROUP)}
    return {name: _connector(found[name]) for name in sorted(found)}


def connectors_with(client: Client) -> Mapping[str, Connector]:
    """The same, each with the one way out to the web."""
    return {name: kind(client) for name, kind in connectors().items()}


def _connector(point: EntryPoint) -> type[Connector]:
    try:
        found = point.load()
    except (ImportError, AttributeError) as error:
        raise ConfigurationRefused(
            f"connector {point.name} ({point.value}) cannot be loaded: install its package again"
        ) from error
    if not (isinstance(found, type) and issubclass(found, Connector)):
        raise ConfigurationRefused(
            f"connector {point.name} ({point.value}) is no monitor.ports.Connector: correct or remove it"
        )
    if found.name != point.name:
        raise ConfigurationRefused(
            f"connector {point.name} calls itself {found.name}: use one name"
        )
    return found
