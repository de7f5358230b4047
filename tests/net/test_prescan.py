"""P3: shapes that no parser should see."""

from contextlib import suppress
from time import process_time

import pytest

from monitor.domain.prescan import prescan
from monitor.errors import SourceUnreadable

RSS = '<rss version="2.0"><channel><title>t</title></channel></rss>'


def refusal(body: bytes, content_type: str, who: str) -> str | None:
    """The reason why a body is not let near a parser, or None."""
    try:
        prescan(body, content_type, who)
    except SourceUnreadable as error:
        return error.reason
    return None


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


def refused(body: bytes, content_type: str = "") -> str:
    """Why this body is not read."""
    with pytest.raises(SourceUnreadable) as caught:
        prescan(body, content_type, "the feed")
    return caught.value.reason


@pytest.mark.parametrize(
    "prolog",
    [
        BOMB,
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>',
        '<!doctype x [<!entity a "ha">]>',
        '<!DOCTYPE x [ <!-- ]> --> <!ENTITY a "ha"> ]>',
        '<!DOCTYPE x [ <?p ]> ?> <!ENTITY a "ha"> ]>',
        '<!DOCTYPE x SYSTEM ">" [ <!ENTITY a "ha"> ]>',
        '<!DOCTYPE x [ <!NOTATION n SYSTEM "<!--"> <!ENTITY a "ha"> ]>',
        '<!-- <rss> --><!DOCTYPE x [<!ENTITY a "ha">]>',
        "<!DOCTYPE x [" + "".join(f'<!ENTITY e{n} "&e{n + 1};">' for n in range(50_000)) + "]>",
    ],
)
def test_P3_a_declared_entity_is_refused_wherever_it_hides(prolog: str):
    assert refused(f'<?xml version="1.0"?>{prolog}{RSS}'.encode()) == "entity"


@pytest.mark.parametrize("before", ["", "\ufeff", "junk ", "\n\n"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_P3_neither_a_character_set_nor_junk_in_front_hides_an_entity(before: str, charset: str):
    assert refused((before + BOMB + RSS).encode(charset)) == "entity"


@pytest.mark.parametrize("charset", ["utf-32", "utf-32-le", "utf-32-be", "cp037"])
def test_P3_a_charset_that_could_hide_markup_is_refused_by_its_first_bytes(charset: str):
    assert refused(f'<?xml version="1.0"?>{RSS}'.encode(charset)) == "charset"


@pytest.mark.parametrize(
    "charset",
    [
        *("utf-7", "UTF7", "utf-32", "cp037", "punycode", "idna", "rot13", "zip", "hex", "hz"),
        *("iso-2022-jp", "unicode_escape", "raw_unicode_escape", "undefined", "é"),
    ],
)
def test_P3_an_odd_charset_is_refused_wherever_it_is_named(charset: str):
    declared = f"<?xml version='1.0' encoding='{charset}'?>{RSS}".encode("latin-1")
    again = f"<?xml version='1.0' encoding='utf-8' encoding=\"{charset}\"?>{RSS}".encode("latin-1")
    assert refused(declared) == "charset"
    assert refused(again) == "charset"
    assert refused(RSS.encode(), f"application/rss+xml; charset={charset}") == "charset"


@pytest.mark.parametrize(
    "charset", ["UTF-8", "utf8", "iso-8859-1", "Windows-1252", "koi8-r", "Shift_JIS", "gb2312"]
)
def test_P3_the_usual_charsets_pass(charset: str):
    assert (
        refusal(f"<?xml version='1.0' encoding='{charset}'?>{RSS}".encode(), "", "the feed") is None
    )
    assert refusal(RSS.encode(), f'text/xml; charset="{charset}"', "the feed") is None


@pytest.mark.parametrize("charset", ["x-unheard-of", "", "utf-8,utf-8", "\x7f"])
def test_P3_a_name_that_decodes_nothing_is_left_to_the_library(charset: str):
    assert refusal(RSS.encode(), f"text/xml; charset={charset}", "the feed") is None


def test_P3_a_plain_doctype_passes():
    head = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x/rss.dtd">'
    assert refusal((head + RSS).encode(), "", "the feed") is None


def test_P3_writing_about_entities_is_no_entity():
    assert refusal(RSS.replace("t<", "<![CDATA[<!ENTITY a>]]><").encode(), "", "the feed") is None


def test_P3_a_prolog_of_more_than_8_kib_is_refused():
    assert refused(b"<!--" + b"x" * 8200 + b"-->" + RSS.encode()) == "prolog"
    prescan(b"<!--" + b"x" * 8000 + b"-->" + RSS.encode(), "", "the feed")


def test_P3_blanks_in_a_prolog_count_once_and_a_flood_of_them_is_refused():
    prescan(b"\n" * 10_000 + RSS.encode(), "", "the feed")
    assert refused(b"\n" * 1_000_000 + RSS.encode()) == "prolog"


def test_P3_a_body_without_any_element_is_all_prolog():
    assert refused(b"x" * 9_000) == "prolog"


def nested(depth: int) -> bytes:
    return b"<a>" * depth + b"</a>" * depth


def test_P3_more_than_200_levels_are_refused():
    prescan(nested(200), "", "the feed")
    assert refused(nested(201)) == "depth"


def test_P3_closing_first_buys_no_depth():
    assert refused(b"<a>" + b"</a>" * 500 + nested(201)) == "depth"


@pytest.mark.parametrize("element", ["<br>", "<a/>", "<b x='/'></b>", "<img src='x'>", "<HR >"])
def test_P3_elements_that_hold_nothing_add_no_depth(element: str):
    assert refusal(f"<rss>{element * 1000}</rss>".encode(), "", "the feed") is None


def test_P3_tags_in_comments_and_cdata_do_not_count():
    assert (
        refusal(
            b"<rss><!--" + nested(300) + b"--><![CDATA[" + nested(300) + b"]]></rss>", "", "feed"
        )
        is None
    )


def test_P3_more_than_20_000_comments_are_refused_and_what_only_looks_like_one_is_not_counted():
    assert refused(b"<rss>" + b"<!-- x -->" * 20_001 + b"</rss>") == "comments"
    prescan(b"<rss>" + b"<!-- x -->" * 20_000 + b"</rss>", "", "the feed")
    prescan(b"<rss><![CDATA[" + b"<!-- wp:paragraph -->" * 50_000 + b"]]></rss>", "", "the feed")
    prescan(b"<rss>" + b"<![CDATA[x]]><?y z?>" * 30_000 + b"</rss>", "", "the feed")


def test_P3_more_than_256_attributes_are_refused():
    many = " ".join(f'a{n}="1"' for n in range(257))
    assert refused(f"<rss {many}></rss>".encode()) == "attributes"
    few = " ".join(f'a{n}="1"' for n in range(256))
    prescan(f"<rss {few}></rss>".encode(), "", "the feed")


def test_P3_a_long_address_in_an_attribute_is_no_flood():
    query = "&amp;".join(f"a{n}={n}" for n in range(400))
    assert refusal(f'<a href="https://x.example/?{query}"></a>'.encode(), "", "the feed") is None


def test_P3_more_than_200_000_elements_are_refused():
    assert refused(b"<rss>" + b"<a/>" * 200_001) == "elements"


@pytest.mark.parametrize(
    "flood", [b"<!--", b"<![CDATA[", b"<?", b"<", b"<a ", b"</", b"<a b='", b"&#x;", b"]]>"]
)
def test_P3_looking_takes_linear_time(flood: bytes):
    body = b"<rss>" + flood * (2_000_000 // len(flood))
    before = process_time()
    with suppress(SourceUnreadable):
        prescan(body, "", "the feed")
    assert process_time() - before < 4
