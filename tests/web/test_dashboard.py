"""What comms and the other offices see."""

import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from starlette.requests import Request

from monitor.adapters.catalogue import words as words_in
from monitor.domain.calendar import WEEK, block_before, label_of, last_week, monday_of
from monitor.domain.case import Status
from monitor.domain.figures import Figures, Week
from monitor.domain.ids import AccountId
from monitor.domain.published import block_name, rows_written
from monitor.domain.revision import Deed, Revision
from monitor.domain.tally import Count, Event, Happening, RuleFigures
from monitor.domain.voices import Checked, author
from monitor.usecases.review import Offices, ask
from monitor.web.charts import BLANK, TALLEST, bars
from monitor.web.dashboard import known_week, lede
from monitor.web.deps import visit
from monitor.web.figures import rule_names
from tests.web.portal import Portal

pytestmark = pytest.mark.anyio

PEOPLE = 12


def a_busy_week(portal: Portal) -> None:
    """Twelve people got a note; half of them put their posts right within the day."""
    stage = portal.stage
    for number in range(PEOPLE):
        stage.enrol(f"p{number}", f"b{number}")
    for number in range(PEOPLE):
        case = portal.open_case(f"C{number:03}", member=f"p{number}")
        if number % 2:
            with stage.store.begin() as tx:
                later = stage.now + timedelta(hours=2)
                closed = replace(case, status=Status.CORRECTED, closed_at=later, recheck_at=None)
                tx.save_case(closed)
    stage.pass_time(days=7)


async def test_the_week_is_told_in_words_and_figures(portal: Portal):
    a_busy_week(portal)
    page = await (await portal.comms()).open("/comms")
    assert "Week 48" in page.text
    assert "Amends wrote 12 notes" in page.text
    assert "Six posts were put right" in page.text
    assert "Week 48 : 12 notes, 6 put right" in page.text
    assert "stand together with a neighbour" not in page.text
    assert "p1" not in page.text


async def test_rules_that_stand_together_are_explained(portal: Portal):
    row = RuleFigures((1, 2), Count(11, 9), Count(5, 5), Count(6, 5))
    newest = monday_of(last_week(portal.stage.now, "Europe/Amsterdam"))
    with portal.stage.store.begin() as tx:
        name = block_name(label_of(block_before(newest + WEEK)))
        tx.remember(name, rows_written((row,)))
    page = await (await portal.comms()).open("/comms")
    assert "1. Audience and 2. Role, together" in page.text
    assert "stand together with a neighbour" in page.text


@pytest.mark.parametrize(
    ("conducts", "name"),
    [
        ((3,), "3. Voice"),
        ((1, 2), "1. Audience and 2. Role, together"),
        ((1, 2, 3), "1. Audience, 2. Role and 3. Voice, together"),
        ((1, 2, 3, 4, 5), "All five rules together"),
    ],
)
async def test_rules_that_stand_together_are_all_named(
    portal: Portal, conducts: tuple[int, ...], name: str
):
    scope = {
        "type": "http",
        "headers": [],
        "query_string": b"",
        "path": "/comms",
        "app": portal.app,
    }
    visited = visit(Request(scope))
    nothing = Count()
    assert rule_names(RuleFigures(conducts, nothing, nothing, nothing), visited) == name


async def test_weeks_before_can_be_looked_at(portal: Portal):
    a_busy_week(portal)
    comms = await portal.comms()
    page = await comms.open("/comms?week=2026-W47")
    assert "Week 47" in page.text
    assert "too few people to show" in page.text
    assert "/comms?week=2026-W48" in page.reader.links
    assert "/comms?week=2026-W46" in page.reader.links


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2026-W40", "2026-W40"),
        ("2026-W48", "2026-W47"),
        ("2026-W99", "2026-W47"),
        ("2026-W00", "2026-W47"),
        ("2025-W54", "2026-W47"),
        ("0001-W01", "2026-W47"),
        ("2024-W02", "2026-W47"),
        ("", "2026-W47"),
        ("<script>", "2026-W47"),
    ],
)
def test_only_full_weeks_of_the_past_can_be_asked_for(asked: str, shown: str):
    assert known_week(asked, "2026-W47") == shown


async def test_few_people_are_never_shown_as_a_number(portal: Portal):
    portal.open_case()
    portal.stage.pass_time(days=7)
    page = await (await portal.comms()).open("/comms")
    assert "wrote to too few people to show" in page.text
    assert "Too few people to show" in page.text
    assert "Accounts of fewer than five people." in page.text


FULL = Figures(notes=19, people=14, put_right=9, declined=5, unanswered=5, hours_to_right=7)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (Figures(), "In this week Amends wrote to too few people to show."),
        (
            Figures(unprompted=6),
            "In this week Amends wrote to too few people to show. 6 posts were put right by their "
            "authors before any note went out.",
        ),
        (
            FULL,
            "Amends wrote 19 notes to 14 people. Nine posts were put right, five were no problem "
            "according to their authors, and five were still open when the week ended.",
        ),
        (
            replace(FULL, declined=None),
            "Amends wrote 19 notes to 14 people. Nine posts were put right.",
        ),
        (
            Figures(notes=19),
            "Amends wrote 19 notes. How many posts were put right is left out: too few people to "
            "show.",
        ),
    ],
)
def test_the_lede_tells_no_more_than_the_figures_may(portal: Portal, figures: Figures, words: str):
    assert lede(figures, words_in("pages", "en")) == words


def test_bars_share_one_scale_and_a_blank_weeks_height_means_nothing(portal: Portal):
    now = portal.stage.now
    weeks = [
        Week(now, Figures(notes=20, put_right=5)),
        Week(now, Figures()),
        Week(now, Figures(notes=10, put_right=0)),
    ]
    drawn = bars(weeks, words_in("pages", "en"))
    assert [bar.height for bar in drawn] == [TALLEST, BLANK, TALLEST // 2]
    assert [bar.share for bar in drawn] == [25, 0, 0]
    assert [bar.notes for bar in drawn] == [20, None, 10]
    assert bars([], words_in("pages", "en")) == ()


async def test_other_offices_see_figures_and_no_cases(portal: Portal):
    case = portal.open_case()
    with portal.stage.store.begin() as tx:
        ask(tx, case, Offices((), (), portal.stage.new_id), portal.stage.now)
    for office, mailbox in (("policy-owner", "ilse"), ("privacy-officer", "daan")):
        somebody = await portal.at_office(office, f"{mailbox}@kade.example")
        page = await somebody.open("/comms")
        assert (page.status, page.path) == (200, "/comms")
        assert "K7Q2" not in page.text
        assert "Noor" not in page.text


async def test_a_rule_in_shadow_is_shown_and_no_single_author_s_objection(portal: Portal):
    with portal.stage.store.begin() as tx:
        tx.shadow("voice.insult", portal.stage.now, "protected")
        tx.shadow("voice.other", portal.stage.now, "something else")
        tx.shadow("voice.third", portal.stage.now, "dismissed")
    page = await (await portal.comms()).open("/comms")
    assert "protected" not in page.text
    assert "It counts and writes to nobody." in page.text
    assert "by itself: most authors said “not a problem”" in page.text


async def test_the_operator_sees_how_it_runs_and_no_names(portal: Portal):
    portal.open_case()
    with portal.stage.store.begin() as tx:
        tx.remember("tick.poll", portal.stage.now.isoformat())
    operator = await portal.at_office("operator", "ops@kade.example")
    assert operator.page.path == "/status"
    assert "Every part of the service turns." in operator.page.text
    for hidden in ("Noor", "K7Q2", "kade.example/"):
        assert hidden not in operator.page.text
    portal.stage.pass_time(minutes=20)
    assert "poll" in (await operator.open("/status")).text
    assert "stand still" in operator.page.text


async def test_accounts_of_five_people_are_counted(portal: Portal):
    a_busy_week(portal)
    with portal.stage.store.begin() as tx:
        for number in range(PEOPLE):
            account = tx.account(AccountId(f"b{number}"))
            tx.save_accounts([replace(account, last_read_at=portal.stage.now)])
    page = await (await portal.comms()).open("/comms")
    assert "13 accounts." in page.text


async def test_a_week_that_ends_in_another_year_says_both(portal: Portal):
    portal.stage.now = datetime(2027, 1, 5, 11, tzinfo=UTC)
    page = await (await portal.comms()).open("/comms")
    said = page.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "28 December 2026 to 3 January 2027" in said
    page = await (await portal.comms()).open("/comms?week=2026-W52")
    assert "21 December to 27 December 2026" in page.text.replace("\N{NO-BREAK SPACE}", " ")


async def four_busy_weeks(portal: Portal) -> None:
    """A full period in which twelve people got a note each week, under rule 3."""
    portal.stage.now = datetime(2026, 11, 17, 11, tzinfo=UTC)
    with portal.stage.store.begin() as tx:
        for number in range(4):
            at = datetime(2026, 10, 20, tzinfo=UTC) + number * WEEK
            bits = sum({author(f"p{person}") for person in range(12)})
            tx.state.checked[at] = Checked(100, bits)
            for person in range(12):
                tx.state.events.append(Event(at, Happening.NOTE, 3, f"p{person}", at))
                if person % 2:
                    tx.state.events.append(Event(at, Happening.PUT_RIGHT, 3, f"p{person}", at))


async def test_one_rule_can_be_followed_over_three_periods(portal: Portal):
    await four_busy_weeks(portal)
    comms = await portal.comms()
    page = await comms.open("/comms?rule=3")
    for weeks in ("Weeks 35 to 38", "Weeks 39 to 42", "Weeks 43 to 46"):
        assert weeks in page.text
    assert "All five rules together" in page.text
    assert "notes, 24 put right" in page.text
    all_rules = await comms.open("/comms?rule=9")
    assert "Weeks 35 to 38" not in all_rules.text
    assert "Weeks 43 to 46" in all_rules.text


async def test_the_same_figures_come_as_a_csv_file_with_blanks_where_people_are_few(
    portal: Portal,
):
    await four_busy_weeks(portal)
    comms = await portal.comms()
    file = await comms.open("/comms.csv?week=2026-W46")
    rows = list(csv.DictReader(StringIO(file.html)))
    told = {row["first_week"]: row for row in rows if row["first_week"] == row["last_week"]}
    assert len(told) == 12
    assert (told["2026-W46"]["notes"], told["2026-W46"]["put_right"]) == ("12", "6")
    assert (told["2026-W42"]["notes"], told["2026-W42"]["put_right"]) == ("", "")
    (period,) = [row for row in rows if row["first_week"] != row["last_week"]]
    assert (period["first_week"], period["last_week"]) == ("2026-W43", "2026-W46")
    assert (period["rules"], period["notes"], period["put_right"]) == ("1+2+3+4+5", "48", "24")
    assert told["2026-W46"]["accounts_read"] == ""
    assert "useful" in told["2026-W46"]
    one = await comms.open("/comms.csv?week=2026-W46&rule=2")
    assert [row["rules"] for row in csv.DictReader(StringIO(one.html))] == ["1+2+3+4+5"]


@pytest.mark.parametrize(("lang", "sign"), [("en", ","), ("nl", ";"), ("de", ";"), ("fr", ";")])
async def test_a_spreadsheet_in_the_reader_s_language_parts_the_columns(
    portal: Portal, lang: str, sign: str
):
    """Where numbers have a decimal comma, spreadsheets part columns at semicolons and leave commas alone."""
    await four_busy_weeks(portal)
    file = (await (await portal.comms()).open(f"/comms.csv?lang={lang}")).html
    assert file.isascii()
    assert {line.count(sign) for line in file.splitlines()} == {17}
    told = {
        row["last_week"]: row["notes"] for row in csv.DictReader(StringIO(file), delimiter=sign)
    }
    assert told["2026-W46"] == "48"


async def test_L4_accounts_are_counted_now_and_stand_beside_no_older_week(portal: Portal):
    await four_busy_weeks(portal)
    for number in range(PEOPLE):
        portal.stage.enrol(f"p{number}", f"b{number}")
    comms = await portal.comms()
    for week, counted in (("2026-W46", "13"), ("2026-W45", "")):
        file = await comms.open(f"/comms.csv?week={week}")
        rows = list(csv.DictReader(StringIO(file.html)))
        assert [r["accounts_read"] for r in rows if r["first_week"] == week] == [counted]
        assert {r["accounts_read"] for r in rows if r["first_week"] != week} == {""}


async def test_what_the_owner_of_the_rules_changed_is_shown_with_its_week(portal: Portal):
    with portal.stage.store.begin() as tx:
        tx.add_revision(
            Revision(1, "voice.insult", Deed.SHADOW, portal.stage.now, "", "", None, "")
        )
        tx.add_revision(Revision(2, "work.berth", Deed.BACK, portal.stage.now, "", "", None, ""))
    portal.stage.pass_time(days=7)
    page = await (await portal.comms()).open("/comms")
    assert "What changed in the rules" in page.text
    assert "Put in shadow on 24" in page.text.replace(chr(160), " ")
    assert "In force in an earlier wording again since" in page.text


@pytest.mark.parametrize("path", ["/comms", "/comms?week=2026-W47", "/comms.csv"])
@pytest.mark.parametrize("missing", ["dpia", "works_council"])
async def test_no_figure_is_made_without_an_impact_assessment_and_the_works_council(
    tmp_path: Path, path: str, missing: str
):
    portal = Portal(tmp_path, settings={"digest": {missing: ""}})
    portal.stage.enrol()
    portal.open_case()
    member = await portal.signed_in()
    await member.open("/c/K7Q2")
    await member.press("Ask comms for help")
    comms = await portal.comms()
    page = await comms.open(path)
    assert page.status == 403
    assert "Amends makes no figures until" in page.text
    assert "/comms/help" in page.reader.links
    officer = await portal.at_office("privacy-officer", "daan@kade.example")
    assert "There are no numbers here" in (await officer.open(path)).text


async def test_with_both_references_there_are_figures(tmp_path: Path):
    comms = await Portal(tmp_path).comms()
    assert (await comms.open("/comms")).status == 200
    assert (await comms.open("/comms.csv")).status == 200
