"""A name of the company file is found in every dress, where the post means the company's."""

from pathlib import Path

import pytest

from monitor.domain.company import Company, Named
from monitor.domain.finding import Confidence
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.evidence import evidence
from monitor.policy.matchers.names import Names
from monitor.policy.names import Form, tokens_of
from monitor.policy.text import Text
from tests.policy.posts import context, hits, matcher, words

NDA = Names(("clients.under_nda",))
BARE = Names(("clients.under_nda", "codenames"), bare=True)

DRESSES = [
    "Havenlicht",
    "HAVENLICHT",
    "havenlicht",
    "Havenlichts",
    "Havenlicht's",
    "Havenlichten",
    "Havenlichtje",
    "Havenlichtjes",
    "Havenlichtse",
    "Havenlichtern",
    "Havenlicht-team",
    "Havenlichtcontract",
    "Havenlichtcontracten",
    "Havenlicht Containers",
    "Havenlicht-Containers",
    "HavenlichtContainers",
    "#Havenlicht",
    "#TeamHavenlicht",
    "#havenlichtcontainers",
    "H4venlicht",
    "H@venl1cht",
    "Hav3nlicht",
    "H-a-v-e-n-l-i-c-h-t",
    "H a v e n l i c h t",
    "Ha-ven-licht",
    "Haven.licht",
    "Haven·licht",
    "H*venlicht",
    "H**enlicht",
    "Havvvvenlicht",
    "Havenlichtttt",
    "Havenllicht",
    "Havenlict",
    "Hvaenlicht",
    "Havanlicht",
    "Hаvеnliсht",
    "Ηavenlicht",
    "Ｈａｖｅｎｌｉｃｈｔ",
    "𝗛𝗮𝘃𝗲𝗻𝗹𝗶𝗰𝗵𝘁",
    "Haven\u200blicht",
    "Haven\u00adlicht",
    "Háv́énlicht",
    "🅷🅰🆅🅴🅽🅻🅸🅲🅷🆃",
    "d'Havenlicht",
    "l’Havenlicht",
    "Merel Shipping",
    "Merels",
    "Merel-contracten",
    "Merelcontract",
    "M3rel",
    "M.e.r.e.l",
]


@pytest.mark.parametrize("dress", DRESSES)
def test_R3_a_name_is_seen_in_every_dress(dress: str) -> None:
    at = context(f"Vandaag de offerte voor {dress} getekend bij ons op kantoor")
    assert hits(NDA, at), dress


@pytest.mark.parametrize(
    "dress", [d for d in DRESSES if " " not in d and "'" not in d and "’" not in d]
)
def test_a_name_is_marked_where_it_stands(dress: str) -> None:
    at = context(f"Offerte voor {dress} getekend, collega's")
    (first, *_) = hits(NDA, at)
    marked = first.span.of(at.text.original)
    assert marked in dress
    assert len(marked) >= len("merel")


@pytest.mark.parametrize(
    "text",
    [
        "Een merel zingt in de tuin van mijn moeder",
        "De otter zwom door het riet, mijn dochter huilde",
        "Mijn nichtje Merel is jarig, taart op school",
        "havenlichten in de mist, mooi strand",
        "In Zeewolde op vakantie",
        "De merel",
    ],
)
def test_the_bird_the_niece_and_the_light_are_left_alone(text: str) -> None:
    assert not [h for h in hits(NDA, context(text)) if h.confidence is not Confidence.POSSIBLE]


@pytest.mark.parametrize(
    "word",
    [
        "mere",
        "ottoman",
        "otters!",
        "havenstad",
        "haventje",
        "zeest",
        "vuur",
        "meren",
    ],
)
def test_a_word_that_only_begins_alike_is_no_name(word: str) -> None:
    found = words(BARE, context(word))
    assert found in ([], ["otters"])


def test_work_around_a_name_makes_it_surer() -> None:
    unsure = hits(NDA, context("Vandaag bij Merel"))
    sure = hits(
        NDA, context("Wij hebben de pilot en de offerte voor Merel Shipping op kantoor getekend")
    )
    assert [h.confidence for h in unsure] == [Confidence.POSSIBLE]
    assert [h.confidence for h in sure] == [Confidence.CERTAIN]


@pytest.mark.parametrize(
    ("plain", "telling"),
    [
        ("iets met Merel", "iets met Merel en Ligplaats"),
        ("een merel", "de merel"),
        ("Merel", "wat Merel"),
        ("nu Merel", "nu #Merel"),
        ("het Merelnest", "het Merelproject"),
        ("een otter", "de otter en bunkering"),
    ],
)
def test_what_stands_around_a_name_weighs(plain: str, telling: str) -> None:
    order = [None, *Confidence]

    def best(text: str) -> int:
        found = [h.confidence for h in hits(NDA, context(text))]
        return order.index(max(found, key=lambda c: c.rank) if found else None)

    assert best(telling) >= best(plain)


def test_every_sighting_counts_when_a_rule_says_bare(tmp_path: Path) -> None:
    bare = matcher("names: codenames\nbare: true", tmp_path)
    assert words(bare, context("een zeester op het strand")) == ["zeester"]
    careful = matcher("names: codenames", tmp_path)
    assert words(careful, context("een zeester op het strand met mijn kinderen")) == []


def test_a_name_in_a_quotation_is_still_a_leak(tmp_path: Path) -> None:
    found = matcher("names: clients.under_nda", tmp_path)
    text = "De baas zei “de offerte voor Havenlicht is getekend, collega's” tegen ons"
    assert words(found, context(text)) == ["Havenlicht"]


def test_the_longest_form_of_a_name_is_the_one_seen() -> None:
    assert words(BARE, context("Otter Bunkering en Otter")) == ["Otter Bunkering", "Otter"]


def test_and_between_the_words_of_a_name_may_be_written_in_any_way() -> None:
    company = Company(
        "Kade", nda_clients=(Named("Vos & Zonen B.V."), Named("De Roos"), Named("Ro"))
    )
    lexicon = Lexicon(company)
    for text in ("Vos & Zonen", "Vos en Zonen", "Vos und Zonen"):
        seen = lexicon.named(Text(text), "clients.under_nda")
        assert [s.span.of(text) for s in seen] == [text]
    assert not lexicon.named(Text("Vos en"), "clients.under_nda")
    assert not lexicon.named(Text("Vos"), "clients.under_nda")
    assert lexicon.named(Text("vosenzonen"), "clients.under_nda") == ()
    assert [s.form for s in lexicon.named(Text("voszonen"), "clients.under_nda")] == [Form.PLAIN]
    assert not lexicon.named(Text("Romeinen"), "clients.under_nda")
    assert lexicon.named(Text("Ro's"), "clients.under_nda")


@pytest.mark.parametrize(
    ("name", "word", "form"),
    [
        ("Vos", "vossen", Form.INFLECTED),
        ("Mol", "mollen", Form.INFLECTED),
        ("Vos", "vossenritten", Form.COMPOUND),
        ("Roos", "rozen", Form.INFLECTED),
        ("Hof", "hoven", Form.INFLECTED),
        ("Kruis", "kruizen", Form.INFLECTED),
        ("Sommer", "sommersche", Form.INFLECTED),
        ("Sommer", "sommertrikots", Form.COMPOUND),
        ("Sommer", "sommerabc", Form.COMPOUND),
        ("Lier", "lierse", Form.INFLECTED),
        ("Zonnestraal", "zonestraal", Form.TYPO),
        ("Zonnestraal", "zonnestrrael", None),
        ("Zonnestraal", "zonnestraalx", Form.TYPO),
        ("Bo", "bobbel", None),
        ("Sommer", "sommerab", None),
        ("Zonnestraal", "zonnestra", None),
    ],
)
def test_endings_compounds_and_slips(name: str, word: str, form: Form | None) -> None:
    company = Company("Kade", codenames=(Named(name),))
    seen = Lexicon(company).named(Text(word), "codenames")
    assert [s.form for s in seen] == ([form] if form else [])


@pytest.mark.parametrize(
    ("name", "tokens"),
    [
        ("Amsel Pharma AG", ("amsel", "pharma")),
        ("B.V.", ("b", "v")),
        ("En", ("en",)),
        ("Maison-Colline", ("maison", "colline")),
    ],
)
def test_legal_forms_are_no_part_of_a_name(name: str, tokens: tuple[str, ...]) -> None:
    assert tokens_of(name) == tokens


def test_a_name_without_letters_is_never_looked_for() -> None:
    lexicon = Lexicon(Company("Kade", codenames=(Named("!!"),)))
    assert lexicon.sightings(Text("!!")) == ()
    assert lexicon.expression("codename") not in ("", "(?:)")


def test_the_company_is_named_by_name_domain_or_handle() -> None:
    lexicon = context("x").lexicon
    assert lexicon.names_company(Text("werkt bij Kraanvliet"))
    assert lexicon.names_company(Text("marit@kraanvliet.example"))
    assert not lexicon.names_company(Text("werkt bij een kraan"))


def test_what_was_seen_in_a_text_is_remembered() -> None:
    at = context("Havenlicht")
    assert at.lexicon.sightings(at.text) is at.lexicon.sightings(at.text)


CODES = Names(("codenames",))


@pytest.mark.parametrize(
    "text",
    [
        "Drie weken training voor Zeester, en nog staat de helft van het rooster scheef.",
        "Acht slides over Zeester en de budgetcode klopt weer niet.",
        "Sunday up at six, only because of Vuurtoren: the papers have to be with the regulator by Monday.",
        "Wir haben bis Donnerstag Zeit, dann geht Vuurtoren live.",
        "Tot na Vuurtoren mag niemand verlof opnemen, zegt de planning.",
    ],
)
def test_a_codename_with_work_plans_or_secrecy_around_it_is_the_project(text: str) -> None:
    found = hits(CODES, context(text))
    assert any(hit.confidence is not Confidence.POSSIBLE for hit in found)


@pytest.mark.parametrize(
    "text",
    [
        "Mijn Zeester hangt nu droog boven de bank, ze ruikt nog naar zee.",
        "Onze hond heet Zeester en zij hat heute wieder den Postboten begrüßt.",
        "Met de kinderen naar de Vuurtoren gewandeld, daarna soep.",
    ],
)
def test_a_codename_at_home_is_only_a_word(text: str) -> None:
    found = hits(CODES, context(text))
    assert all(hit.confidence is Confidence.POSSIBLE for hit in found)


def test_a_client_spoken_of_as_its_people_is_the_client() -> None:
    at = context("Twaalf dozen voor Otter op de wagen, ze willen hun hele kantine vol.")
    assert any(hit.confidence is not Confidence.POSSIBLE for hit in hits(NDA, at))


def test_a_hashtag_that_runs_words_together_hides_nothing() -> None:
    shown, hidden = context("#RegenOtter"), context("#Regen 0tter")
    weights = [
        evidence(seen, at.text, at)
        for at in (shown, hidden)
        for seen in at.lexicon.named(at.text, *NDA.groups)
    ]
    assert weights[0] + 1 < weights[1]


def test_letters_and_digits_in_one_listed_name_are_no_ordinary_word() -> None:
    company = Company(name="Kraanvliet", nda_clients=(Named("Kwarts", aliases=("KW4RTS",)),))
    at = context("KW4RTS wil het dinsdag al.", company=company)
    assert any(hit.confidence is not Confidence.POSSIBLE for hit in hits(NDA, at))


def test_a_public_name_written_right_is_no_slip_of_an_unreleased_one() -> None:
    company = Company(
        name="Kraanvliet",
        released=(Named("Waterpas"),),
        unreleased=(Named("Waterpas 2"),),
    )
    at = context("Onze klant draait al jaren op Waterpas.", company=company)
    assert not hits(Names(("products.unreleased",)), at)


@pytest.mark.parametrize(
    "text",
    [
        "Vandaag is het Sint Merel, zegt de kalender.",
        "Een reiger bij de vijver, dus geen Otter dit keer.",
        "Morgen met de trein naar Otter-sur-Mer.",
    ],
)
def test_a_saint_a_denial_and_a_longer_place_name_are_not_the_client(text: str) -> None:
    found = hits(NDA, context(text))
    assert all(hit.confidence is Confidence.POSSIBLE for hit in found)
