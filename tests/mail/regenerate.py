"""Write the golden files anew: ``python -m tests.mail.regenerate``. Read the difference before keeping it."""

from monitor.adapters.mime import in_words
from monitor.adapters.parts import html, plain_text
from tests.mail.samples import HOUSE, letters
from tests.mail.test_words import GOLDEN, LANGS


def main() -> None:
    """One text and one HTML file for each letter and language."""
    for old in GOLDEN.glob("*.*"):
        old.unlink()
    for lang in LANGS:
        for name, letter in letters(lang).items():
            made = in_words(letter, HOUSE)
            text = f"{made.subject}\n\n{plain_text(made)}"
            (GOLDEN / f"{name}.{lang}.txt").write_text(text, encoding="utf-8")
            (GOLDEN / f"{name}.{lang}.html").write_text(html(made), encoding="utf-8")


if __name__ == "__main__":
    main()
