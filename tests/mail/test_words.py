"""What the mails say. The golden files are made anew with ``python -m tests.mail.regenerate``."""

import re
from dataclasses import replace
from datetime import UTC, datetime, time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.adapters.blocks import Edit, Picture, Sheet, isolated, visible
from monitor.adapters.catalogue import languages, translations
from monitor.adapters.mime import in_words
from monitor.adapters.notes import MOST_WORDS
from monitor.adapters.parts import html, plain_text
from monitor.domain.accounts import AccountHealth
from monitor.domain.experience import Shadow
from monitor.domain.figures import Figures
from monitor.domain.letter import AccountTrouble, Note, Receipt
from monitor.domain.member import Member, QuietHours, Scope, Sharing
from monitor.domain.message import Office
from monitor.domain.reach import Reach
from monitor.domain.revision import Deed, Revision
from monitor.domain.tally import Count
from monitor.policy.phrases import STEPS
from monitor.usecases.enrol import NEEDED
from tests.mail.extract import source_strings
from tests.mail.samples import (
    BASE,
    BLOG,
    BLUESKY,
    HOUSE,
    MASTODON,
    PHRASES,
    account,
    at,
    consent,
    digest,
    finding,
    insult,
    letters,
    member,
    subject,
    trouble,
    with_figures,
)

GOLDEN = Path(__file__).parent / "golden"
LANGS = ("en", "nl", "de", "fr")
FORMS = ("HH:mm", "{time}", "d MMMM", "d MMMM y", "EEEE d MMMM", "'1'")
"""How dates and times are written: alike in some languages."""
CASES = [(name, lang) for lang in LANGS for name in letters(lang)]
NOTES = [(name, lang) for name, lang in CASES if name.startswith("note")]
TO_OFFICES = (
    "help-asked",
    "help-mine",
    "help-several",
    "digest",
    "digest-few",
    "login-office",
    "operations",
    "operations-rule",
    "operations-useless",
    "operations-privacy",
    "operations-canary",
    "operations-log",
)


def sheet(name: str, lang: str) -> Sheet:
    """One of the sample letters in words."""
    return in_words(letters(lang)[name], HOUSE)


class Reader(HTMLParser):
    """What a mail program shows, where it leads, and what it would load."""

    INLINE = frozenset({"bdi", "strong", "span"})
    LOADING = frozenset({"src", "background", "poster", "data", "srcset", "action"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = ""
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.tags: list[str] = []
        self._silent = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.text += "" if tag in self.INLINE else " "
        self._silent += tag in ("style", "title")
        for name, value in attrs:
            if name == "href":
                self.links.append(value or "")
            if name in self.LOADING:
                self.loaded.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        self.text += "" if tag in self.INLINE else " "
        self._silent -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.text += data


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_a_mail_says_what_its_golden_file_says(name: str, lang: str) -> None:
    made = sheet(name, lang)
    text = f"{made.subject}\n\n{plain_text(made)}"
    assert text == (GOLDEN / f"{name}.{lang}.txt").read_text(encoding="utf-8")
    assert html(made) == (GOLDEN / f"{name}.{lang}.html").read_text(encoding="utf-8")


def words_of(text: str) -> list[str]:
    """Words without what only one of the parts needs: lines, bullets, colons before a link."""
    plain = re.sub(r"https://\S+|^[-*]+|\s[-*]+\s", " ", text, flags=re.MULTILINE)
    return sorted(word.strip(":") for word in plain.split() if word.strip("-:*"))


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_both_parts_say_the_same(name: str, lang: str) -> None:
    made = sheet(name, lang)
    pictures = [block for block in made.blocks if isinstance(block, Picture)]
    only_drawn = [
        word for picture in pictures for _, label in picture.key for word in label.split()
    ]
    only_written = [
        word
        for picture in pictures
        for row in (picture.grid.head, *picture.grid.rows)
        for cell in row
        for word in cell.split()
    ]
    shown = [word.strip(":") for word in Reader(html(made)).text.split() if word.strip("-:*")]
    assert sorted(shown + only_written) == sorted(words_of(plain_text(made)) + only_drawn)


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_M2_nothing_is_loaded_and_every_link_leads_to_the_portal(name: str, lang: str) -> None:
    made = html(sheet(name, lang))
    read = Reader(made)
    assert all(link.startswith(f"{BASE}/") for link in read.links)
    assert all(source.startswith("cid:") for source in read.loaded)
    assert not re.search(r"url\(|@import", made)
    assert not {"form", "script", "video", "iframe", "h1", "main", "link"} & set(read.tags)


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_no_mail_raises_its_voice_or_says_we(name: str, lang: str) -> None:
    made = sheet(name, lang)
    text = plain_text(made)
    assert "!" not in text
    banned = {
        "en": r"\b(we|our|us|violation|policy violation|must|please take|warning)\b",
        "nl": r"\b(wij|we|ons|onze|overtreding|moet je|gelieve|waarschuwing)\b",
        "de": r"\b(wir|uns|unser\w*|verstoß\w*|müssen|warnung|umgehend)\b",
        "fr": r"\b(nous|notre|nos|infraction|violation|devez|veuillez|avertissement)\b",
    }
    assert not re.search(banned[lang], text, re.IGNORECASE)
    assert "#f00" not in html(made)


@pytest.mark.parametrize("name", TO_OFFICES)
@pytest.mark.parametrize("lang", LANGS)
def test_M4_a_mail_to_an_office_holds_no_name_and_no_post(name: str, lang: str) -> None:
    text = plain_text(sheet(name, lang))
    assert "Noor" not in text
    assert "@" not in text
    assert "idiot" not in text


def before_draft(made: Sheet) -> int:
    """Words before the draft."""
    return len(plain_text(made).partition("-" * 72)[0].split())


@pytest.mark.parametrize(("name", "lang"), NOTES)
def test_a_note_has_at_most_120_words_before_its_draft(name: str, lang: str) -> None:
    assert before_draft(sheet(name, lang)) <= MOST_WORDS


LONG = "and so it goes on and on " * 40


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", sorted(STEPS))
@pytest.mark.parametrize("platform", [MASTODON, BLOG, BLUESKY])
def test_a_long_quote_and_a_long_reason_are_cut_to_120_words(
    kind: str, lang: str, platform: object
) -> None:
    text = f"Well: {LONG}"
    found = finding(kind, text, LONG.strip(), about="ports")
    shown = subject(
        found,
        text,
        "K7Q2",
        at(17),
        platform,
        lang=lang,
        is_reply=True,
        why=LONG,  # type: ignore[arg-type]
    )
    made = in_words(Note(member(lang), (shown,)), HOUSE)
    assert before_draft(made) <= MOST_WORDS


@pytest.mark.parametrize("lang", LANGS)
def test_a_note_never_tells_to_edit_what_nobody_can_edit(lang: str) -> None:
    text = "We promise delivery in May."
    found = finding("out-of-role", text, "We promise")
    note = Note(member(lang), (subject(found, text, "K7Q2", at(17), BLUESKY, lang=lang),))
    body = " ".join(plain_text(in_words(note, HOUSE)).split())
    assert PHRASES.voice(lang).kind("out-of-role", can_edit=False).step in body
    assert PHRASES.voice(lang).kind("out-of-role").step not in body


def test_M4_a_note_quotes_at_most_280_characters() -> None:
    text = "x" * 900
    found = finding("insult", text, text)
    shown = subject(found, text, "K7Q2", at(17))
    body = plain_text(in_words(Note(member(), (shown,)), HOUSE))
    assert 200 < max(len(run) for run in re.findall("x+", body)) <= 280


@pytest.mark.parametrize("lang", LANGS)
def test_a_leak_is_in_no_part_of_its_mail(lang: str) -> None:
    made = sheet("note-leak", lang)
    assert "havenlicht" not in f"{made.subject}{plain_text(made)}{html(made)}".casefold()


@pytest.mark.parametrize("lang", LANGS)
def test_a_subject_never_tells_what_a_mail_is_about(lang: str) -> None:
    assert sheet("note-leak", lang).subject == sheet("note-leak", lang).subject
    subjects = {
        sheet(name, lang).subject.replace("T5HD", "K7Q2").replace("M3XF", "K7Q2")
        for name in letters(lang)
        if name.startswith("note")
    }
    assert len(subjects) == 1


def test_why_a_rule_exists_is_said_in_its_own_words_when_they_are_few() -> None:
    text = "You idiot."
    found = finding("insult", text, "idiot")
    shown = subject(found, text, "K7Q2", at(17), why="Somebody reads this at breakfast.")
    assert "Somebody reads this at breakfast." in plain_text(
        in_words(Note(member(), (shown,)), HOUSE)
    )


def test_a_post_without_a_date_is_still_named() -> None:
    text = "You idiot."
    shown = subject(finding("insult", text, "idiot"), text, "K7Q2", at(17))
    undated = replace(shown, case=replace(shown.case, published_at=None))
    body = plain_text(in_words(Note(member(), (undated,)), HOUSE))
    assert "In your Mastodon post these words may read as an insult" in body


def test_a_fact_that_left_the_sheet_is_only_worth_a_second_look() -> None:
    text = "We run in 40 ports."
    shown = subject(finding("wrong-fact", text, "40 ports", about="gone"), text, "T5HD", at(17))
    assert "worth a second look" in plain_text(in_words(Note(member(), (shown,)), HOUSE))


@pytest.mark.parametrize("office", Office)
def test_trouble_without_words_of_its_own_gets_general_ones(office: Office) -> None:
    body = plain_text(in_words(trouble("something-new", "en", office), HOUSE))
    assert "did not go as it should" in body
    assert "Kraanvliet" in body


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("two-claims", "Somebody else has shown"),
        ("proof-lapsed", "the proof is not there any more"),
        ("proof-ends", "goes on reading for two weeks"),
        ("renamed", "is called @noor"),
        ("unread", "cannot be read"),
        ("something-new", "needs you"),
    ],
)
def test_a_member_hears_what_is_the_matter_with_an_account(what: str, said: str) -> None:
    letter = AccountTrouble(member(), account(), "Mastodon", what)
    assert said in " ".join(plain_text(in_words(letter, HOUSE)).split())


def test_W5_direction_marks_become_signs_and_what_cannot_be_sent_a_question() -> None:
    assert visible("a\u202eb\x00c\ud800") == "a⟨RLO⟩b\ufffdc\ufffd"
    assert visible("one\r\ntwo\tthree") == "one\ntwo\tthree"
    assert isolated("Noor\u2069") == "\u2068Noor⟨PDI⟩\u2069"


def named(name: str) -> Member:
    """Somebody who calls themselves that."""
    return replace(member(), name=name)


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        '"><img src=x>',
        "{name} {0} %s",
        "Bcc: x@y.z\r\nX",
    ],
)
def test_W2_a_typed_name_is_only_ever_a_name(name: str) -> None:
    letter = replace(letters("en")["thanks"], member=named(name))
    made = in_words(letter, HOUSE)
    tags = Reader(html(made)).tags
    assert sorted(tags) == sorted(Reader(html(sheet("thanks", "en"))).tags)
    assert "49" not in plain_text(made)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_post_makes_a_mail_that_can_be_sent(text: str) -> None:
    whole = f"idiot {text}"
    shown = subject(finding("insult", whole, whole), whole, "K7Q2", at(17), is_reply=True)
    made = in_words(Note(member(), (shown,)), HOUSE)
    assert "K7Q2" in plain_text(made).encode("utf-8").decode("utf-8")
    assert "K7Q2" in html(made).encode("utf-8").decode("utf-8")


@pytest.mark.parametrize("lang", [lang for lang in languages() if lang != "en"])
def test_every_source_string_has_its_words_in_every_language(lang: str) -> None:
    catalogue = translations("mail", lang)
    same = [
        text
        for text in source_strings()
        if catalogue.gettext(text) == text and catalogue.ngettext(text, text, 2) == text
    ]
    # Words that are the same in both languages, or hold nothing but places.
    alike = {"Code", "Version {version}", "Week", "week {week}: {what}", "{post} of {day}, {time},"}
    alike |= {"{number} accounts.", "In week {week}"}
    assert set(same) <= alike | set(FORMS)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (Figures(), "wrote to too few people to show."),
        (Figures(None, 12), "wrote 12 notes. How many posts were put right is left out"),
        (Figures(None, 12, 9, 6), "wrote 12 notes to 9 people. Six posts were put right."),
        (
            Figures(None, 12, 9, 5, declined=5, unanswered=5),
            "five were no problem according to their authors",
        ),
    ],
)
def test_the_digest_s_first_words_leave_out_what_is_about_few(figures: Figures, said: str) -> None:
    letter = with_figures(digest("en"), figures)
    assert said in " ".join(plain_text(in_words(letter, HOUSE)).split())


def test_a_digest_without_blank_weeks_or_joined_rules_explains_nothing() -> None:
    full = digest("en")
    shown = tuple(week for week in full.trend if not week.blank)
    told = replace(full.published, weeks=shown, blocks=(("2026-W43", full.rules[:3]),))
    letter = replace(full, published=told, shadowed=())
    body = plain_text(in_words(letter, HOUSE))
    assert "too few people" not in body
    assert "neighbour" not in body


@pytest.mark.parametrize(
    ("quiet", "said"),
    [
        (QuietHours(time(22), time(7), weekends=False), "22:00 to 07:00"),
        (QuietHours(time(0), time(0), weekends=False), "None"),
        (QuietHours(time(0), time(0), weekends=True), "Weekends"),
    ],
)
def test_a_receipt_tells_the_quiet_hours_as_chosen(quiet: QuietHours, said: str) -> None:
    letter = replace(letters("en")["receipt"], member=replace(member(), quiet=quiet))
    assert said in plain_text(in_words(letter, HOUSE))


def test_a_receipt_tells_which_accounts_are_not_read_yet() -> None:
    receipt = letters("en")["receipt"]
    none = plain_text(in_words(replace(receipt, accounts=()), HOUSE))
    assert "None yet" in none
    waiting = ((replace(account(), proved_at=None), "Mastodon"),)
    unproved = plain_text(in_words(replace(receipt, accounts=waiting), HOUSE))
    assert "once you have shown that they are yours" in unproved


def test_a_company_without_a_privacy_officer_s_mailbox_names_none() -> None:
    body = plain_text(in_words(letters("en")["receipt"], replace(HOUSE, privacy_contact="")))
    assert "The privacy officer knows how this works." in body


def test_thanks_to_who_shared_or_asked_do_not_say_that_nobody_knows() -> None:
    letter = letters("en")["thanks"]
    assert "told nobody else" in " ".join(plain_text(in_words(letter, HOUSE)).split())
    asked = replace(letter, case=replace(letter.case, asked_at=at(18)))
    shared = replace(letter, member=replace(member(), sharing=Sharing.FLAGGED))
    for told in (asked, shared):
        assert "nobody" not in plain_text(in_words(told, HOUSE))


def test_of_very_many_changed_rules_the_first_are_named() -> None:
    changed = tuple(
        Revision(n, f"voice.rule-{n}", deed, at(17), "", "", "" if n % 2 else "id: …", "")
        for n, deed in enumerate([Deed.FILE, *Deed, Deed.FILE, Deed.WAKE])
    )
    body = " ".join(plain_text(in_words(replace(digest("en"), changed=changed), HOUSE)).split())
    assert body.count("voice.rule-") == 8
    assert "One more rule changed; the owner of the rules sees which." in body
    for said in ("Changed in its file", "In no file any more", "Put in shadow", "earlier wording"):
        assert said in body


def test_why_a_rule_writes_to_nobody_is_said() -> None:
    quiet = tuple(
        Shadow(f"voice.{why}", at(17), why) for why in ("storm", "owner", "dismissed", "file")
    )
    body = " ".join(plain_text(in_words(replace(digest("en"), shadowed=quiet), HOUSE)).split())
    for said in ("it found too much at once", "It counts and writes", "most authors", "Its file"):
        assert said in body


def test_D7_a_note_about_very_many_posts_stays_short() -> None:
    many = tuple(insult("nl") for _ in range(40))
    body = plain_text(in_words(Note(member("nl"), many), HOUSE))
    assert body.count("Zaak K7Q2:") == 9
    assert "Nog 30 zaken staan op je pagina." in body


def test_L4_accounts_that_stopped_count_as_unread() -> None:
    full = digest("en")
    health = AccountHealth(Count(61, 40), unread=Count(7, 6))
    stopped = replace(full, published=replace(full.published, health=health))
    told = plain_text(in_words(stopped, HOUSE))
    assert "Not read for over a day, or gone:\n  7 accounts." in told


def edited(lang: str) -> Note:
    """A note whose suggestion is a small change to the author's own words."""
    shown = insult(lang)
    suggestion = replace(
        shown.suggestion, before="Wir liefern im März.\nOft.", after="Ich hoffe auf März."
    )
    return Note(member(lang), (replace(shown, suggestion=suggestion),))


@pytest.mark.parametrize("lang", LANGS)
def test_a_change_to_the_author_s_own_words_is_shown_as_before_and_after(lang: str) -> None:
    made = in_words(edited(lang), HOUSE)
    page, text = html(made), plain_text(made)
    assert re.search(r"<del [^>]*>Wir liefern im März\.<br>Oft\.</del>", page)
    assert "Ich hoffe auf März." in page
    labels = next(block.labels for block in made.blocks if isinstance(block, Edit))
    # Not by the line alone: what each is, is said in words, in the page and in the text.
    before, after = (text.index(label) for label in labels)
    assert before < text.index("Wir liefern") < after < text.index("Ich hoffe")
    assert all(label in page for label in labels)
    assert before_draft(made) <= MOST_WORDS


def test_whoever_wants_no_quotes_gets_no_before_and_after() -> None:
    letter = edited("de")
    quiet = replace(letter, member=member("de", quotes=False))
    assert "Wir liefern" not in plain_text(in_words(quiet, HOUSE))


@pytest.mark.parametrize("lang", LANGS)
def test_a_note_offers_every_answer_and_says_what_is_kept_until_when(lang: str) -> None:
    links = Reader(html(sheet("note-insult", lang))).links
    page = f"{BASE}/c/K7Q2"
    answers = ["", "/no", "#useful", "#protect", "?draft=2", "#ask"]
    assert [f"{page}{answer}" for answer in answers] == links[: len(answers)]
    assert links[len(answers) :] == [f"{BASE}/pause", f"{BASE}/leave", f"{BASE}/me#kept"]
    kept = {"en": "encrypted", "nl": "versleuteld", "de": "verschlüsselt", "fr": "chiffré"}
    text = plain_text(sheet("note-insult", lang))
    assert kept[lang] in text
    assert "17" in text.partition(kept[lang])[0][-200:]


def test_whoever_lets_comms_see_nothing_is_not_asked_to_ask_them() -> None:
    letter = replace(letters("en")["note-insult"], member=member(sharing=Sharing.NEVER))
    links = Reader(html(in_words(letter, HOUSE))).links
    assert f"{BASE}/c/K7Q2#ask" not in links
    assert f"{BASE}/c/K7Q2#protect" in links


def test_a_receipt_tells_what_is_left_out_and_when_reading_begins() -> None:
    chosen = replace(
        member(),
        reach=Reach(frozenset({3, 4}), replies=False),
        paused_until=datetime(2026, 12, 1, tzinfo=UTC),
    )
    body = plain_text(in_words(replace(letters("en")["receipt"], member=chosen), HOUSE))
    assert "Of the rules: voice, work information" in body
    assert "None of your replies" in body
    assert "From 1 December 2026 on" in body.replace("\u00a0", " ")


def test_a_receipt_tells_of_all_that_could_be_agreed_to_whether_it_was() -> None:
    receipt = letters("en")["receipt"]
    assert isinstance(receipt, Receipt)
    all_of_it = plain_text(
        in_words(replace(receipt, consent=replace(consent(), scopes=frozenset(Scope))), HOUSE)
    )
    assert "Your unlisted posts too" in all_of_it
    assert "Counted, and only about five people or more" in all_of_it
    assert "May give a second opinion and other words" in all_of_it
    assert "May word the first draft too" in all_of_it
    least = plain_text(in_words(replace(receipt, consent=replace(consent(), scopes=NEEDED)), HOUSE))
    assert "None of your unlisted posts" in least
    assert "Not counted" in least
    assert "Language model" not in least


def test_O3_the_mail_about_a_second_claim_asks_only_for_what_its_reader_can_do() -> None:
    letter = AccountTrouble(member(), account(), "Mastodon", "two-claims")
    body = " ".join(plain_text(in_words(letter, HOUSE)).split())
    assert "tell the privacy officer that it is yours, or remove it on your page" in body
    assert "show on your page once more" not in body


def test_who_was_taken_out_by_the_operator_reads_that_and_whom_to_tell() -> None:
    left = letters("en")["receipt-left"]
    assert isinstance(left, Receipt)
    body = " ".join(plain_text(in_words(replace(left, by_operator=True), HOUSE)).split())
    assert "The operator of Amends ended your part in it on" in body
    assert "You did not ask for that? Tell the privacy officer." in body
    assert "You left Amends" not in body
    assert "Nobody is told" not in body


def test_a_receipt_tells_whose_clock_the_quiet_hours_go_by() -> None:
    away = replace(member(), timezone="America/New_York")
    body = plain_text(in_words(replace(letters("en")["receipt"], member=away), HOUSE))
    assert "America/New York" in body
