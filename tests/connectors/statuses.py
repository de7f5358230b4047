"""An account on Mastodon and its recorded statuses, to be changed as a test needs it."""

import json
from copy import deepcopy
from typing import Any

from connectors.mastodon import MastodonConnector
from monitor.domain.post import AccountRef
from tests.connectors.recorded import Recorded, body

HOST = "https://social.kade.example"
API = f"{HOST}/api/v1"
NUMBER = "109876543210987654"
REF = AccountRef(
    "mastodon", "noor@social.kade.example", f"{NUMBER}@social.kade.example", "@noor@kade.example"
)
ACCOUNT: dict[str, Any] = json.loads(body("mastodon/account.json"))
STATUSES: list[dict[str, Any]] = json.loads(body("mastodon/statuses.json"))


def page(*statuses: dict[str, Any]) -> bytes:
    """One page of statuses, as a server sends it."""
    return json.dumps(statuses).encode()


def status(number: str = "113500000000000009", **changes: Any) -> dict[str, Any]:
    """The first recorded status, changed."""
    one = {**deepcopy(STATUSES[0]), "uri": f"{HOST}/users/noor/statuses/{number}", **changes}
    return {**one, "id": changes.get("id", number), "url": f"{HOST}/@noor/{number}"}


def connector(replies: dict[str, Any]) -> tuple[MastodonConnector, Recorded]:
    """The connector, and what it asks."""
    client = Recorded(replies)
    return MastodonConnector(client), client
