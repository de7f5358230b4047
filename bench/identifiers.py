"""How well numbers are told apart: ``python -m bench.identifiers``.

Makes posts with other people's e-mail addresses, IBANs, card numbers and citizen service numbers, all with
right check digits, and as many with order numbers, ISBNs, versions, prices and dates, and counts what the
shipped rules find. Made anew from a fixed seed.
"""

import random
from collections.abc import Callable, Iterator

from stdnum import iban, isbn, luhn
from stdnum.nl import bsn

from monitor.adapters.files import example_company, read_rules, shipped_config
from monitor.adapters.latereader import shipped_reader
from monitor.domain.post import Author, Post
from monitor.policy.check import Judge

EACH = 250
AROUND = (
    "Vraag het aan Femke: {}", "You can reach my neighbour on {} tonight.", "Bitte an Jens wenden, {}, danke!",
    "Écrivez à Léa, voici : {}", "He asked me to pass this on ({}), so here it is.", "Stuur het maar naar Joris, {}.",
    "Das gehört Petra: {}. Wer kennt sie?", "C'est à Marc, {}, merci de lui rendre.",
)  # fmt: skip
HARMLESS = (
    "Bestelling {} is onderweg.", "My order {} got lost again.", "Version {} läuft seit gestern.", "Le livre {} est épuisé.",
    "Trein {} had weer vertraging.", "Das Paket {} liegt beim Nachbarn.", "Part number {} fits the old bike.",
    "Réf. {} en rupture de stock.",
)  # fmt: skip
FIRST = ("femke", "joris", "petra", "marc", "lea", "jens", "anna", "tom")
LAST = ("devries", "schmidt", "dubois", "smith", "bakker", "weber", "moreau", "jones")


def email(rng: random.Random) -> str:
    """An address of a private person."""
    return f"{rng.choice(FIRST)}.{rng.choice(LAST)}{rng.randrange(100)}@{rng.choice(('gmail.com', 'web.de', 'orange.fr'))}"


def account(rng: random.Random) -> str:
    """A Dutch IBAN that checks."""
    body = f"INGB{rng.randrange(10**10):010d}"
    return iban.format(f"NL{iban.calc_check_digits(f'NL00{body}')}{body}")


def card(rng: random.Random) -> str:
    """A card number that checks."""
    body = f"4{rng.randrange(10**14):014d}"
    number = body + luhn.calc_check_digit(body)
    return " ".join(number[at : at + 4] for at in range(0, 16, 4))


def citizen(rng: random.Random) -> str:
    """A Dutch citizen service number that checks, beside its name."""
    while True:
        number = f"{rng.randrange(10**8, 10**9)}"
        if bsn.is_valid(number):
            return f"BSN {number}"


def harmless(rng: random.Random) -> str:
    """A number that only looks like one of those."""
    body = f"978{rng.randrange(10**9):09d}"
    return rng.choice(
        (
            f"{rng.randrange(10**8, 10**9)}",
            f"NL-{rng.randrange(10**6, 10**7)}",
            f"{rng.randrange(20)}.{rng.randrange(20)}.{rng.randrange(400)}",
            isbn.format(body + luhn.calc_check_digit(body)) or body,
            f"€ {rng.randrange(1000, 99999)},{rng.randrange(100):02d}",
            f"{rng.randrange(1, 29)}-{rng.randrange(1, 13)}-2026",
            f"#{rng.randrange(10**4, 10**12)}",
        )
    )


def posts(
    kind: Callable[[random.Random], str], around: tuple[str, ...], count: int
) -> Iterator[str]:
    """Posts with one number each."""
    rng = random.Random(kind.__name__)
    for _ in range(count):
        yield rng.choice(around).format(kind(rng))


def main() -> None:
    """Make, judge, count."""
    rules = read_rules([shipped_config() / "policies"])
    judge = Judge(rules, example_company(), shipped_reader())

    def hits(texts: Iterator[str]) -> int:
        said = (judge.judge(Post("p", text), Author()) for text in texts)
        return sum(any(f.hard for f in one.findings) for one in said)

    found = {
        kind.__name__: hits(posts(kind, AROUND, EACH)) for kind in (email, account, card, citizen)
    }
    wrong = hits(posts(harmless, HARMLESS, 4 * EACH))
    for name, count in found.items():
        print(f"{name:8} recall {count / EACH:.3f} ({count} of {EACH})")
    right = sum(found.values())
    print(
        f"precision {right / (right + wrong):.3f}; harmless numbers flagged: {wrong} of {4 * EACH}"
    )


if __name__ == "__main__":
    main()
