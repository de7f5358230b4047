"""The English source strings of the mails, as they stand in the code."""

from pathlib import Path

from babel.messages.extract import extract_from_file

import monitor.adapters.catalogue

ADAPTERS = Path(monitor.adapters.catalogue.__file__).parent
MODULES = (
    "catalogue",
    "letters",
    "notes",
    "receipts",
    "renewals",
    "placed",
    "office_letters",
    "digests",
    "digest_rules",
    "readings",
    "trouble_words",
)
KEYWORDS = {"words": None, "self": None, "many": (1, 2)}


def source_strings() -> tuple[str, ...]:
    """Each once, in the order of the code; of a plural its singular."""
    found: dict[str, None] = {}
    for module in MODULES:
        path = ADAPTERS / f"{module}.py"
        for _, text, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
            found[text if isinstance(text, str) else text[0]] = None
    return tuple(found)
