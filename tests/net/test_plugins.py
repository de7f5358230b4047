"""Connectors come by entry point, from whatever package."""

from importlib.metadata import EntryPoint

import pytest

from monitor.adapters import plugins
from monitor.errors import ConfigurationRefused
from tests.connectors.recorded import Recorded


def install(monkeypatch: pytest.MonkeyPatch, **points: str) -> None:
    """Only these entry points are there."""
    found = [EntryPoint(name, value, plugins.GROUP) for name, value in points.items()]
    monkeypatch.setattr(plugins, "entry_points", lambda group: found)


def test_the_shipped_connectors_are_found():
    assert {"feed", "mastodon"} <= set(plugins.connectors())


def test_each_is_handed_the_one_way_out():
    client = Recorded({})
    assert all(one.client is client for one in plugins.connectors_with(client).values())


def test_a_connector_of_another_package_works_without_a_change_here(
    monkeypatch: pytest.MonkeyPatch,
):
    install(monkeypatch, wicked="tests.net.wicked:WickedConnector")
    assert [kind.title for kind in plugins.connectors().values()] == ["wicked"]


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("no.such.package:Connector", "cannot be loaded"),
        ("tests.net.wicked:NoSuchThing", "cannot be loaded"),
        ("tests.net.wicked:spin", "is no monitor.ports.Connector"),
        ("tests.net.hostile:Hostile", "is no monitor.ports.Connector"),
    ],
)
def test_an_entry_point_that_is_no_connector_is_named(
    monkeypatch: pytest.MonkeyPatch, value: str, says: str
):
    install(monkeypatch, wicked=value)
    with pytest.raises(ConfigurationRefused, match=says) as caught:
        plugins.connectors()
    assert value in str(caught.value)


def test_a_connector_has_one_name(monkeypatch: pytest.MonkeyPatch):
    install(monkeypatch, other="tests.net.wicked:WickedConnector")
    with pytest.raises(ConfigurationRefused, match="calls itself wicked"):
        plugins.connectors()
