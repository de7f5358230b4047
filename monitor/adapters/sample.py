"""The sample set: ordinary posts in four languages, of which no rule should find many."""

import json
from functools import cache
from importlib import resources
from pathlib import Path

from monitor.domain.post import Author
from monitor.policy.rule import Example


def sample_file() -> Path:
    """Where it lies: post lines, as `amends check` reads them."""
    return Path(str(resources.files("monitor") / "policy" / "sample.jsonl"))


@cache
def sample_set() -> tuple[Example, ...]:
    """Its posts, to try rules on."""
    return tuple(map(_example, sample_file().read_text("utf-8").splitlines()))


def _example(line: str) -> Example:
    post = json.loads(line)
    author = Author(**post.get("author", {}))
    return Example(post["text"], author, post.get("in_reply_to"), post["lang"])
