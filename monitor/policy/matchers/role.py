"""What an author's role may say in public, read from the free text of the company file."""

import re
from functools import lru_cache

from monitor.domain.company import Company
from monitor.policy.fold import fold_word

EVERY_OTHER = "every other role"

MATTERS = {
    "company": r"speaks?|namens|spreekt|in the company's name|in the name of|answers for the company|statements|on behalf|spricht|im namen|parle|au nom",
    "prices": r"\w*(?:prijs|prijzen|tarief|tarieven|korting)\w*|prices?|tariffs?|discounts?|pay bands?|pay|\w*preise?\w*|\w*tarife?\w*|\w*rabatt\w*|prix|tarifs?|remises?|salaris\w*",
    "dates": r"(?<!product )(?<!company )data|datum|\w*levertijd\w*|\w*leverdat\w*|hersteltijd\w*|dates?|deliver\w*|roadmap|plans?|\w*termine?\w*|liefer\w*|delais?|calendrier|cursussen",
    "medical": r"medisch\w*|gezondheid\w*|vakgebied|medical|health|medizin\w*|gesundheit\w*|medica\w*|sante",
    "legal": r"juridisch\w*|wet|wetten|legal|law|laws|rechtlich\w*|rechts\w*|gesetz\w*|juridique\w*|droit|lois?",
    "money": r"beleggings\w*|financie\w*|resultaten|rente|economie|investment|financial|guidance|results|annual report|rates and the economy|economy|"
    r"finanz\w*|ergebnisse|prognose\w*|anlage\w*|financ\w*|resultats",
}
"""What a rule can ask for, and the words by which a role's line speaks of it."""

_PATTERNS = {matter: re.compile(rf"\b(?:{words})\b") for matter, words in MATTERS.items()}
_SENTENCES = re.compile(r"[;.]")
_NOT = re.compile(
    r"\b(?:no|not|never|nothing|geen|niet|nooit|niets|kein\w*|nicht|nie|nichts|pas|aucune?|jamais|rien|ni)\b"
)


def may(company: Company, role: str, matter: str) -> bool:
    """True when the company file lets ``role`` speak of ``matter``; what it does not mention, it does not let."""
    return matter in _matters(company.roles, role)


@lru_cache(maxsize=1024)
def _matters(roles: tuple[tuple[str, str], ...], role: str) -> frozenset[str]:
    """What a role may speak of."""
    lines = {fold_word(name).strip(): fold_word(line) for name, line in roles}
    line = lines.get(fold_word(role).strip(), lines.get(EVERY_OTHER, ""))
    allowed = _allowed(line)
    return frozenset(m for m, words in _PATTERNS.items() if any(map(words.search, allowed)))


def _allowed(line: str) -> list[str]:
    """The parts of a role's line before any 'no': after it, everything up to the next stop is denied."""
    return [_NOT.split(part, maxsplit=1)[0] for part in _SENTENCES.split(line)]
