"""Whose contact data it is: the author's own, a shop's or an office's, or somebody else's."""

import re

from monitor.domain.finding import Span
from monitor.policy.text import Text

_NEAR = 70
"""Characters around an identifier in which its owner is named."""

_OWN = re.compile(
    r"\b(?:"
    # Dutch
    r"mijn (?:oude |eigen |nieuwe |zakelijke )?(?:nummer|06|gsm|mail\w*|e-mail\w*|adres|rekening\w*|tel\w*|kaart|iban|bsn)|"
    r"(?:bel|app|mail|sms|schrijf|stuur|bereik|contacteer|dm|tik|contact)(?:t|en)?(?: (?:gerust|gewoon|maar|naar|even|ff|dan))* (?:me|mij)|"
    r"(?:me|mij) (?:nog |even |ff )?(?:wil |wilt |kan |kunt )?(?:zoek\w*|bereik\w*|bel\w*|mail\w*|app\w*)|(?:zoekt?|bereikt?|belt) (?:me|mij)|"
    r"dat ben ik|ben ik te bereiken|ik ben te bereiken|"
    r"op mijn (?:naam|rekening)|krijg je mij|"
    # English
    r"my (?:own |new |old |work )?(?:number|mobile|cell|phone|e-?mail|mail|address|account|card|iban|inbox)|"
    r"(?:call|ring|text|e-?mail|mail|reach|message|dm|ping|whatsapp) me|that's me\b|reach me|"
    # German
    r"mein\w* (?:nummer|handy\w*|mail\w*|e-mail\w*|adresse|konto|iban|karte|telefon\w*|kontonummer)|"
    r"(?:ruft?|schreibt?|mailt?|meldet?) (?:mich|mir|euch bei mir|dich bei mir)|bei mir melden|das bin ich|"
    # French
    r"mon (?:numero|portable|mail|e-mail|adresse|compte|iban|rib|tel\w*)|mes coordonnees|"
    r"(?:appelez|ecrivez|contactez|joignez|appelle|ecris|contacte)[- ]moi|m'(?:appeler|ecrire|joindre|contacter)|c'est (?:moi|mon compte)"
    r")\b|# ,? ?(?:ik|ich|je|i) [a-z]"
)
_OTHERS = re.compile(
    r"\b(?:hij|hem|ze|zij|haar|hun|z'n|d'r|zijn rekening|zijn nummer|privenummer|his|her|him|their|ihn|ihm|ihr\b|seine[mnrs]?|sein (?:nummer|handy|konto|mail\w*)|deren|"
    r"son (?:mari|compte|numero|perso|portable)|sa |lui|elle)\b"
)
_SHOP = re.compile(
    r"\b(?:winkel|zaak|balie|receptie|klachtenlijn|klantenservice|helpdesk|bloemist|praktijk|huisarts|meldpunt|hulplijn|"
    r"meldkamer|noodnummer|storingsnummer|algemene? nummer|shop|store|front desk|hotline|helpline|reception|surgery|clinic|"
    r"emergency number|dienstnummer|diensttelefon|bereitschaftsnummer|plakat|affiche|poster|laden|empfang|rezeption|praxis|zentrale|storungsdienst|bereitschaftsdienst|"
    r"boutique|magasin|accueil|standard|cabinet|restaurant|hotel|service (?:client|recrutement|apres-vente))\b"
)


def is_own(text: Text, span: Span) -> bool:
    """True when the words around an identifier say that it is the author's."""
    around = _around(text, span)
    return bool(_OWN.search(around)) and not _OTHERS.search(around)


def is_shops(text: Text, span: Span) -> bool:
    """True when the words around it say that it belongs to a shop, an office or a service."""
    around = _around(text, span)
    return bool(_SHOP.search(around)) and not _OTHERS.search(around)


def _around(text: Text, span: Span) -> str:
    """Folded words near an identifier, within its paragraph."""
    folded, start, end = text.folded, span.start, span.end
    if folded.starts is not None:
        start = sum(s < span.start for s in folded.starts)
        end = sum(s < span.end for s in folded.starts)
    before = folded.text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    after = folded.text[end : end + _NEAR].partition("\n")[0]
    return f"{before}# {after}"
