"""A real WordPress, which nobody here wrote: 304s, validators that go backwards, and links of its owner's."""

import asyncio
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from connectors.feed import FeedConnector
from monitor.adapters.http import HttpClient
from monitor.domain.member import Health
from monitor.domain.post import AccountRef, Cursor, Fetched
from tests.connectors.recorded import permit
from tests.net.hostile import at_once
from tests.services import free_port
from tests.web.adding import Adding, adding

SOURCE = Path("/usr/share/wordpress")
MARIADB = shutil.which("mariadbd")
PHP = shutil.which("php")
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(
        not (SOURCE.is_dir() and MARIADB and PHP),
        reason="needs wordpress, php-cli, php-mysql and mariadb-server-core",
    ),
]

CONFIG = """<?php
define('DB_NAME', 'blog'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:%s'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', 'http://%s'); define('WP_SITEURL', WP_HOME);
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
EMPTY = """$db = new mysqli('localhost', 'root', '', '', 0, $argv[1]);
$db->query('DROP DATABASE blog'); $db->query('CREATE DATABASE blog');"""
INSTALL = """define('WP_INSTALLING', true);
function wp_mail() { return true; }
require 'wp-load.php'; require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Kade', 'noor', 'noor@kade.example', true, '', 'a long password');
foreach ([1, 2, 3] as $sample) wp_delete_post($sample, true);"""
INSERT = """require 'wp-load.php';
echo wp_insert_post(['post_status' => 'publish', 'post_title' => $argv[1],
    'post_content' => $argv[2], 'post_date' => $argv[3], 'post_date_gmt' => $argv[3]]);"""
DELETE = "require 'wp-load.php'; wp_delete_post((int) $argv[1], true);"
TAGLINE = "require 'wp-load.php'; update_option('blogdescription', $argv[1]);"
THEME = {
    "style.css": "/* Theme Name: Kade */",
    "functions.php": "<?php register_nav_menus(['top' => 'Top']);",
    "index.php": """<!doctype html><html><head><?php wp_head(); ?></head>
<body <?php body_class(); ?>><?php wp_body_open(); ?><div id="page">
<header><h1>Kade</h1><?php wp_nav_menu(['theme_location' => 'top', 'fallback_cb' => false]); ?></header>
<main><?php $withcomments = true;
while (have_posts()) { the_post(); the_content(); comments_template(); } ?></main></div></body></html>""",
}
"""As little as a theme can be; menu, head and comments are WordPress's own."""
SHOW = "require 'wp-load.php'; switch_theme('kade');"
MENU = """require 'wp-load.php'; $menu = wp_create_nav_menu('Top');
wp_update_nav_menu_item($menu, 0, ['menu-item-title' => 'Amends', 'menu-item-url' => $argv[1],
    'menu-item-xfn' => 'me', 'menu-item-status' => 'publish']);
set_theme_mod('nav_menu_locations', ['top' => $menu]);"""
NO_MENU = "require 'wp-load.php'; wp_delete_nav_menu('Top');"
COMMENT = """require 'wp-load.php'; wp_insert_comment(['comment_post_ID' => (int) $argv[1],
    'comment_author' => 'Piet', 'comment_author_url' => $argv[2], 'comment_approved' => 1,
    'comment_content' => "<a rel='me' href='$argv[2]'>me</a>"]);"""
PLUGIN = """<?php add_action('wp_head', function () { echo '<link rel="me" href="%s">'; });"""


@dataclass
class WordPress:
    """The running blog, and what its owner does there."""

    folder: Path
    host: str

    @property
    def feed(self) -> AccountRef:
        """Its RSS feed."""
        url = f"http://{self.host}/?feed=rss2"
        return AccountRef("feed", url, url, "Kade")

    def run(self, code: str, *arguments: str) -> str:
        """Some PHP inside it."""
        code = f"$_SERVER['HTTP_HOST'] = '{self.host}'; {code}"
        line = [str(PHP), "-r", code, "--", *arguments]
        return subprocess.run(
            line, cwd=self.folder, capture_output=True, text=True, check=True, timeout=60
        ).stdout

    def write(self, title: str, at: str) -> str:
        """The number of a new post."""
        return self.run(INSERT, title, f"<p>About {title}.</p>", f"2020-05-04 {at}")

    def wear_a_theme(self) -> None:
        """Have pages at all: this machine has none of the themes that it comes with."""
        theme = self.folder / "wp-content" / "themes" / "kade"
        theme.mkdir(parents=True)
        for name, text in THEME.items():
            (theme / name).write_text(text, "utf-8")
        self.run(SHOW)

    @property
    def page(self) -> str:
        """What its readers see."""
        return httpx.get(f"http://{self.host}/", timeout=30).text


@contextmanager
def running(*command: str, cwd: Path) -> Iterator[None]:
    """A server until the test has ended."""
    with subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            yield
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The socket of a MariaDB of its own, with an empty database."""
    folder = tmp_path_factory.mktemp("mariadb")
    socket, where = folder / "s", (f"--datadir={folder / 'data'}", "--user=root")
    made = ("mariadb-install-db", "--no-defaults", *where, "--skip-test-db")
    subprocess.run(
        [*made, "--auth-root-authentication-method=normal"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    begin = folder / "begin.sql"
    begin.write_text("CREATE DATABASE blog;")
    here = (f"--socket={socket}", "--skip-networking", f"--init-file={begin}")
    with running(str(MARIADB), "--no-defaults", *where, *here, cwd=folder):
        yield socket


@pytest.fixture
async def blog(database: Path, tmp_path: Path) -> AsyncIterator[WordPress]:
    """A WordPress with nothing in it yet."""
    folder = tmp_path / "blog"
    shutil.copytree(SOURCE, folder, ignore=shutil.ignore_patterns("wp-config.php", "wp-content"))
    shutil.copytree(SOURCE / "wp-content" / "themes", folder / "wp-content" / "themes")
    blog = WordPress(folder, f"127.0.0.1:{free_port()}")
    (folder / "wp-config.php").write_text(CONFIG % (database, blog.host))
    async with asyncio.timeout(120):
        while not database.exists():
            await asyncio.sleep(0.1)
    blog.run(EMPTY, str(database))
    blog.run(INSTALL)
    with running(str(PHP), "-S", blog.host, "-t", str(folder), cwd=folder):
        async with asyncio.timeout(60):
            while not await _answers(blog.host):
                await asyncio.sleep(0.1)
        yield blog


async def _answers(host: str) -> bool:
    name, _, port = host.partition(":")
    try:
        _, writer = await asyncio.open_connection(name, int(port))
    except OSError:
        return False
    writer.close()
    return True


async def test_validators_that_go_backwards_are_followed_and_nothing_is_read_twice(
    blog: WordPress,
):
    blog.write("Rope", "09:00:00")
    second = blog.write("Tar", "10:00:00")
    async with HttpClient("ops@kade.example", testing=True, gates=at_once()) as client:
        connector = FeedConnector(client)

        async def polled(cursor: Cursor) -> tuple[Fetched, list[str]]:
            fetched = await connector.fetch(permit(blog.feed), cursor)
            if not fetched.pages:
                return fetched, []
            batch = connector.normalise(fetched)
            return Fetched(blog.feed, fetched.pages, batch.cursor), [p.text for p in batch.posts]

        whole, texts = await polled(Cursor())
        assert texts == ["Rope\n\nAbout Rope.", "Tar\n\nAbout Tar."]
        unchanged, _ = await polled(whole.cursor)
        assert unchanged.pages == ()
        assert unchanged.cursor == whole.cursor

        blog.run(DELETE, second)
        less, texts = await polled(whole.cursor)
        assert less.pages, "older validators are another state, not an unchanged one"
        assert texts == []
        assert less.cursor.get("etag") != whole.cursor.get("etag")
        assert "09:00:00" in (less.cursor.get("modified") or "")
        assert "10:00:00" in (whole.cursor.get("modified") or "")
        assert (await polled(less.cursor))[0].pages == ()

        blog.write("Sail", "11:00:00")
        more, texts = await polled(less.cursor)
        assert texts == ["Sail\n\nAbout Sail."]
        assert more.cursor.get("modified") != less.cursor.get("modified")


async def test_O1_a_code_in_its_tagline_shows_whose_it_is(blog: WordPress):
    code = "amends-k7qm-2f3d"
    async with HttpClient("ops@kade.example", testing=True, gates=at_once()) as client:
        connector = FeedConnector(client)
        assert not (await connector.bio(blog.feed)).shows(code)
        blog.run(TAGLINE, code)
        assert (await connector.bio(blog.feed)).shows(code)


@pytest.fixture
async def noor(blog: WordPress, tmp_path: Path) -> AsyncIterator[Adding]:
    """She has just added her blog, which has a post and a theme."""
    blog.wear_a_theme()
    blog.write("Rope", "09:00:00")
    async with adding(tmp_path, FeedConnector, blog.feed.address) as scene:
        yield scene


def link_of(noor: Adding) -> str:
    """The address that her account's page gives her."""
    return f"{noor.portal.service.settings.portal.base_url}/p/{noor.account.proof_token}"


@pytest.mark.parametrize("menu", [True, False])
async def test_O1_a_link_in_its_menu_or_in_its_head_shows_whose_it_is_and_renews_that(
    blog: WordPress, noor: Adding, menu: bool
):
    """A menu has a field for how one is related to what it links to; a plugin can write into the head."""
    page = await noor.check()
    assert "The code is not in the profile yet" in page.text
    if menu:
        await asyncio.to_thread(blog.run, MENU, link_of(noor))
    else:
        plugins = blog.folder / "wp-content" / "mu-plugins"
        plugins.mkdir()
        (plugins / "me.php").write_text(PLUGIN % link_of(noor), "utf-8")
    await noor.check()
    assert noor.account.health is Health.READING
    assert await noor.poll() == ["changed"]
    for _ in range(2):
        await noor.later(days=80)
        await noor.poll()
        assert noor.account.proved_at == noor.portal.stage.now


async def test_O2_a_link_that_was_taken_out_of_its_menu_renews_nothing_and_its_member_is_told(
    blog: WordPress, noor: Adding
):
    await asyncio.to_thread(blog.run, MENU, link_of(noor))
    await noor.check()
    shown = noor.account.proved_at
    await asyncio.to_thread(blog.run, NO_MENU)
    await noor.later(days=80)
    await noor.poll()
    assert noor.account.proved_at == shown
    assert "proof-ends" in [mail.slot("what") for mail in noor.portal.mails]


async def test_O1_a_stranger_who_comments_there_has_shown_nothing_whatever_the_comment_links_to(
    blog: WordPress, noor: Adding
):
    post = await asyncio.to_thread(blog.write, "Tar", "10:00:00")
    await asyncio.to_thread(blog.run, COMMENT, post, link_of(noor))
    seen = await asyncio.to_thread(lambda: blog.page)
    assert f"<a rel='me' href='{link_of(noor)}'" in seen
    assert seen.count(link_of(noor)) > 1
    page = await noor.check()
    assert "The code is not in the profile yet" in page.text
    assert noor.account.health is Health.UNPROVED
