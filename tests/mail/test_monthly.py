"""The digest that comes every four weeks, and in the language of its mailbox."""

from dataclasses import replace
from datetime import UTC, datetime

from monitor.adapters.mime import in_words
from monitor.adapters.parts import plain_text
from monitor.domain.calendar import WEEK, Rhythm
from monitor.domain.figures import Figures
from monitor.domain.letter import Digest
from monitor.domain.message import Kind
from monitor.domain.tally import CONDUCTS, Count, RuleFigures
from monitor.settings import DigestSettings
from monitor.usecases.digest import queue_owed
from tests.mail.samples import HOUSE, digest, with_figures
from tests.usecases.outbox import PostRoom

FRENCH = "equipe@kade.example"


def said(letter: Digest) -> str:
    return " ".join(plain_text(in_words(letter, HOUSE)).split())


def test_a_monthly_digest_begins_with_its_four_weeks() -> None:
    assert "In weeks 43 to 46 Amends wrote 69 notes; 32 of the posts were put right." in said(
        replace(digest("en"), monthly=True)
    )
    full = digest("en")
    few = replace(full, monthly=True, published=replace(full.published, blocks=(("2026-W43", ()),)))
    assert "In weeks 43 to 46, too few people to show by rule." in said(few)
    assert "In weeks 43 to 46" not in said(digest("en"))


def test_a_monthly_digest_names_its_weeks_in_its_subject() -> None:
    month = replace(digest("en"), monthly=True)
    assert in_words(month, HOUSE).subject == "Amends, weeks 43 to 46 of 2026"


def test_a_digest_that_comes_late_names_its_week_and_does_not_call_it_the_last() -> None:
    late = said(replace(digest("en"), late=True))
    assert "In week 47 Amends wrote 19 notes to 14 people." in late
    assert "Last week" not in late
    assert "Last week Amends wrote 19 notes to 14 people." in said(digest("en"))
    few = with_figures(replace(digest("en"), late=True), Figures())
    assert "In week 47 Amends wrote to too few people to show." in said(few)


def test_rules_that_all_stand_together_are_not_named_one_by_one() -> None:
    plain = digest("en")
    row = RuleFigures(CONDUCTS, Count(24, 9), Count(14, 7), Count(10, 5))
    blocks = (("2026-W43", (row,)),)
    assert "All five rules together 24 14" in said(
        replace(plain, published=replace(plain.published, blocks=blocks))
    )


def test_how_posts_were_put_right_is_told_where_both_ways_are_about_five_people() -> None:
    plain = digest("en")
    figures = replace(plain.week.figures, edited=5, removed=4)
    told = said(with_figures(plain, figures))
    assert "Of those put right, five were edited and four removed." in told
    assert "were edited" not in said(plain)


def test_every_month_is_a_setting_and_so_is_the_language_of_a_mailbox() -> None:
    settings = DigestSettings(every="month", weekday="tuesday", hour=9, langs={FRENCH: "fr"})
    assert settings.rhythm == Rhythm(1, 9, "Europe/Amsterdam", monthly=True)
    assert settings.langs == {FRENCH: "fr"}


def test_a_month_is_queued_once_its_last_week_is_over() -> None:
    room, monthly = PostRoom(), Rhythm(0, 8, "Europe/Amsterdam", monthly=True)
    now, numbers = datetime(2026, 11, 2, 12, tzinfo=UTC), iter(range(99))
    queued = []
    with room.store.begin() as tx:
        for week in range(6):
            at = now + week * WEEK
            queued.append(queue_owed(tx, (FRENCH,), monthly, at, lambda: str(next(numbers))))
    assert queued == [0, 0, 1, 0, 0, 0]
    (message,) = [m for m in room.store.state.messages.values() if m.kind is Kind.DIGEST]
    assert (message.slot("week"), message.slot("monthly")) == ("2026-W46", "yes")
