"""Where the second reader's weights lie, and which they are: known without reading a single post."""

import hashlib
from importlib import resources
from pathlib import Path

from monitor.errors import ConfigurationRefused

WEIGHTS = Path(str(resources.files("monitor") / "reader.onnx"))


def version_of(weights: Path) -> str:
    """A short name for these weights; ConfigurationRefused when they are not there."""
    try:
        with weights.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:8]
    except OSError:
        raise ConfigurationRefused(f"{weights}: not there; install the package again") from None
