"""Whether everything that matters still turns: only then is anybody outside told so (safety L3)."""

import json
from datetime import datetime

from monitor.ports import Transaction
from monitor.usecases.canary import missing

BEAT = "heartbeat"
LOOPS = ("poll", "recheck", "deliver")
"""Reading with its checks, looking again, and mail."""


def all_turned(tx: Transaction, now: datetime) -> bool:
    """True when each of the loops has ended a turn well since this was last true, and no canary is missing."""
    if missing(tx, now):
        return False
    turned = {loop: tx.remembered(f"tick.{loop}") or "" for loop in LOOPS}
    before = json.loads(tx.remembered(BEAT) or "{}")
    if not all(turned[loop] > before.get(loop, "") for loop in LOOPS):
        return False
    tx.remember(BEAT, json.dumps(turned))
    return True
