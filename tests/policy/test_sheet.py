"""What the second reader gets to see of a post, and what it does not."""

from monitor.domain.company import Company
from monitor.policy.sheet import sheet_of
from tests.policy.posts import context


def marked(text: str) -> list[tuple[str, str]]:
    sheet = sheet_of(context(text))
    return [(sheet.text[at:].split()[0], group) for at, group in sheet.marks]


def test_names_of_the_company_file_are_marked_where_they_begin():
    assert marked("Gisteren bij Kraanvliet over Havenlicht gepraat") == [
        ("Kraanvliet", "company"),
        ("Havenlicht", "clients.under_nda"),
    ]


def test_a_topic_to_leave_alone_is_marked():
    assert ("nachtlawaai", "topic") in marked("Dat nachtlawaai weer")


def test_the_author_is_seen_by_role_and_permission_only():
    sheet = sheet_of(
        context(
            "Hallo", role="Planner", bio="Jans de Vries, planner @ Kraanvliet", names_employer=True
        )
    )
    assert sheet.role == "planner"
    assert "employer" in sheet.flags
    assert "vries" not in repr(sheet)


def test_a_spokesperson_is_seen_as_one():
    company = context("x").lexicon.company
    role = company.spokespersons[0].role
    flags = sheet_of(context("Hallo", role=role)).flags
    assert "spokesperson" in flags
    assert not any(flag.startswith("may ") for flag in flags)


def test_a_view_marked_as_ones_own_in_the_bio_is_seen():
    assert "own view" in sheet_of(context("Hallo", bio="All views are my own.", lang="en")).flags
    assert "own view" not in sheet_of(context("Hallo", bio="Rower and baker.", lang="en")).flags


def test_what_a_role_may_say_is_seen():
    company = Company(
        "Kade", roles=(("baker", "prices of bread"), ("every other role", "no prices"))
    )
    assert "may prices" in sheet_of(context("Hi", role="Baker", company=company)).flags
    assert "listed" in sheet_of(context("Hi", role="Baker", company=company)).flags
    assert sheet_of(context("Hi", role="Sailor", company=company)).flags == ()


def test_the_message_replied_to_is_seen():
    assert sheet_of(context("Nee", reply_to="Komt het nog?")).reply_to == "komt het nog?"
    assert sheet_of(context("Nee")).reply_to == ""


def test_every_word_stands_where_the_sheet_says():
    sheet = sheet_of(context("Eén  twee,\n🦊drie"))
    assert [word.of(sheet.text) for word in sheet.words] == ["Eén", "twee,", "🦊drie"]
