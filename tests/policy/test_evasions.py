"""R3: what is written to slip past a reader of words is caught, with the exact stretch of the original."""

import unicodedata
from pathlib import Path

import pytest

from monitor.policy.matchers.names import Names
from monitor.policy.matchers.secret import Secrets
from tests.policy.posts import context, matcher, words

CLIENTS = Names(("clients.under_nda",), bare=True)
BEFORE, AFTER = "Vandaag de offerte getekend: ", " op kantoor"


def _each(word: str, joint: str) -> str:
    return joint.join(word)


def _accented(word: str, mark: str) -> str:
    return unicodedata.normalize("NFC", "".join(c + mark for c in word))


NAMES = {
    "capitals": "HAVENLICHT",
    "mixed capitals": "hAvEnLiChT",
    "full width": "Ｈａｖｅｎｌｉｃｈｔ",
    "bold letters": "𝗛𝗮𝘃𝗲𝗻𝗹𝗶𝗰𝗵𝘁",
    "script letters": "𝓗𝓪𝓿𝓮𝓷𝓵𝓲𝓬𝓱𝓽",
    "letters of a typewriter": "𝙷𝚊𝚟𝚎𝚗𝚕𝚒𝚌𝚑𝚝",
    "letters in circles": "Ⓗⓐⓥⓔⓝⓛⓘⓒⓗⓣ",
    "letters in boxes": "🅷🅰🆅🅴🅽🅻🅸🅲🅷🆃",
    "small capitals": "ʜᴀᴠᴇɴʟɪᴄʜᴛ",
    "Cyrillic look-alikes": "Hаvеnliсht",
    "Greek look-alikes": "Ηανenlιcht",
    "Armenian look-alikes": "Havenlicհt",
    "several scripts at once": "Ηаvеnlιсհt",
    "accents": "Hávénlícht",
    "combining marks": _each("Havenlicht", "\u0301") + "\u0301",
    "a stroke through each letter": _each("Havenlicht", "\u0336") + "\u0336",
    "marks above and below": "H\u0321a\u0316v\u0330e\u033fnlicht",
    "zero width space": "Haven\u200blicht",
    "zero width joiner": "Haven\u200dlicht",
    "zero width between all": _each("Havenlicht", "\u200c"),
    "a byte order mark": "Haven\ufefflicht",
    "word joiner": "Haven\u2060licht",
    "soft hyphen": "Haven\u00adlicht",
    "a bidi mark": "Haven\u200elicht",
    "a bidi override": "Haven\u202d\u202clicht",
    "variation selectors": "Haven\ufe0flicht",
    "invisible tags": "Haven\U000e0061\U000e0062licht",
    "digits for letters": "H4v3nl1cht",
    "signs for letters": "H@venl!cht",
    "a masked letter": "H*venlicht",
    "two masked letters": "H**enlicht",
    "spaced out": "H a v e n l i c h t",
    "spaced wide": _each("Havenlicht", "\u2003"),
    "dotted": "H.a.v.e.n.l.i.c.h.t",
    "dashed": "H-a-v-e-n-l-i-c-h-t",
    "underscores": "H_a_v_e_n_l_i_c_h_t",
    "slashes": "H/a/v/e/n/l/i/c/h/t",
    "broken in two": "Haven-licht",
    "a dot in the middle": "Haven·licht",
    "stretched": "Haaaavenlicht",
    "emoji between letters": "Haven🔥licht",
    "emoji between all letters": _each("Havenlicht", "🔥"),
    "a slip": "Havenlihct",
    "a letter too few": "Havenlict",
    "run together in a tag": "#TeamHavenlichtRocks",
    "joined to a word": "Havenlichtcontract",
    "an inhabitant": "Havenlichters",
    "in brackets": "[H]avenlicht",
    "mark-up left over": "Haven<b></b>licht",
    "an entity left over": "Haven&shy;licht",
    "backwards": "thcilnevaH",
}
"""A client under NDA, dressed."""


@pytest.mark.parametrize("dress", NAMES.values(), ids=NAMES)
def test_R3_a_dressed_up_name_is_found_where_it_stands(dress: str) -> None:
    at = context(f"{BEFORE}{dress}{AFTER}")
    (seen, *more) = words(CLIENTS, at)
    assert not more
    assert seen in dress
    assert len(seen) >= len(dress) - len("#TeamRocks")
    assert at.text.original.index(seen) >= len(BEFORE)


INSULTS = {
    "plain": "idioot",
    "digits": "1d100t",
    "two digits": "idi00t",
    "spaced": "i d i o o t",
    "dotted": "i.d.i.o.o.t",
    "stretched": "idiooooot",
    "Cyrillic": "іdіооt",
    "full width": "ｉｄｉｏｏｔ",
    "zero width": "idi\u200boot",
    "soft hyphen": "idi\u00adoot",
    "combining": "i\u0301di\u0301oot",
    "starred": "i*d*i*o*o*t",
    "bidi": "id\u202eioot",
    "emoji between letters": "i🔥d🔥i🔥o🔥o🔥t",
}


@pytest.mark.parametrize("dress", INSULTS.values(), ids=INSULTS)
def test_R3_a_dressed_up_insult_is_found_where_it_stands(dress: str, tmp_path: Path) -> None:
    insult = matcher("words: [idioot*]", tmp_path)
    at = context(f"Wat ben jij een {dress} zeg")
    assert words(insult, at) == [dress]


KEY = "ghp" + "_" + "Cbp3c92pneUe6zAiKDRYxyr1xqPudY3BpmnQ"
SECRETS = {
    "in brackets": f"({KEY})",
    "in quotes": f"„{KEY}“",
    "in ticks": f"`{KEY}`",
    "after a dash": f"sleutel-{KEY}",
    "at the end": f"{KEY}.",
    "in an address": f"https://x.example/?token={KEY}",
    "zero width within": KEY[:10] + "\u200b" + KEY[10:],
    "soft hyphen within": KEY[:20] + "\u00ad" + KEY[20:],
    "full width": "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in KEY),
}


@pytest.mark.parametrize("dress", SECRETS.values(), ids=SECRETS)
def test_R3_a_dressed_up_key_is_found_where_it_stands(dress: str) -> None:
    seen = words(Secrets(), context(f"kijk eens {dress} zo"))
    assert seen
    assert all(part in dress for part in seen)
    assert max(map(len, seen)) >= len(KEY) - 4
