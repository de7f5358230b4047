"""What may be shown to the company's language model, and which of its drafts may be shown to anybody.

Pure. The model is taken for a stranger: its words have to pass everything that our own drafts pass.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from monitor.domain.company import Company
from monitor.domain.finding import Finding
from monitor.domain.post import Author, Post
from monitor.policy.check import Judgement, Verdict
from monitor.policy.language import language
from monitor.policy.phrases import LEAKS, Voice
from monitor.policy.speech import word_set

LEAKING = 4
"""The conduct rule on work information: a company's own rules under it are leaks too, whatever their kind."""

SHORTEST, LONGEST = 0.4, 2.0
"""How much shorter or longer than ours a draft may be where the platform sets no bound."""

ROW = 4
"""So many words in a row are no accident."""

USUAL = 0.6
"""The share of a sentence's words that our own drafts, or the small words of any text, have too."""

SPOILS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "if anyone", "if anybody", "if someone", "if you were", "offended", "but", "however", "although",
        "misunderst", "out of context", "my intention", "were made", "forgive", "hope you", "we", "our", "us",
        "promise", "guarantee", "refund", "compensat", "policy", "lawyer",
    ),
    "nl": (
        "als iemand", "mocht iemand", "als je", "maar", "echter", "hoewel", "misverst", "uit zijn verband",
        "uit de context", "de bedoeling", "zijn gemaakt", "fouten gemaakt", "vergeef", "vergeven", "vergeving",
        "hopelijk", "wij", "we", "ons", "onze", "beloof", "garand", "vergoed", "advocaat",
    ),
    "de": (
        "falls jemand", "falls sich", "wenn sich jemand", "wenn jemand", "aber", "jedoch", "allerdings",
        "missverst", "aus dem zusammenhang", "meine absicht", "wurden gemacht", "verzeih", "vergeb",
        "hoffe, du", "hoffe, sie", "wir", "uns", "unser", "verspreche", "garant", "entschädig", "anwalt",
    ),
    "fr": (
        "si quelqu'un", "si certains", "si vous avez", "mais", "cependant", "toutefois", "pourtant", "malentend",
        "hors contexte", "sorti de son contexte", "mon intention", "ont été commises", "pardon", "j'espère que",
        "nous", "notre", "nos", "promets", "garanti", "rembours", "indemnis", "avocat",
    ),
}  # fmt: skip
"""What spoils an apology or promises what is not its author's to give. Beginnings of words, or phrases."""

_WHOLE = word_set(
    "but we our us maar wij we ons onze aber wir uns mais nous notre nos pardon policy"
)
"""Those that are words of their own and begin innocent ones."""

OPENERS = word_set(
    "i i'm i've my that this it the what when yesterday today here there sorry thank thanks a an in on for "
    "ik mijn dat dit het de wat toen gisteren vandaag hier daar excuses bedankt dank een in op voor zo "
    "ich mein meine meinen das dies es der die den was als gestern heute hier dort danke ein eine im für so "
    "je j'ai mon ma mes c'est ce cela il elle le la les hier ici merci un une en pour désolé désolée"
)
"""Words that any sentence may begin with."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+")
_GAP = re.compile(r"\[[^\[\]\n]*\]")
_PLACE = re.compile(r"\S*(?:://|www\.|@)\S*|\b[\w-]+\.[^\W\d_]{2,}\S*", re.IGNORECASE)
_SIGNS = re.compile(r"[!#<>*_`{}|\\~^=]")


@dataclass(frozen=True, slots=True)
class Ours:
    """Our own draft, and all that a draft in other words is held against."""

    draft: str
    post: str
    lang: str
    longest: int | None
    voice: Voice
    company: Company
    author: Author
    judge: Callable[[Post, Author], Judgement]


def may_be_sent(judgement: Judgement, text: str, company: Company) -> bool:
    """Never protected speech, never a leak: whether told, weak, in shadow, or only the name of something
    that is to stay unnamed."""
    found = (*judgement.findings, *judgement.weak, *judgement.shadow)
    if judgement.protected or judgement.verdict is Verdict.SHIELDED or any(map(_leak, found)):
        return False
    folded = unicodedata.normalize("NFKC", text).casefold()
    hidden = (*company.nda_clients, *company.codenames, *company.unreleased)
    return not any(name.casefold() in folded for named in hidden for name in named.names)


def _leak(finding: Finding) -> bool:
    return finding.hard or finding.conduct == LEAKING or finding.kind in LEAKS


def doubtful(judgement: Judgement, quiet: Iterable[str]) -> Finding | None:
    """The one weak finding that a second opinion may be asked on: the gravest, of a rule that may speak."""
    if judgement.findings:
        return None
    silent = frozenset(quiet)
    weak = [finding for finding in judgement.weak if finding.rule_id not in silent]
    return max(weak, key=lambda f: (f.severity.rank, -f.span.start, f.rule_id), default=None)


def clean(draft: str, ours: Ours) -> bool:
    """Whether a draft may take the place of ours. In doubt it may not."""
    return (
        _fits(draft, ours)
        and _plain(draft)
        and not _spoilt(draft, ours)
        and _keeps(draft, ours)
        and _names_nothing_new(draft, ours)
        and _repeats_nothing(draft, ours)
        and all(_sounds_like_ours(sentence, ours) for sentence in _sentences(draft))
        and _finds_nothing(draft, ours)
    )


def _fits(draft: str, ours: Ours) -> bool:
    most = LONGEST * len(ours.draft) if ours.longest is None else ours.longest
    return draft.strip() == draft and SHORTEST * len(ours.draft) <= len(draft) <= most


def _plain(draft: str) -> bool:
    """Letters, digits and the signs of a sentence: nothing unseen, no picture, no markup."""
    odd = any(unicodedata.category(sign) in ("Sk", "So") or _unseen(sign) for sign in draft)
    return not odd and not _SIGNS.search(draft)


def _unseen(sign: str) -> bool:
    return unicodedata.category(sign).startswith(("C", "Zl", "Zp"))


def _spoilt(draft: str, ours: Ours) -> bool:
    """What ours says too spoils nothing: it says so where it is right."""
    told, said = (text.casefold().replace("’", "'") for text in (draft, ours.draft))
    spoils = SPOILS.get(ours.lang, ())
    return any(_says(told, words) and not _says(said, words) for words in spoils)


def _says(told: str, words: str) -> bool:
    end = r"\b" if words in _WHOLE else ""
    return bool(re.search(rf"\b{re.escape(words)}{end}", told))


def _keeps(draft: str, ours: Ours) -> bool:
    """The gaps, the numbers and the places of ours, its beginning where that is a handle; no others."""
    same = all(
        sorted(part.findall(draft)) == sorted(part.findall(ours.draft)) for part in (_GAP, _PLACE)
    )
    kept = set(_NUMBER.findall(ours.draft))
    may = kept | set(_NUMBER.findall(ours.post))
    told = set(_NUMBER.findall(draft))
    start = ours.draft.split(" ")[0]
    return same and kept <= told <= may and (start[:1] != "@" or draft.startswith(f"{start} "))


def _names_nothing_new(draft: str, ours: Ours) -> bool:
    """A capital may begin a name, in some languages any noun: each such word has to be known."""
    capital = {word.casefold() for word in _words(draft) if not word.islower()}
    return capital <= _known(ours)


def _repeats_nothing(draft: str, ours: Ours) -> bool:
    """No row of words of the post that ours does not repeat: an order in the post comes back that way."""
    return not (_rows(draft) & _rows(ours.post)) - _rows(ours.draft)


def _rows(text: str) -> frozenset[tuple[str, ...]]:
    words = [word.casefold() for word in _words(text)]
    return frozenset(tuple(words[at : at + ROW]) for at in range(len(words) - ROW + 1))


def _sentences(draft: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.?…:;])\s+", draft) if _words(sentence)]


def _sounds_like_ours(sentence: str, ours: Ours) -> bool:
    """In its language, and mostly in words that one makes amends with."""
    words = [word.casefold() for word in _words(sentence)]
    known = frozenset(_vocabulary(ours))
    usual = sum(word in known for word in words) >= USUAL * len(words)
    return usual and language(sentence, ours.lang) == ours.lang


def _vocabulary(ours: Ours) -> Iterator[str]:
    for text in (ours.draft, *_texts(ours.voice)):
        yield from (word.casefold() for word in _words(text))
    yield from OPENERS


def _known(ours: Ours) -> frozenset[str]:
    told = (ours.post, *ours.company.names)
    return frozenset(_vocabulary(ours)) | {
        word.casefold() for text in told for word in _words(text)
    }


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'"))


def _texts(value: object) -> Iterator[str]:
    """Every text in the catalogue of a language."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))


def _finds_nothing(draft: str, ours: Ours) -> bool:
    judgement = ours.judge(Post("draft", draft, lang=ours.lang), ours.author)
    found = judgement.findings or judgement.weak or judgement.shadow
    return judgement.verdict is Verdict.CLEAR and not found
