"""Killed again and again, the service loses nothing and doubles nothing."""

import json
import os
import random
import sys
from pathlib import Path

from tests.crash.nemesis import STEP, Nemesis, checked, sink
from tests.crash.plan import Plan, prepare
from tests.services import free_port
from tests.store.conftest import migrated_file, migrated_postgres, postgres_url, sqlite_url, url
from tests.store.postgres import postgres

__all__ = ["migrated_file", "migrated_postgres", "postgres", "postgres_url", "sqlite_url", "url"]

KILLS = int(os.environ.get("KILLS", "20"))


def test_D3_no_kill_loses_a_post_or_a_mail_and_none_doubles_one(url: str, tmp_path: Path):
    minutes = round(STEP.total_seconds() / 60 * KILLS)
    plan = Plan(str(tmp_path), url, free_port(), minutes)
    prepare(plan)
    nemesis = Nemesis(plan, random.Random(KILLS))
    with sink(plan):
        nemesis.rage(KILLS)
        nemesis.rest()
    verdict = json.loads(checked(plan))
    sys.stdout.write(f"{nemesis.kills} kills on {url.partition(':')[0]}: {verdict}\n")
    assert (verdict["lost"], verdict["doubled"]) == ([], [])
    assert verdict["cases"] > 0
    # A mail may come again only where a process died with it in hand.
    assert verdict["again"] <= nemesis.kills
