"""Mails can be had in a language before the pages speak it."""

import re

import pytest

from monitor.adapters.catalogue import speaking
from monitor.web.render import mailed, spoken
from tests.web.portal import Portal

pytestmark = pytest.mark.anyio

OFFERED = ("Deutsch", "English", "Français", "Nederlands")


@pytest.mark.parametrize("path", ["/join", "/me/choices"])
async def test_every_language_of_the_mails_is_offered_by_its_own_name(portal: Portal, path: str):
    reader = portal.somebody() if path == "/join" else await portal.signed_in()
    page = await reader.open(path)
    offered = re.findall(r'<option value="\w\w" lang="\w\w"[^>]*>(.*?)</option>', page.answer.text)
    assert tuple(offered) == OFFERED


async def test_whoever_chooses_a_language_has_their_mails_in_it(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/me/choices")
    await noor.press("Keep these choices", lang="fr")
    assert portal.member().lang == "fr"
    page = await noor.open("/me")
    assert page.status == 200
    wanted = "fr" if "fr" in spoken() else "en"
    assert f'<html lang="{wanted}">' in page.answer.text


async def test_a_catalogue_alone_adds_a_language():
    assert mailed() == speaking("mail")
    assert spoken() == speaking("pages")
    assert set(spoken()) <= set(mailed())
