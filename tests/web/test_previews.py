"""The owner of the rules reads every mail before anybody gets one."""

import pytest

from tests.web.portal import Portal, Somebody

pytestmark = pytest.mark.anyio

LANGS = ("de", "en", "fr", "nl")


async def owner(portal: Portal) -> Somebody:
    return await portal.at_office("policy-owner", "ilse@kade.example")


@pytest.mark.parametrize("lang", LANGS)
async def test_the_owner_of_the_rules_reads_every_mail_in_every_language(portal: Portal, lang: str):
    page = await (await owner(portal)).open(f"/mails?of={lang}")
    assert page.status == 200
    assert "Nobody is mailed" in page.text
    for name in ("note-insult", "thanks", "receipt", "login", "help-asked", "digest", "operations"):
        assert f'href="/mails/{lang}/{name}"' in page.answer.text
    assert f'<pre class="letter" lang="{lang}"' in page.answer.text
    assert "Kade" in page.text


async def test_an_unknown_language_shows_the_reader_s_own(portal: Portal):
    page = await (await owner(portal)).open("/mails?of=xx")
    assert 'href="/mails/en/digest"' in page.answer.text


@pytest.mark.parametrize("lang", LANGS)
async def test_W3_a_mail_by_itself_has_its_own_style_and_may_do_nothing_else(
    portal: Portal, lang: str
):
    page = await (await owner(portal)).open(f"/mails/{lang}/digest")
    assert page.status == 200
    assert f'<html lang="{lang}"' in page.answer.text
    assert "data:image/png" in page.answer.text
    policy = page.answer.headers["content-security-policy"]
    for part in ("default-src 'none'", "sandbox", "frame-ancestors 'none'", "form-action 'none'"):
        assert part in policy
    assert "script-src" not in policy
    assert "allow-" not in policy


@pytest.mark.parametrize("path", ["/mails/xx/digest", "/mails/en/nothing"])
async def test_a_mail_that_there_is_not_is_absent(portal: Portal, path: str):
    page = await (await owner(portal)).open(path)
    assert page.status == 404
    assert "unsafe" not in page.answer.headers["content-security-policy"]
