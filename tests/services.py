"""A whole service on stand-ins, for tests of what runs it."""

import socket
from pathlib import Path
from typing import Any

from connectors.feed import FeedConnector
from monitor.adapters.drafts import load_phrases
from monitor.adapters.metrics import Metrics
from monitor.adapters.oneclick import OneClick
from monitor.adapters.rulebook import Rulebook
from monitor.outside import Outside
from monitor.settings import Settings
from monitor.testing.fakes import FakeMailer, PlainReader
from monitor.wiring import Service, workshop
from tests.usecases.world import Scripted, Stage

COMPANY = "company: {name: Kade}\n"
RULE = """
- id: voice.insult
  conduct: 3
  why: {en: These words may read as an insult.}
  severity: medium
  match: {words: [idiot]}
  hits: [you idiot]
  misses: [a fine day]
"""


def write_policy(folder: Path, rule: str = RULE) -> None:
    """A company file and one rule."""
    (folder / "policies").mkdir(exist_ok=True)
    (folder / "company.yaml").write_text(COMPANY, "utf-8")
    (folder / "policies" / "voice.yaml").write_text(rule, "utf-8")


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


PAPERS = {"dpia": "DPIA-7", "works_council": "agreement of 3 November 2026"}
"""What the settings have to name before a figure is made."""


def service_on(stage: Stage, folder: Path, **settings: Any) -> Service:
    """The service around the stage's store, clock and platform, with rules in ``folder``."""
    write_policy(folder)
    given = Settings.model_validate(
        {
            "testing": True,
            "company_file": folder / "company.yaml",
            "policies": [folder / "policies"],
            "metrics": {"port": 0},
            "polling": {"host_gap_seconds": 0},
            **settings,
            "digest": {**PAPERS, **settings.get("digest", {})},
            "portal": {"second_factor": False, **settings.get("portal", {})},
        }
    )
    policy = Rulebook(given.policies, given.company_file)
    policy.follow(workshop(stage.store))
    return Service(
        settings=given,
        store=stage.store,
        outside=Outside(
            stage.source.client,
            PlainReader({"scripted": Scripted, "feed": FeedConnector}),
            {"scripted": stage.source},
        ),
        mailer=FakeMailer(),
        policy=policy,
        phrases=load_phrases(),
        oneclick=OneClick(b"k" * 32, given.portal.base_url),
        metrics=Metrics(),
        gates=stage.world.gates,
        clock=lambda: stage.now,
        new_id=stage.new_id,
        new_case_id=stage.new_case_id,
        new_secret=lambda: "secret",
    )
