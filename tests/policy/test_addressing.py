"""How a post speaks to its reader, and that its draft does the same."""

import pytest

from monitor.policy.addressing import address
from monitor.policy.phrases import Address
from tests.policy.suggestions import PHRASES

FAMILIAR, PLURAL, FORMAL = Address.FAMILIAR, Address.PLURAL, Address.FORMAL


@pytest.mark.parametrize(
    ("lang", "text", "way"),
    [
        ("en", "You should read it.", FAMILIAR),
        ("nl", "Wat je zegt klopt niet.", FAMILIAR),
        ("nl", "Wat u zegt klopt niet.", FORMAL),
        ("nl", "Uw bericht, en dat van u, klopt niet.", FORMAL),
        ("nl", "Wat jullie zeggen klopt niet.", PLURAL),
        ("nl", "Je vraagt u af wie het was.", FAMILIAR),
        ("nl", "Wat een bericht.", FAMILIAR),
        ("nl", "Wat u zegt klopt niet. #jijook @je https://je.example", FORMAL),
        ("de", "Was du sagst, stimmt nicht.", FAMILIAR),
        ("de", "Was Sie sagen, stimmt nicht.", FORMAL),
        ("de", "Lesen Sie das. Dann sagen Sie mir, was Ihnen fehlt.", FORMAL),
        ("de", "Sie ist weg. Und sie kommt nicht wieder.", FAMILIAR),
        ("de", "Ihr habt doch keine Ahnung, lest das, und euer Chef auch.", PLURAL),
        ("de", "Was für ein Plan.", FAMILIAR),
        ("de", "WAS DU SAGST", FAMILIAR),
        ("fr", "Tu racontes n’importe quoi.", FAMILIAR),
        ("fr", "Je t’ai lu, relis-toi.", FAMILIAR),
        ("fr", "Vous racontez n’importe quoi, et votre chef aussi.", FORMAL),
        ("fr", "Quel plan.", FORMAL),
    ],
)
def test_a_post_shows_how_it_speaks_to_its_reader(lang: str, text: str, way: Address) -> None:
    assert address(text, PHRASES.voice(lang)) is way
