"""The whole way of a post, as a newcomer sees it: with real pages, real mail and a real browser."""

import asyncio
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, sync_playwright

from monitor.cli.app import main
from monitor.demo import story
from monitor.demo.house import Demo, opened
from monitor.demo.serve import free_port
from monitor.demo.story import Step, StepMissing

AMENDS = str(Path(sys.executable).parent / "amends")
CHROMIUM = Path("/usr/bin/chromium")
STEPS = [
    "Noor joined",
    "She showed that the accounts are hers",
    "11 colleagues joined too",
    "Amends looked at what was there, and let it be",
    "Amends read 16 new posts",
    "Amends wrote to Noor, and to nobody else about it",
    "One post was let go",
    "Noor corrected her post",
    "Amends saw it and closed the case",
    "On Monday comms got its digest",
]


def test_once_goes_the_whole_way_and_says_each_step_with_its_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(SystemExit) as ended:
        main(["demo", "--once"])
    said = capsys.readouterr()
    assert (ended.value.code, said.err) == (0, ""), said.out
    for title in STEPS:
        assert f" s  {title}\n" in said.out
    assert "notes in all: 11" in said.out
    assert f"{len(STEPS)} steps, each seen from outside, in " in said.out
    assert list(tmp_path.iterdir()) == []


def test_once_fails_loudly_when_a_step_does_not_happen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(story, "PATIENCE", 0.05)
    with pytest.raises(SystemExit) as ended:
        main(["demo", "--once"])
    said = capsys.readouterr()
    assert ended.value.code == 1
    assert said.err.startswith("amends: Noor joined: not seen within")
    assert "each seen from outside" not in said.out


@pytest.mark.anyio
async def test_a_step_that_does_not_happen_is_named_and_the_rest_is_not_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(story, "PATIENCE", 0.2)
    told: list[Step] = []
    async with opened(None, told.append) as there:
        there.world.inbox.mails = Deaf()
        with pytest.raises(StepMissing, match="Noor joined: not seen within"):
            await there.perform()
        page = await asyncio.to_thread(read, there.start)
    assert told == []
    assert "The way was not gone to its end." in page
    assert "http-equiv" not in page


class Deaf(list):  # type: ignore[type-arg]
    """An inbox that loses every mail."""

    def append(self, _: object) -> None:
        return


def read(url: str, data: bytes | None = None, **headers: str) -> str:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with urlopen(Request(url, data, sent), timeout=30) as answer:
        return str(answer.read().decode())


@pytest.fixture
def chromium() -> Iterator[Page]:
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        yield page
        browser.close()


@pytest.fixture
def doors() -> Iterator[str]:
    """`amends demo` with its doors open, after the whole way."""
    port = free_port()
    with subprocess.Popen(
        [AMENDS, "demo", "--no-browser", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if "Look around" in line or line.startswith("amends:"):
                break
        assert "Look around" in lines[-1], "".join(lines)
        yield f"http://127.0.0.1:{port}"
        process.send_signal(signal.SIGINT)
        assert "Everything of it goes." in process.stdout.read()
        assert process.wait(timeout=30) == 0


@pytest.mark.real
def test_a_newcomer_looks_around_and_posts_something(doors: str, chromium: Page) -> None:
    refused: list[str] = []
    chromium.on(
        "console",
        lambda message: refused.append(message.text) if "Refused" in message.text else None,
    )
    chromium.goto(doors)
    assert [title.inner_text() for title in chromium.locator(".line h3").all()] == STEPS

    chromium.get_by_role("link", name="Be Noor").click()
    chromium.wait_for_url("**/me")
    assert "Put right" in chromium.inner_text("main")

    chromium.goto(doors)
    chromium.get_by_role("link", name="Be the comms lead").click()
    chromium.wait_for_url("**/comms")
    assert "Willems" not in chromium.inner_text("main")

    chromium.goto(doors)
    chromium.get_by_label("Post something as Noor").fill(
        "Kraanvliet’s software now runs in 23 ports."
    )
    chromium.get_by_role("button", name="Post it on the sample server").click()
    assert "Posted." in chromium.inner_text("main")
    chromium.goto(f"{doors}/inbox")
    before = chromium.get_by_role("row").count()
    for _ in range(100):
        chromium.wait_for_timeout(200)
        chromium.reload()
        if chromium.get_by_role("row").count() > before:
            break
    chromium.get_by_role("link", name="A note about one of your posts").first.click()
    letter = chromium.frame_locator("iframe")
    assert "23" in letter.locator("body").inner_text()
    assert refused == []


@pytest.mark.anyio
async def test_the_pages_of_the_demo_are_guarded() -> None:
    async with opened(None, lambda _: None) as there:
        await asyncio.to_thread(_guarded, there)


def _guarded(there: Demo) -> None:
    with urlopen(there.start, timeout=30) as answer:
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    foreign = [{"Origin": "https://elsewhere.example"}, {"Sec_Fetch_Site": "cross-site"}]
    for headers in foreign:
        with pytest.raises(HTTPError, match="403"):
            read(f"{there.start}post", b"text=Hello", **headers)
    for missing in ("inbox/0", "inbox/-1", "be/nobody"):
        with pytest.raises(HTTPError, match="404"):
            read(there.start + missing)
    assert there.world.fediverse.statuses == []
    read(
        f"{there.start}post",
        b"text=Hello%0A%3Cb%3Eyou%3C/b%3E",
        Sec_Fetch_Site="same-origin",
        Origin="null",
    )
    (status,) = there.world.fediverse.statuses
    assert status.html == "<p>Hello</p><p>&lt;b&gt;you&lt;/b&gt;</p>"
    before = there.world.calendar()
    read(f"{there.start}morning", b"")
    assert there.world.calendar().date() > before.date()
