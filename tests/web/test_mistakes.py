"""What is wrong with a rule is said in the language of whoever reads the page, and in English in the terminal."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.adapters import yamlwords
from monitor.adapters.catalogue import words
from monitor.adapters.files import example_company, load_company, load_rules
from monitor.adapters.rulebench import draft_of
from monitor.errors import ConfigurationRefused, FileRefused, Said
from monitor.policy.matchers import patternwords
from tests.broken_rules import COMPANIES, ONE_RULE, RULE, SETS, changed, matching, pattern
from tests.test_architecture import TREES, calls
from tests.web.extract import in_refusals
from tests.web.portal import Portal, Somebody

pytestmark = pytest.mark.anyio

LANGS = ("nl", "de", "fr")
READING = ("monitor/policy/", "monitor/adapters/strict.py", "monitor/adapters/files.py")
FROM_ELSEWHERE = {
    str(patternwords._OTHERWISE.text),
    str(yamlwords._OTHERWISE.text),
}
"""What is said of a mistake that the engine or the parser of today does not know yet."""
OF_THE_WHOLE = {
    "it matches an empty post, and so every post",
    "it matches {matched} of the {number} posts of the sample set",
    "{rule} ({place}): {why}.",
    "{place}: {why}",
}
"""What is said of a rule that is held, or of a whole file, and of no mistake: tests of the daemon try it."""


def wrong(text: str) -> Said:
    """What the workshop says of a text."""
    draft = draft_of("voice.insult", text, example_company())
    assert draft.mistake, text
    return draft.mistake.says


def refusals(folder: Path) -> Iterator[Said]:
    """What is said of every broken file there is."""
    yield from map(wrong, ONE_RULE)
    for number, files in enumerate(SETS):
        rules = folder / str(number)
        rules.mkdir()
        for name, text in files.items():
            (rules / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        yield refused(load_rules, [rules])
    for text in COMPANIES:
        (folder / "company.yaml").write_text(text, "utf-8")
        yield refused(load_company, folder / "company.yaml")
    yield refused(load_company, folder / "none.yaml")
    yield refused(load_company, folder)
    yield refused(load_rules, [folder / "none"])


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> list[Said]:
    return list(refusals(tmp_path_factory.mktemp("broken")))


def refused(what, *about) -> Said:
    with pytest.raises(FileRefused) as refusal:
        what(*about)
    return refusal.value.said


def sentences(said: Said) -> Iterator[str]:
    """A sentence, and those within it."""
    yield said.text
    for part in said.places.values():
        if isinstance(part, Said):
            yield from sentences(part)


def test_whatever_can_be_wrong_in_a_file_is_tried_here(said: list[Said]):
    """A mistake that is new in the code needs a broken file here; test_words wants it in every catalogue."""
    tried = {text for each in said for text in sentences(each)}
    assert {text for _, text in in_refusals()} - tried == FROM_ELSEWHERE | OF_THE_WHOLE


@pytest.mark.parametrize("lang", LANGS)
def test_every_mistake_is_said_in_the_language_of_the_page(lang: str, said: list[Said]):
    w = words("pages", lang)
    english = [text for each in said for text in sentences(each) if w(text) == text]
    assert set(english) <= {"{key}: {why}"}
    assert all(w.said(each) != str(each) for each in said)


def test_who_reads_files_refuses_them_in_words_that_a_catalogue_can_have():
    plain = [
        f"{file}:{line}"
        for file, tree in TREES.items()
        if file.startswith(READING)
        for called, line in calls(tree)
        if called == ConfigurationRefused.__name__
    ]
    assert plain == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (changed(("severity", "severty")), "unknown key 'severty'; did you mean 'severity'?"),
        (changed(("[wat een dag]", "[wat een dag")), "expected ',' or ']', but got '<stream end>'"),
        (pattern("(a"), "match.pattern: not a pattern: missing ): (a"),
        (matching("{words: ['{klant} kade']}"), "words: {klant} is unknown; known are {company}, "),
        (
            changed(("wat een dag", "wat een\x00dag")),
            'unacceptable character #x0000: special characters are not allowed in "<unicode string>"',
        ),
    ],
)
def test_in_an_english_line_the_parser_and_the_engine_speak_for_themselves(text: str, line: str):
    assert str(wrong(text)).startswith(line.removeprefix("match."))


def test_a_mistake_that_a_library_does_not_know_yet_has_words_too():
    nl = words("pages", "nl")
    said = patternwords.what_is_wrong(ValueError("too many moons: (a"))
    assert str(said) == "not a pattern: too many moons: (a"
    assert nl.said(said) == "dit is geen patroon: too many moons: (a"
    said = yamlwords.what_is_wrong("too many moons")
    assert str(said) == "too many moons"
    assert nl.said(said).startswith("dit is niet als YAML te lezen; ")


@pytest.mark.parametrize("lang", LANGS)
def test_what_somebody_wrote_is_not_taken_for_a_place_to_fill(lang: str):
    said = wrong(changed(("severity", "'{line}'")))
    assert "{line}" in words("pages", lang).said(said)


async def reader(portal: Portal, lang: str) -> Somebody:
    owner = await portal.at_office("policy-owner", "ilse@kade.example")
    owner.client.headers["accept-language"] = lang
    return owner


async def check(owner: Somebody, text: str) -> str:
    """What the workshop's page says when somebody has it checked."""
    page = await owner.open("/rules/voice.insult/edit")
    form = next(form for form in page.reader.forms if "text" in form["fields"])
    fields = {**form["fields"], "text": text, "do": "check"}
    return (await owner.post("/rules/voice.insult/edit", fields)).text


@pytest.mark.parametrize(
    ("lang", "key", "value", "yaml", "example"),
    [
        (
            "nl",
            "Regel 4, kolom 3: de sleutel ‘severty’ is onbekend; is het misschien ‘severity’?",
            "Regel 4, kolom 13: severity: ‘mediun’ is onbekend; is het misschien ‘medium’?",
            "Regel 8, kolom 1: wat met [ begint, heeft hier geen einde of mist een komma; "
            "zet de ] of de komma erbij",
            "wat een held zou gevonden moeten worden, maar wordt dat niet. Regel 6. Maak match ruimer",
        ),
        (
            "de",
            "Zeile 4, Spalte 3: Den Schlüssel „severty“ gibt es nicht; ist „severity“ gemeint?",
            "Zeile 4, Spalte 13: severity: „mediun“ gibt es nicht; ist „medium“ gemeint?",
            "Zeile 8, Spalte 1: Was mit [ beginnt, hat hier kein Ende, oder ein Komma fehlt; "
            "die ] oder das Komma ergänzen",
            "wat een held sollte gefunden werden und wird es nicht. Zeile 6. Fassen Sie die Suche weiter",
        ),
        (
            "fr",
            "Ligne 4, colonne 3 : la clé « severty » est inconnue ; s’agit-il de « severity » ?",
            "Ligne 4, colonne 13 : severity : « mediun » est inconnu ; s’agit-il de « medium » ?",
            "Ligne 8, colonne 1 : ce qui commence par [ n’a pas de fin ici, ou il manque une virgule ; "
            "ajouter le ] ou la virgule",
            "wat een held devrait être trouvé, et ne l’est pas. Ligne 6. Élargissez la recherche",
        ),
    ],
)
async def test_the_workshop_names_line_mistake_and_mend_in_the_reader_s_language(
    portal: Portal, lang: str, key: str, value: str, yaml: str, example: str
):
    owner = await reader(portal, lang)
    for text, said in (
        (changed(("severity", "severty")), key),
        (changed(("medium", "mediun")), value),
        (changed(("[wat een dag]", "[wat een dag")), yaml),
        (changed(("wat een sukkel", "wat een held")), example),
    ):
        assert said in re.sub(r"\s+", " ", await check(owner, text))


async def test_what_is_wrong_in_another_file_is_said_with_its_name(portal: Portal):
    broken = portal.folder / "policies" / "zzz.yaml"
    broken.write_text("- id: voice.x\n", "utf-8")
    portal.service.policy.refresh()
    owner = await reader(portal, "nl")
    assert "zzz.yaml:1: ‘conduct’ ontbreekt" in (await owner.open("/rules")).text
    broken.write_text(
        RULE.replace("insult", "x").replace("wat een sukkel", "wat een held"), "utf-8"
    )
    portal.service.policy.refresh()
    page = await owner.open("/rules")
    assert "zzz.yaml:6: regel voice.x: dit voorbeeld moet gevonden worden" in page.text
