"""The text that people are asked to agree to: ``locale/<language>/consent.md``, for people and for us.

``consent.familiar.md`` beside it says the same to whom a company says du or tu. Two lines say its version and its date; a list holds the sentence for each scope; all else is text.
"""

from datetime import date
from functools import cache

from monitor.adapters.catalogue import LOCALE, SOURCE, languages
from monitor.domain.member import MODEL_SCOPES, ConsentText, Scope
from monitor.errors import ConfigurationRefused

ITEM = "- "


@cache
def consent_text(lang: str, model_host: str = "", *, familiar: bool = False) -> ConsentText:
    """The consent text in force, in English where there is none in this language.

    What a language model may do is only there to be agreed to where the company has one, and names its
    host: another host makes other words, and another hash.
    """
    path = LOCALE / lang / ("consent.familiar.md" if familiar else "consent.md")
    if familiar and not path.is_file():
        return consent_text(lang, model_host) if model_host else consent_text(lang)
    if not path.is_file():
        return consent_text(SOURCE, model_host) if model_host else consent_text(SOURCE)
    head, *blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    said = _pairs(head)
    at = next((n for n, block in enumerate(blocks) if block.startswith(ITEM)), None)
    if at is None or set(said) != {"version", "date"}:
        raise ConfigurationRefused(f"{path}: needs a version, a date and a list of scopes")
    agreed = _pairs(blocks[at].removeprefix(ITEM).replace(f"\n{ITEM}", "\n"))
    if list(agreed) != [scope.value for scope in Scope]:
        raise ConfigurationRefused(f"{path}: needs a sentence for each of {', '.join(Scope)}")
    return ConsentText(
        version=said["version"],
        since=date.fromisoformat(said["date"]),
        lang=lang,
        before=tuple(blocks[:at]),
        scopes=tuple(
            (scope, agreed[scope].replace("{host}", model_host))
            for scope in Scope
            if model_host or scope not in MODEL_SCOPES
        ),
        after=tuple(blocks[at + 1 :]),
    )


def consent_texts(model_host: str = "") -> tuple[ConsentText, ...]:
    """Every text in force: in each language, in each way of speaking to its readers."""
    ways = ((lang, familiar) for lang in languages() for familiar in (False, True))
    said = (consent_text(lang, model_host, familiar=familiar) for lang, familiar in ways)
    return tuple({text.text_hash: text for text in said}.values())


def _pairs(block: str) -> dict[str, str]:
    lines = [line.partition(": ") for line in block.splitlines()]
    return {name: value for name, _, value in lines}
