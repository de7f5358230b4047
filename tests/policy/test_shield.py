"""Promise 3: protected speech is never flagged and never stored."""

import pytest

from monitor.domain.company import Company
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.post import Author
from monitor.policy.families.index import WordIndex, listed, word_fits
from monitor.policy.lexicon import Lexicon
from monitor.policy.rule import Context
from monitor.policy.shield import LANGUAGES, Protection, shield
from monitor.policy.text import Text

PROTECTED = {
    "pay": [
        ("nl", "Ons zusterbedrijf wordt beter betaald dan wij, voor hetzelfde werk."),
        ("en", "They have a pool table and pay us nothing for the nights."),
        ("nl", "Ik verdien na elf jaar minder dan mijn mannelijke collega. Leg mij dat eens uit."),
        ("en", "Same grade, same scores, and women here are paid less than men."),
        ("de", "Zwei Nullrunden hintereinander, und der Chef spricht von Wertschätzung."),
        ("fr", "Trois ans sans augmentation, et une prime en bons d'achat."),
    ],
    "hours": [
        ("nl", "Zeven nachtdiensten op rij en dan vragen ze of ik flexibel ben."),
        ("en", "Headset off at eleven, back on at six. So much for eleven hours rest."),
        ("de", "Der Schichtplan kam am Freitag um 23 Uhr für Samstag um 7."),
        ("fr", "Encore une astreinte payée des clopinettes, la troisième ce mois-ci."),
    ],
    "conditions": [
        ("nl", "Onze kleedkamer zit onder de schimmel en de arbodienst komt nooit."),
        ("en", "Off to the employment tribunal next week, wish me luck."),
        ("de", "Befristet, verlängert, befristet. So sehen hier die Arbeitsbedingungen aus."),
        ("fr", "L'inspection du travail est passée, le chauffage reste en panne."),
    ],
    "safety": [
        ("en", "The brakes fail every other week and nobody in charge listens."),
        ("nl", "Asbest in de kruipruimte. Gezegd in 2019, gezegd in 2022."),
        ("en", "The fire exit has been locked since Easter."),
        ("de", "Am Schutzzaun hält nur noch Kabelbinder."),
        ("fr", "On travaille sans harnais sur ce toit."),
    ],
    "union": [
        ("nl", "Vrijdag wordt er gestaakt, kom naar de poort."),
        ("en", "We walked out at noon, all forty of us. Solidarity."),
        ("de", "Warnstreik am Mittwoch, neun Uhr am Tor."),
        ("fr", "Préavis déposé, la grève commence jeudi."),
    ],
    "discrimination": [
        ("nl", "Afgewezen om zijn achternaam, zei de recruiter gewoon hardop."),
        ("en", "Women don't belong on a crane, says the man who trains us."),
        ("nl", "Mijn contract werd niet verlengd omdat ik zwanger ben."),
        ("en", "Culture fit, they said, after they heard my accent."),
        ("de", "Nach der Elternzeit war mein Team weg."),
        ("fr", "On m'a dit d'écarter un CV à cause du prénom."),
    ],
    "harassment": [
        ("nl", "Hij zat weer aan me in de lift, en iedereen keek weg."),
        ("nl", "Zijn hand lag weer op mijn schouder. Klacht ingediend bij de vertrouwenspersoon."),
        ("en", "My manager grabbed my waist again. I wrote down the time."),
        ("de", "Der Lieferant fasst den Aushilfen an den Hintern, und keiner sagt etwas."),
        ("fr", "Main aux fesses hier soir, et la direction hausse les épaules."),
    ],
    "whistleblowing": [
        ("nl", "Ik heb het gemeld bij de inspectie en ik sta daarvoor."),
        ("en", "I reported it through the whistleblower line. Now my badge is blocked."),
        ("de", "Ich habe heute die interne Meldestelle angeschrieben."),
        ("fr", "J'ai signalé le dépassement, depuis mon bureau est dans le couloir."),
    ],
    "politics": [
        ("nl", "Vanmorgen gestemd, met de hond onder de arm."),
        ("en", "Voted early, voted angry."),
        ("de", "Am Sonntag gehe ich wählen, und ihr auch: ab ins Wahllokal."),
        ("fr", "J'ai voté ce matin, dix minutes de file."),
    ],
    "religion": [
        ("nl", "Iftar met drie dadels in de cabine."),
        ("en", "Ash Wednesday, so the smudge stays on."),
        ("de", "Im Raum der Stille stehen jetzt Messewände."),
        ("fr", "Pâques avec la paroisse, j'ai pleuré comme un gosse."),
    ],
    "health": [
        ("nl", "Mijn burn-out heet nu een dipje, volgens de manager."),
        ("en", "Diagnosed at 52: ADHD, the full set."),
        ("de", "Seit März Depression, heute kann ich das Wort schreiben."),
        ("fr", "Burn-out. Voilà, le mot est écrit."),
    ],
}

UNPROTECTED = [
    ("nl", "De Zeester-deal is rond, nog even mondje dicht."),
    ("nl", "Onze teamleider kan niet tellen: negen koffie voor elf man."),
    ("en", "Our CTO gave a talk about resilience. I wouldn't let him near a toaster."),
    ("en", "Churn is down to four percent this quarter, not out yet."),
    ("en", "You are a complete idiot, go back to school."),
    ("de", "Unser Greif ist ein überteuerter Staubsauger."),
    ("fr", "Le directeur ne distingue pas une mandoline d'une guitare."),
]


def context(text: str, lang: str) -> Context:
    return Context(Text(text, said=lang), Author(), Lexicon(Company(name="Kraanvliet")))


def finding(kind: str, *, hard: bool = False) -> Finding:
    return Finding("x.y", 4, Severity.HIGH, Confidence.LIKELY, Span(0, 1), kind, hard=hard)


@pytest.mark.parametrize(
    ("topic", "lang", "text"),
    [(topic, lang, text) for topic, said in PROTECTED.items() for lang, text in said],
)
def test_protected_speech_is_known_in_four_languages(topic: str, lang: str, text: str) -> None:
    protection = shield(context(text, lang))
    assert protection is not None
    assert protection.sure, f"{topic} is only a hint here"


@pytest.mark.parametrize(("lang", "text"), UNPROTECTED)
def test_a_leak_or_a_mockery_does_not_hide_behind_the_shield(lang: str, text: str) -> None:
    protection = shield(context(text, lang))
    assert protection is None or not protection.sure


def test_a_secret_or_personal_data_is_found_behind_the_shield() -> None:
    sure = Protection(Span(0, 1), ("pay",), sure=True)
    assert not sure.covers(finding("secret", hard=True))
    assert not sure.covers(finding("personal-data", hard=True))


def test_a_client_or_a_codename_in_a_protected_post_is_covered() -> None:
    sure = Protection(Span(0, 1), ("safety",), sure=True)
    assert sure.covers(finding("client-name"))
    assert sure.covers(finding("codename"))


def test_a_hint_covers_mockery_but_no_leak() -> None:
    protection = shield(
        context("Het rooster hangt er, getekend door een clown van een chef.", "nl")
    )
    assert protection is not None
    assert not protection.sure
    assert protection.covers(finding("mockery"))
    assert not protection.covers(finding("client-name"))


def test_a_hint_said_of_oneself_with_feeling_protects() -> None:
    protection = shield(context("Mijn salaris, ik ben het beu.", "nl"))
    assert protection is not None
    assert protection.sure


@pytest.mark.parametrize(
    "text", ["Go back to school, you idiot.", "I will break your legs if I see you again."]
)
def test_a_word_that_means_something_else_is_no_hint(text: str) -> None:
    assert shield(context(text, "en")) is None


def test_feeling_far_from_the_hint_does_not_count() -> None:
    between = "Het regende. De kat sliep. De buurman maaide. "
    text = f"Ik ben die regen beu. {between}Een toeslag op het kaartje van de trein."
    protection = shield(context(text, "nl"))
    assert protection is not None
    assert not protection.sure


def test_a_second_hint_beside_the_first_makes_up_for_feeling_elsewhere() -> None:
    between = "Het regende. De kat sliep. De buurman maaide. "
    text = f"Ik ben die regen beu. {between}De toeslag staat niet in het rooster."
    protection = shield(context(text, "nl"))
    assert protection is not None
    assert protection.sure


def test_a_hint_said_of_nobody_or_without_feeling_stays_a_hint() -> None:
    for text in ("Een toeslag op het treinkaartje.", "Ik zag een toeslag op het treinkaartje."):
        protection = shield(context(text, "nl"))
        assert protection is not None
        assert not protection.sure


def test_a_post_without_any_cue_has_no_protection() -> None:
    assert shield(context("Vanochtend een merel gehoord.", "nl")) is None


def test_a_language_that_is_not_known_is_read_as_english() -> None:
    protection = shield(
        context("Huelga! We are on strike, solidaridad con todos los compañeros", "es")
    )
    assert protection is not None
    assert protection.sure


def test_disguised_words_are_read_too() -> None:
    protection = shield(context("Morgen g e s t a a k t bij de poort.", "nl"))
    assert protection is not None
    assert protection.sure


def test_the_same_post_always_gets_the_same_answer() -> None:
    text = "Vrijdag staken we voor een betere cao en minder nachtdiensten."
    assert shield(context(text, "nl")) == shield(context(text, "nl"))


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_every_language_knows_the_same_matters(lang: str) -> None:
    words = LANGUAGES[lang]
    assert set(words.SURE) == set(words.HINT) == set(PROTECTED)


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_no_word_of_the_shield_stands_there_twice(lang: str) -> None:
    said = [word for words in LANGUAGES[lang].SURE.values() for word in listed(words)]
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize(
    ("pattern", "word", "fits"),
    [
        ("loon", "loon", True),
        ("loon", "loonstrook", False),
        ("loon*", "loonstrook", True),
        ("*loon", "uurloon", True),
        ("*loon", "loonstrook", False),
        ("*loon*", "uurloonschaal", True),
        ("*loon*", "uur", False),
        ("_", "uur", True),
    ],
)
def test_stars_stand_for_letters(pattern: str, word: str, fits: bool) -> None:
    assert word_fits(pattern, word) is fits


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("loon … laat", "mijn loon is alweer te laat", True),
        ("loon … laat", "loon een twee drie vier vijf laat", False),
        ("schaal _", "in schaal 9", True),
        ("schaal _", "in schaal", False),
        ("*zaak", "de kadezaak loopt", True),
        ("*zaak*", "kadezaken", False),
        ("*rechtszak*", "megarechtszaken", True),
    ],
)
def test_patterns_of_several_words_leave_gaps(pattern: str, text: str, found: bool) -> None:
    assert bool(list(WordIndex({"f": [pattern]}).find(Text(text)))) is found
