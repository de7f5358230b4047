"""The labelled posts of ``bench/corpus``: read, and judged as the product would."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from monitor.adapters.files import load_company
from monitor.domain.company import Company
from monitor.domain.post import Author, Post, plain

CORPUS = Path(__file__).parent / "corpus"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled post, as it would come from a connector."""

    post: Post
    author: Author
    company: Path | None
    hand: str
    expect: dict[str, Any]


def hands(use: str) -> list[Path]:
    """The posts files of the hands for one use: learn, late, tune or measure (``corpus/hands.json``)."""
    known = json.loads((CORPUS / "hands.json").read_text())
    return [
        CORPUS / f"posts-{hand}.jsonl.gz" for hand, about in known.items() if about["use"] == use
    ]


def posts_of(files: Iterable[Path]) -> Iterator[Labelled]:
    """Every post of some files, in order."""
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield _labelled(json.loads(line), file.parent)


def _labelled(label: dict[str, Any], folder: Path) -> Labelled:
    text, who = plain(label["text"]), label.get("author") or {}
    reply = label.get("in_reply_to")
    post = Post(
        source_id=label["id"],
        text=text.text,
        quotes=text.quotes,
        lang=label.get("lang"),
        in_reply_to=reply,
        is_reply=reply is not None,
    )
    author = Author(who.get("role") or "", who.get("bio") or "", who.get("names_employer"))
    company = folder / label["company"] if label.get("company") else None
    return Labelled(post, author, company, label.get("hand", ""), label["expect"])


@cache
def company_at(file: Path | None) -> Company:
    """The company in a file; without one, a nameless one."""
    return load_company(file) if file else Company("")
