"""The page that belongs to an account: in its head and its banner nobody but its owner writes."""

from monitor.domain.page import HEAD, banner_of, head_of, page_links, same_host, told
from monitor.errors import SourceError
from monitor.ports import Client


async def head_at(client: Client, home: str | None, site: str) -> tuple[tuple[str, ...], str]:
    """What head and banner of ``home`` link to as the same person's, and what its head says; nothing of a
    page that is not on the host of ``site``, or leads away from it. There may well be no page."""
    if not home or not same_host(home, site):
        return (), ""
    try:
        page = (await client.get(home)).expect(200)
    except SourceError:
        return (), ""
    if not same_host(page.url, site):
        return (), ""
    html = page.body[:HEAD].decode("utf-8", "replace")
    head = head_of(html)
    # Together: where links start from is said in the head.
    return page_links(f"{head}{banner_of(html)}", page.url).me, told(head)
