"""What is worth knowing once a post was put right."""

from dataclasses import replace

import pytest

from monitor.domain.case import Status
from monitor.domain.letter import Aftermath
from monitor.policy.phrases import Platform
from monitor.usecases.telling import aftermath
from tests.store.builders import case, finding

MASTODON = Platform("Mastodon", 500, keeps_history=True, tells_of_edits=True)
BLUESKY = Platform("Bluesky", 300, can_edit=False)
BLOG = Platform("blog")


@pytest.mark.parametrize(
    ("kind", "status", "platform", "known"),
    [
        ("insult", Status.CORRECTED, MASTODON, Aftermath.TOLD),
        ("insult", Status.REMOVED, MASTODON, None),
        ("codename", Status.CORRECTED, MASTODON, Aftermath.HISTORY),
        ("codename", Status.REMOVED, MASTODON, None),
        ("insult", Status.CORRECTED, BLOG, None),
        ("secret", Status.CORRECTED, BLOG, Aftermath.COPIES),
        ("secret", Status.REMOVED, BLOG, Aftermath.COPIES),
        ("secret", Status.REMOVED, BLUESKY, None),
    ],
)
def test_who_put_a_post_right_hears_what_its_platform_does_with_it(
    kind: str, status: Status, platform: Platform, known: Aftermath | None
):
    mended = replace(case(findings=(replace(finding(), kind=kind),)), status=status)
    assert aftermath(mended, platform) is known
