"""A model's draft takes the place of ours only when it is as good as ours in every way that can be checked."""

from dataclasses import replace
from datetime import date

import pytest

from monitor.adapters.drafts import load_phrases
from monitor.domain.company import Company, Fact, Named
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.post import Author, Post
from monitor.policy.check import Judgement, Verdict
from monitor.policy.phrases import LEAKS, STEPS, Platform
from monitor.policy.rewording import Ours, clean, doubtful, may_be_sent
from monitor.policy.suggest import Occasion, suggest

PHRASES = load_phrases()
COMPANY = Company(
    "Kade Havenlogistiek", short_name="Kade", facts=(Fact("cranes", 14, "annual report"),)
)
POST = "@sam@social.example You absolute idiot, 3 of your 12 parcels were late and Marit said so."
OURS = "@sam@social.example I wrote something insulting here on 16 November. I apologise. [Your offer.]"


def judge(post: Post, author: Author) -> Judgement:
    """One word is found, another one is weak, a third in shadow, and a fourth is protected."""
    found = tuple(
        finding(at=post.text.find(word)) if word in post.text else None
        for word in ("idiot", "clowns", "gherkin")
    )
    told, weak, shadow = ((one,) if one else () for one in found)
    verdict = Verdict.ALERT if told else Verdict.CLEAR
    verdict = Verdict.SHIELDED if "union" in post.text else verdict
    return Judgement(verdict, told, "en", shadow, weak, protected="union" in post.text)


def finding(kind: str = "insult", at: int = 0, **changes: object) -> Finding:
    made = Finding("voice.insult", 3, Severity.MEDIUM, Confidence.POSSIBLE, Span(at, at + 5), kind)
    return replace(made, **changes)  # type: ignore[arg-type]


def ours(draft: str = OURS, lang: str = "en", longest: int | None = 500, post: str = POST) -> Ours:
    return Ours(draft, post, lang, longest, PHRASES.voice(lang), COMPANY, Author(), judge)


GOOD = (
    "@sam@social.example I wrote something insulting in this post on 16 November. That was wrong of me. "
    "I am sorry. [Your offer.]"
)


def test_other_words_for_the_same_are_taken():
    assert clean(GOOD, ours())


BAD = {
    "nothing": "",
    "blanks around it": f" {GOOD}",
    "hardly anything": "@sam@social.example 16 [Your offer.]",
    "too long for the platform": GOOD + " I am sorry." * 40,
    "another beginning": GOOD.replace("@sam@social.example ", ""),
    "its beginning elsewhere": GOOD.replace("@sam@social.example I", "I").replace(
        "[Your offer.]", "@sam@social.example [Your offer.]"
    ),
    "one handle more": GOOD.replace("I am sorry.", "I am sorry, @marit."),
    "an address": GOOD.replace("I am sorry.", "I am sorry. noor@kade.example"),
    "a link": GOOD.replace("I am sorry.", "I am sorry. https://kade.example"),
    "a link without its scheme": GOOD.replace("I am sorry.", "I am sorry, see kade.example/sorry"),
    "a gap less": GOOD.replace(" [Your offer.]", ""),
    "another gap": GOOD.replace("[Your offer.]", "[Your bank account.]"),
    "a number less": GOOD.replace(" on 16 November", ""),
    "a number of nobody's": GOOD.replace("I am sorry.", "I am sorry for all 99 of it."),
    "a name of nobody's": GOOD.replace("I am sorry.", "I am sorry. Pieter made me."),
    "a name in capitals": GOOD.replace("I am sorry.", "I am sorry for PIETER."),
    "a hashtag": GOOD.replace("I am sorry.", "I am #sorry."),
    "an exclamation": GOOD.replace("I am sorry.", "I am sorry!"),
    "a picture": GOOD.replace("I am sorry.", "I am sorry 🙏."),
    "markup": GOOD.replace("I am sorry.", "I am <b>sorry</b>."),
    "something unseen": GOOD.replace("sorry", "sor\u200bry"),
    "a direction": GOOD.replace("sorry", "\u202esorry"),
    "a new line": GOOD.replace("That was", "\nThat was"),
    "a but": GOOD.replace("That was wrong of me.", "That was wrong of me, but I was here."),
    "an if anyone": GOOD.replace("I am sorry.", "I am sorry if anyone was hurt."),
    "a we": GOOD.replace("I am sorry.", "We are sorry."),
    "forgiveness": GOOD.replace("I am sorry.", "I am sorry. Forgive me."),
    "a promise of money": GOOD.replace("I am sorry.", "I am sorry. A refund is on the way."),
    "the post again": GOOD.replace("I am sorry.", "I am sorry. Your 12 parcels were late."),
    "another language": GOOD.replace("I am sorry.", "Dat spijt me echt verschrikkelijk, hoor."),
    "chatter": GOOD.replace(
        "I am sorry.", "I am sorry. Quarterly gardening broadcasts feature cucumbers."
    ),
    "what is found": GOOD.replace("something insulting", "idiot"),
    "what may be found": GOOD.replace("something insulting", "clowns"),
    "what is found in shadow": GOOD.replace("something insulting", "gherkin"),
    "protected speech": GOOD.replace("something insulting", "something union"),
}


@pytest.mark.parametrize("what", BAD)
def test_X1_whatever_is_not_clean_leaves_ours_in_its_place(what: str):
    assert BAD[what] != GOOD
    assert not clean(BAD[what], ours())


SPOILT = {
    "nl": ("Ik schreef hier iets beledigends, {}. Dat was verkeerd van me. Het staat niet meer in het bericht.",
        "als iemand geraakt is", "maar het was waar", "er zijn fouten gemaakt", "vergeef me",
        "het was niet de bedoeling", "wij vinden dat ook"),
    "de": ("Ich habe hier etwas Beleidigendes geschrieben, {}. Das war falsch von mir.",
        "falls jemand verletzt ist", "aber es war wahr", "es war nicht meine Absicht", "verzeih mir",
        "wir meinen das auch"),
    "fr": ("J'ai écrit ici quelque chose de blessant, {}. C'était une erreur de ma part.",
        "si quelqu’un a été blessé", "mais c'était vrai", "ce n'était pas mon intention", "pardon",
        "nous le pensons aussi"),
}  # fmt: skip


@pytest.mark.parametrize("lang", SPOILT)
def test_what_spoils_an_apology_is_known_in_every_language(lang: str):
    frame, *spoils = SPOILT[lang]
    # The catalogue of the language may not be there yet: its words are lent.
    words = " ".join(spoils).replace("’", "'").split()
    plain = frame.format("hier")
    lent = ours(f"{plain} {plain}", lang, longest=None, post="")
    voice = replace(lent.voice, published=(*lent.voice.published, *words))
    lent = replace(lent, voice=voice)
    assert clean(plain + " " + plain, lent)
    for spoil in spoils:
        assert not clean(frame.format(spoil) + " " + plain, lent), spoil


@pytest.mark.parametrize("lang", sorted(PHRASES.voices))
@pytest.mark.parametrize("kind", sorted(set(STEPS) - LEAKS))
@pytest.mark.parametrize("seed", ["K7Q2", "M3XD", "R9TB"])
def test_our_own_drafts_pass_what_a_models_has_to_pass(lang: str, kind: str, seed: str):
    text = {"en": "They did that badly.", "nl": "Dat deden ze slecht."}.get(lang, "Non.")
    occasion = Occasion(text, (finding(kind),), lang, seed, date(2026, 11, 16))
    none = lambda text: ()  # noqa: E731
    draft = suggest(occasion, COMPANY, Platform("blog"), PHRASES, none, own_words=False).draft
    assert clean(draft, ours(draft, lang, longest=None, post=text)), draft


def judged(*findings: Finding, **changes: object) -> Judgement:
    made = Judgement(Verdict.CLEAR, (), "en", weak=findings)
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "judgement",
    [
        judged(protected=True),
        judged(verdict=Verdict.SHIELDED),
        judged(finding("codename")),
        judged(finding("other", conduct=4)),
        judged(finding("other", hard=True)),
        judged(findings=(finding("secret"),), verdict=Verdict.ALERT),
        judged(shadow=(finding("client-name"),)),
    ],
)
def test_X1_protected_speech_and_leaks_are_never_sent(judgement: Judgement):
    assert not may_be_sent(judgement, "A post.", COMPANY)


@pytest.mark.parametrize("kind", ["nda_clients", "codenames", "unreleased"])
@pytest.mark.parametrize(
    "text", ["About Lodestar.", "about LODESTAR", "lodestarproject", "Ｌodestar"]
)
def test_X1_no_post_is_sent_that_names_what_is_to_stay_unnamed(kind: str, text: str):
    company = replace(COMPANY, **{kind: (Named("Polaris", ("Lodestar",)),)})
    assert not may_be_sent(judged(), text, company)
    assert may_be_sent(judged(), "About the weather.", company)


def test_only_a_lone_weak_finding_is_in_doubt():
    low, high = finding(severity=Severity.LOW), finding(rule_id="voice.x", severity=Severity.HIGH)
    assert doubtful(judged(), ()) is None
    assert doubtful(judged(low, high), ()) == high
    assert doubtful(judged(low, high), ("voice.x",)) == low
    assert doubtful(judged(low, findings=(high,)), ()) is None
