"""What a watch outside is given: alert rules and a dashboard that speak of figures which exist (safety L6)."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from monitor.adapters.metrics import Metrics

TRIALS = Path(__file__).parent / "data" / "alert_trials.yaml"
FOLDER = Path(__file__).parent.parent / "docs" / "monitoring"
ALERTS = yaml.safe_load((FOLDER / "alerts.yaml").read_text())["groups"][0]["rules"]
DASHBOARD = json.loads((FOLDER / "grafana.json").read_text())
PANELS = DASHBOARD["panels"]

with_prometheus = pytest.mark.skipif(
    not shutil.which("promtool")
    and ("prometheus" in os.environ.get("LEFT_OUT", "") or not os.environ.get("REQUIRE_REAL")),
    reason="Prometheus is not installed",
)


def figures() -> set[str]:
    """The names that Prometheus would read."""
    found = set()
    for family in Metrics().registry.collect():
        found.add(f"{family.name}_total" if family.type == "counter" else family.name)
    return found


def spoken_of(expression: str) -> set[str]:
    return set(re.findall(r"\bamends_\w+", expression))


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])
def test_L6_an_alert_speaks_of_figures_that_exist_and_says_what_to_do(alert: dict[str, Any]):
    assert spoken_of(alert["expr"])
    assert spoken_of(alert["expr"]) <= figures()
    assert alert["annotations"]["mend"].endswith(".")
    assert alert["labels"]["severity"] in ("page", "ticket")


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel["title"])
def test_L6_a_panel_speaks_of_figures_that_exist(panel: dict[str, Any]):
    for target in panel["targets"]:
        assert spoken_of(target["expr"])
        assert spoken_of(target["expr"]) <= figures()


def test_L6_every_figure_is_explained():
    page = (FOLDER / "README.md").read_text()
    assert {name for name in figures() if name not in page} == set()


def test_L6_every_figure_is_on_the_dashboard_or_raises_an_alarm():
    used = set().union(
        *(spoken_of(alert["expr"]) for alert in ALERTS),
        *(spoken_of(target["expr"]) for panel in PANELS for target in panel["targets"]),
    )
    assert figures() - used == set()


def test_panels_do_not_lie_on_each_other():
    taken: set[tuple[int, int]] = set()
    for panel in PANELS:
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert not cells & taken, panel["title"]
        taken |= cells


def test_the_dashboard_has_what_grafana_wants_of_one():
    """As its JSON model says: numbered panels on 24 columns, a source that can be chosen, targets by letter."""
    assert isinstance(DASHBOARD["schemaVersion"], int)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,40}", DASHBOARD["uid"])
    (source,) = DASHBOARD["templating"]["list"]
    assert (source["type"], source["query"]) == ("datasource", "prometheus")
    assert len({panel["id"] for panel in PANELS}) == len(PANELS)
    for panel in PANELS:
        place, letters = panel["gridPos"], [target["refId"] for target in panel["targets"]]
        assert panel["type"] in ("stat", "timeseries"), panel["title"]
        assert place["x"] + place["w"] <= 24, panel["title"]
        assert panel["datasource"] == {"type": "prometheus", "uid": f"${{{source['name']}}}"}
        assert len(set(letters)) == len(letters)


@with_prometheus
def test_L6_prometheus_itself_takes_what_every_panel_asks(tmp_path: Path):
    asked = [target["expr"] for panel in PANELS for target in panel["targets"]]
    rules = [{"record": f"panel:{number}", "expr": expr} for number, expr in enumerate(asked)]
    file = tmp_path / "panels.yaml"
    file.write_text(yaml.safe_dump({"groups": [{"name": "panels", "rules": rules}]}))
    checked = subprocess.run(
        ["promtool", "check", "rules", str(file)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert f"{len(asked)} rules found" in checked.stdout


@with_prometheus
def test_L6_prometheus_itself_takes_the_alert_rules():
    checked = subprocess.run(
        ["promtool", "check", "rules", str(FOLDER / "alerts.yaml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert f"{len(ALERTS)} rules found" in checked.stdout


@with_prometheus
def test_L6_prometheus_rings_for_what_it_should_and_for_nothing_else(tmp_path: Path):
    trial = TRIALS.read_text().replace("alerts.yaml", str(FOLDER / "alerts.yaml"))
    file = tmp_path / "trials.yaml"
    file.write_text(trial)
    rung = subprocess.run(
        ["promtool", "test", "rules", str(file)], capture_output=True, text=True, check=False
    )
    assert rung.returncode == 0, rung.stdout + rung.stderr
