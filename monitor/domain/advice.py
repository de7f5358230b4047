"""What the company's language model is asked: values that hold all that is sent of a post."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rewording:
    """A draft that somebody would like in other words."""

    draft: str
    post: str
    lang: str
    longest: int | None = None
    """Characters that the platform takes, if it counts them."""


@dataclass(frozen=True, slots=True)
class Question:
    """A finding that is possible and no more, on a post in which nothing else was found."""

    post: str
    words: str
    """Those that the rule points at."""
    lang: str
    why: str
    """The reason of the rule."""
