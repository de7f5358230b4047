"""What the pages say: in every language, in the house's voice, and nothing of it left out."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from jinja2 import UndefinedError

from monitor.adapters import consents
from monitor.adapters.catalogue import LOCALE, translations, words
from monitor.adapters.consents import consent_text
from monitor.adapters.drafts import load_phrases
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.member import MODEL_SCOPES, Scope
from monitor.errors import ConfigurationRefused
from monitor.web import forms, render
from monitor.web.views import about
from tests.web.extract import source_strings

PLACE = re.compile(r"\{(\w*)(?:!r)?\}")
OTHERS = [lang for lang in render.spoken() if lang != "en"]
SPOKEN = list(render.spoken())
NBSP = "\N{NO-BREAK SPACE}"
FORMAL = {
    "de": re.compile(r"\b(?:Sie|Ihnen|Ihr\w*)\b"),
    "fr": re.compile(
        r"\b(?:vous|votre|vos|vôtres?|êtes|dites|faites|(?!assez|chez)\w+ez)\b", re.IGNORECASE
    ),
}
OF_OTHERS = re.compile(
    r"\bSie (?:\w+t|darf|fand|wurde|funktionieren ohne|gelten ab|schreiben niemandem)\b"
    r"|\bSie haben in die Prüfung\b"
    r"|\bIhre (?:Beispiele|Datei|Mails (?:und die|warten)|Einwilligung, Fassung \{version\}, nennt)"
)
"""German at the head of a sentence that speaks of a rule, of members or of pages, not to the reader."""
FAMILIAR = {
    "de": re.compile(r"\b(?:du|dich|dir|dein\w*)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:tu|te|toi|ton|ta|tes|tiens?|tiennes?)\b|\bt’", re.IGNORECASE),
}
CODE = re.compile(r"\bhttps:|\bhard: true|\bstate: shadow|\((?:- )?\w+: [\w…]+\)|\(\?\S*")
"""What stands in a French text as a machine writes it."""
TWO_WAYS = sorted(FORMAL)
Forms = tuple[str, ...]


def _forms(text: str | Forms | list[str]) -> Forms:
    return (text,) if isinstance(text, str) else tuple(text)


def catalogue(lang: str, name: str) -> dict[str, tuple[Forms, Forms]]:
    """Of each text in a file what is asked and what is said, in all forms, by its first form."""
    with (LOCALE / lang / name).open("rb") as source:
        messages: list[Message] = [message for message in read_po(source) if message.id]
    pairs = [(_forms(message.id), _forms(message.string)) for message in messages]
    return {asked[0]: (asked, said) for asked, said in pairs}


def test_english_and_dutch_are_spoken():
    assert {"en", "nl"} <= set(render.spoken())


@pytest.mark.parametrize("lang", OTHERS)
def test_every_text_of_a_page_is_translated_and_none_is_stale(lang: str):
    with (LOCALE / lang / "pages.po").open("rb") as source:
        catalogue = read_po(source)
    kept = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue if m.id}
    assert set(source_strings()) - kept == set()
    assert kept - set(source_strings()) == set()
    for message in catalogue:
        said = message.string if isinstance(message.string, str) else "".join(message.string)
        assert said, message.id
        assert "\N{REPLACEMENT CHARACTER}" not in said


@pytest.mark.parametrize("lang", OTHERS)
def test_a_translation_has_the_same_places_to_fill(lang: str):
    said = {text: translations("pages", lang).gettext(text) for text in source_strings()}
    other = [text for text in said if set(PLACE.findall(said[text])) != set(PLACE.findall(text))]
    assert other == []


@pytest.mark.parametrize("lang", TWO_WAYS)
def test_the_familiar_texts_are_those_that_differ_and_none_is_stale(lang: str):
    formal, familiar = (catalogue(lang, name) for name in ("pages.po", "pages.familiar.po"))
    assert set(familiar) - set(source_strings()) == set()
    assert set(familiar) <= set(formal)
    assert [text for text, pair in familiar.items() if pair[1] == formal[text][1]] == []
    assert [text for text, pair in familiar.items() if pair[0] != formal[text][0]] == []


@pytest.mark.parametrize("lang", TWO_WAYS)
def test_a_familiar_text_has_the_same_places_to_fill_and_never_shouts(lang: str):
    for asked, said in catalogue(lang, "pages.familiar.po").values():
        assert all(said), asked
        assert len(said) == len(asked)
        for source, text in zip(asked, said, strict=True):
            assert set(PLACE.findall(text)) == set(PLACE.findall(source)), text
            assert not UNWANTED.search(text), text


@pytest.mark.parametrize("lang", TWO_WAYS)
def test_a_reader_of_pages_is_addressed_in_one_way_throughout(lang: str):
    """No familiar text is formal, and no formal text that addresses the reader lacks a familiar one."""
    formal, familiar = (catalogue(lang, name) for name in ("pages.po", "pages.familiar.po"))
    said = [text for _, forms in (formal | familiar).values() for text in forms]
    assert [text for text in said if FORMAL[lang].search(OF_OTHERS.sub("", text))] == []
    said = [text for _, forms in formal.values() for text in forms]
    assert [text for text in said if FAMILIAR[lang].search(text)] == []


def test_a_french_mark_on_a_page_never_begins_a_line():
    for name in ("pages.po", "pages.familiar.po"):
        pairs = catalogue("fr", name).values()
        said = [CODE.sub("", text) for _, forms in pairs for text in forms]
        assert [text for text in said if re.search(rf"[^{NBSP}\d][:;?!»]|«[^{NBSP}]", text)] == []


@pytest.mark.parametrize(
    ("lang", "formal", "familiar"), [("de", "Sie", "Du"), ("fr", "Vous", "Toi")]
)
def test_pages_follow_the_company_in_how_a_reader_is_addressed(
    lang: str, formal: str, familiar: str
):
    assert words("pages", lang)("You") == formal
    assert words("pages", lang, familiar=True)("You") == familiar
    assert words("pages", lang, familiar=True)("Sign in") == words("pages", lang)("Sign in")


UNWANTED = re.compile(
    r"!|\b(we|us|our|ours|wij|ons|onze|violation|sanction|overtreding|sanctie)\b", re.IGNORECASE
)


@pytest.mark.parametrize("lang", SPOKEN)
def test_amends_never_shouts_never_accuses_and_never_says_we(lang: str):
    said = [translations("pages", lang).gettext(text) for text in source_strings()]
    assert [text for text in said if UNWANTED.search(PLACE.sub("", text))] == []


def test_a_language_calls_itself_by_its_own_name():
    assert [render.own_name(lang) for lang in ("en", "nl")] == ["English", "Nederlands"]


def test_W2_templates_are_escaped_whatever_they_are_called():
    environment = render.environment()
    assert environment.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    assert environment.get_template("join.html").environment.autoescape is True


def test_W2_what_is_not_there_is_an_error():
    with pytest.raises(UndefinedError):
        render.environment().from_string("{{ nobody.name }}").render()


FORBIDDEN = re.compile(
    r"\|\s*safe|<script(?! src=)|<style|\sstyle=|\son\w+=|\s[\w-]+=\{\{|autoescape|javascript:",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", sorted(render.TEMPLATES.glob("*")), ids=lambda path: path.name)
def test_W2_no_template_turns_escaping_off_or_runs_anything(path: Path):
    assert FORBIDDEN.findall(path.read_text("utf-8")) == []


def test_every_word_of_a_template_comes_from_the_catalogue():
    """Text between tags that no catalogue knows would be English for everybody."""
    loose = {}
    for path in render.TEMPLATES.glob("*.html"):
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        words = re.sub(r"<[^>]*>|&\w+;", " ", text)
        found = re.findall(r"[A-Za-z]{2,}", words)
        if found:
            loose[path.name] = found
    assert loose == {"base.html": ["Amends"]}


def test_what_is_filled_in_is_escaped_and_what_is_ours_is_not():
    say = render.speaker(words("pages", "en"))
    assert say("Hello, {name}", name="<b>") == "Hello, &lt;b&gt;"
    assert say("Hello, {name}", name=render.own("<b>")) == "Hello, <bdi>&lt;b&gt;</bdi>"
    assert say("{number} characters.") == "{number} characters."


def test_W5_direction_marks_in_names_become_signs():
    assert render.own("a\u202eb") == "<bdi>a⟨RLO⟩b</bdi>"


def test_every_icon_is_drawn_in_the_text_colour_and_hidden_from_readers():
    drawn = render.icon("eye")
    assert 'aria-hidden="true"' in drawn
    assert "xmlns" not in drawn
    with pytest.raises(KeyError):
        render.icon("dragon")


@pytest.mark.parametrize("lang", SPOKEN)
def test_a_consent_text_has_a_sentence_for_each_scope(lang: str):
    text = consent_text(lang, "llm.kade.example")
    assert [scope for scope, _ in text.scopes] == list(Scope)
    assert text.lang == lang
    assert text.before
    assert text.after
    assert len(text.text_hash) == 64


@pytest.mark.parametrize("lang", SPOKEN)
def test_only_where_there_is_a_language_model_its_host_is_agreed_to(lang: str):
    without, here = consent_text(lang), consent_text(lang, "llm.kade.example")
    there = consent_text(lang, "llm.else.example")
    assert [scope for scope, _ in without.scopes] == [
        scope for scope in Scope if scope not in MODEL_SCOPES
    ]
    assert "llm.kade.example" in dict(here.scopes)[Scope.ASK_MODEL]
    assert len({text.text_hash for text in (without, here, there)}) == 3


def test_consent_texts_of_all_languages_have_one_version_and_different_words():
    texts = [consent_text(lang) for lang in SPOKEN]
    assert len({(text.version, text.since) for text in texts}) == 1
    assert len({text.text_hash for text in texts}) == len(SPOKEN)


@pytest.mark.parametrize("lang", TWO_WAYS)
def test_a_familiar_consent_text_says_the_same_points_and_has_a_hash_of_its_own(lang: str):
    for host in ("", "llm.kade.example"):
        formal, familiar = consent_text(lang, host), consent_text(lang, host, familiar=True)
        assert familiar.text_hash != formal.text_hash
        assert {familiar, formal} <= set(consents.consent_texts(host))
        assert (familiar.version, familiar.since) == (formal.version, formal.since)
        parts = [
            [*text.before, *(sentence for _, sentence in text.scopes), *text.after]
            for text in (formal, familiar)
        ]
        assert [scope for scope, _ in familiar.scopes] == [scope for scope, _ in formal.scopes]
        assert len(parts[0]) == len(parts[1])
        # A point is the same where nobody is spoken to, and the same but for how it is said elsewhere.
        for said, otherwise in zip(*parts, strict=True):
            assert (said == otherwise) == (not FORMAL[lang].search(said)), otherwise
            assert not FORMAL[lang].search(otherwise)
            assert abs(len(said.split()) - len(otherwise.split())) <= 1
        assert any(FAMILIAR[lang].search(part) for part in parts[1])


def test_where_a_language_has_one_way_to_speak_its_consent_text_is_one():
    assert consent_text("nl", familiar=True) is consent_text("nl")
    assert len(consents.consent_texts()) == len(SPOKEN) + len(TWO_WAYS)


def test_a_language_without_a_consent_text_shows_the_english_one():
    assert consent_text("xx") is consent_text("en")


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\n\nNo list of scopes.",
        "version: 1\ndate: 2026-11-01\n\n- read_posts: Only one.",
        "date: 2026-11-01\n\n- read_posts: a\n- send_notes: b\n- count: c",
    ],
)
def test_a_consent_text_that_lacks_something_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
):
    (tmp_path / "zz").mkdir()
    (tmp_path / "zz" / "consent.md").write_text(text, "utf-8")
    monkeypatch.setattr(consents, "LOCALE", tmp_path)
    with pytest.raises(ConfigurationRefused, match=r"consent\.md: needs"):
        consent_text.__wrapped__("zz")


def test_time_zones_are_listed_by_continent_and_known():
    assert "Europe/Amsterdam" in forms.zones()["Europe"]
    assert forms.zone_known("America/Argentina/Ushuaia")
    for name in ("", "Europe", "UTC", "Europe/Nowhere", "../etc/passwd"):
        assert not forms.zone_known(name)


@pytest.mark.parametrize(
    "page", sorted(render.TEMPLATES.glob("*.html")), ids=lambda page: page.name
)
def test_no_page_glues_a_colon_of_its_own_to_a_word(page: Path):
    """French keeps a space before it, so each is ``w.colon``, or part of a message."""
    assert re.findall(r"(?:\}\}|%\}|>): ", page.read_text("utf-8")) == []


@pytest.mark.parametrize(("lang", "said"), [("en", "Voice: "), ("fr", f"Voix{NBSP}: ")])
def test_what_a_case_is_about_is_said_with_the_colon_of_its_language(lang: str, said: str):
    finding = Finding("voice.insult", 3, Severity.MEDIUM, Confidence.LIKELY, Span(0, 5), "insult")
    assert about(finding, load_phrases(), words("pages", lang)).startswith(said)


def test_french_calls_what_was_put_right_by_one_name():
    """In mails as on pages; "remis en ordre" would be tidied up."""
    for name in ("mail.po", "pages.po"):
        for asked, said in catalogue("fr", name).values():
            if "put right" in asked[0].casefold():
                assert all("rectifié" in form.casefold() for form in said), asked
