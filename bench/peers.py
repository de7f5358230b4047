"""What Amends is compared with: two pollers by others, used as their documentation says.

They run in an environment of their own, which ``bench.polling`` makes; Amends does not depend on them.
"""

from pathlib import Path

from bench.measuring import PHASES, Figures, main, measured, url_of


def with_reader(feeds: int, port: int, folder: Path) -> dict[str, Figures]:
    """The library ``reader``: SQLite, feedparser, one thread."""
    from reader import make_reader

    figures: dict[str, Figures] = {}
    reader = make_reader(str(folder / "reader.sqlite"))
    for feed in range(feeds):
        reader.add_feed(url_of(feed, port))
    for phase in PHASES:
        with measured(phase, port, figures):
            reader.update_feeds(scheduled=False)
    assert reader.get_entry_counts().total == feeds * 30 + (feeds + 9) // 10
    return figures


def with_rss2email(feeds: int, port: int, folder: Path) -> dict[str, Figures]:
    """The command ``r2e run``, that writes its mails but sends none; its start is not counted."""
    from rss2email.main import run

    config, data = folder / "rss2email.cfg", folder / "rss2email.json"
    lines = ["[DEFAULT]", "to = nobody@kade.example", "verbose = warning"]
    for feed in range(feeds):
        lines += [f"[feed.blog{feed}]", f"url = {url_of(feed, port)}"]
    config.write_text("\n".join(lines))
    data.write_text('{"version": 2, "feeds": []}')
    figures: dict[str, Figures] = {}
    for phase in PHASES:
        with measured(phase, port, figures):
            run(["-c", str(config), "-d", str(data), "run", "--no-send"])
    return figures


if __name__ == "__main__":
    main({"reader": with_reader, "rss2email": with_rss2email})
