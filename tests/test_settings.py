"""One file and the environment, or a refusal in one line with its mend."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from monitor.domain.message import Office
from monitor.domain.place import Place, Switch
from monitor.errors import ConfigurationRefused
from monitor.settings import Settings, example_values
from monitor.settings_file import load, names

ROOT = Path(__file__).parent.parent
Loading = Callable[..., Settings]


@pytest.fixture
def loading(tmp_path: Path) -> Loading:
    """Loads a file with this content in this environment."""

    def load_it(toml: str = "", **environ: str) -> Settings:
        (tmp_path / "monitor.toml").write_text(toml, "utf-8")
        return load(tmp_path, environ)

    return load_it


def test_a_folder_without_settings_means_the_defaults(tmp_path: Path):
    settings = load(tmp_path / "nowhere", {})
    assert settings.database_url == "sqlite:///var/amends.sqlite"
    assert settings.company_file == tmp_path / "nowhere" / "company.yaml"


def test_the_shipped_file_shows_each_setting_with_its_default(loading: Loading):
    written = (ROOT / "config" / "monitor.toml").read_text("utf-8")
    defaults = [
        line.removeprefix("#")
        for line in written.splitlines()
        if not re.search("/(run|srv)/", line)
    ]
    shown = [line for line in defaults if re.match(r"\w+ = |\[", line)]
    assert loading("\n".join(shown)) == loading()


def test_the_shipped_file_mentions_every_setting():
    written = (ROOT / "config" / "monitor.toml").read_text("utf-8")
    group, shown = "", set()
    for line in written.splitlines():
        if match := re.fullmatch(r"\[(\w+)\]", line):
            group = f"{match[1]}."
        elif match := re.match(r"#?(\w+) = ", line):
            shown.add(group + match[1])
    # A password does not belong in a file that people copy around.
    assert shown == set(names()) - {
        "mail.password",
        "llm.key",
        "sso.client_secret",
        "webhook.secret",
    }


def test_every_setting_is_documented():
    documented = (ROOT / "docs" / "settings.md").read_text("utf-8")
    assert [name for name in names() if f"| `{name}` |" not in documented] == []


def test_the_documentation_names_no_setting_that_is_gone():
    documented = (ROOT / "docs" / "settings.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z_.]+)` \|", documented, re.MULTILINE)
    assert sorted(listed) == sorted(names())


def test_the_environment_wins(loading: Loading):
    settings = loading("[mail]\nhost = 'a'\nport = 25", AMENDS_MAIL__HOST="mail.kade.nl")
    assert (settings.mail.host, settings.mail.port) == ("mail.kade.nl", 25)


def test_the_database_url_has_the_name_the_contract_gives_it(loading: Loading):
    url = "postgresql+psycopg://amends@db/amends"
    assert loading(AMENDS_DATABASE_URL=url).database_url == url


def test_several_values_in_the_environment_are_separated_by_commas(loading: Loading):
    settings = loading(AMENDS_MAIL__COMMS="comms@kade.nl, press@kade.nl")
    assert settings.mail.addresses(Office.COMMS) == ("comms@kade.nl", "press@kade.nl")
    assert settings.mail.addresses(Office.OPERATOR) == ()


def test_other_variables_are_left_alone(loading: Loading):
    assert loading(PATH="/bin", AMENDSX="1") == loading()


def test_an_amount_is_a_time(loading: Loading):
    pace = loading("[polling]\ninterval_minutes = 30").polling.pace
    assert pace.interval == timedelta(minutes=30)


REFUSED = [
    ("[poling]\nworkers = 3", "poling is not a known setting; the nearest is polling"),
    ("[polling]\nworkerz = 3", "polling.workerz is not a known setting; the nearest is polling.workers"),
    ("[polling]\nworkers = 300", "polling.workers: Input should be less than or equal to 64"),
    ("mail = 3", r"mail is a group of settings: write \[mail\] and the settings below it"),
    ("[mail]\npassword = 'x'", "mail.password does not belong here; use mail.password_file"),
    ("[mail\nport = 1", r"monitor.toml: no valid TOML: .*line 1"),
    ("[mail]\nsender = 'a@kade.nl, b@kade.nl'", "mail.sender: not one plain mail address"),
    ("[mail]\ncomms = ['a b@kade.nl']", "mail.comms.0: not one plain mail address"),
    ("[mail]\ntls = 'none'\nhost = 'mail.kade.nl'", "sends mail in the clear to mail.kade.nl; use starttls"),
    ("[digest]\ntimezone = 'Mars/Phobos'", "no time zone is called Mars/Phobos"),
    ("[digest]\nweekday = 'someday'", "digest.weekday"),
    ("[portal]\nbase_url = 'http://amends.kade.nl'", "portal.base_url: needs https://"),
    ("[portal]\nbase_url = 'https://amends.kade.nl/?x=1'", "portal.base_url: needs https://"),
    ("[polling]\ninterval_minutes = 1", "polling.interval_minutes is less than 5"),
    ("[polling]\nhost_gap_seconds = 1", "polling.host_gap_seconds is less than 2"),
    ("database_url_file = '/nowhere/url'", "database_url_file: /nowhere/url cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(("toml", "says"), REFUSED, ids=[says for _, says in REFUSED])
def test_what_cannot_be_used_is_refused_in_one_line(loading: Loading, toml: str, says: str):
    with pytest.raises(ConfigurationRefused, match=says) as refused:
        loading(toml)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("variable", "says"),
    [
        ("AMENDS_MAILHOST", "AMENDS_MAILHOST is not a known setting"),
        ("AMENDS_MAIL__HOTS", "AMENDS_MAIL__HOTS is not a known setting; the nearest is mail.host"),
        ("AMENDS_MAIL__PORT", "AMENDS_MAIL__PORT: Input should be a valid integer"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named(loading: Loading, variable: str, says: str):
    with pytest.raises(ConfigurationRefused, match=says):
        loading(**{variable: "x"})


def test_a_variable_cannot_make_a_group_of_one_setting(loading: Loading):
    with pytest.raises(ConfigurationRefused, match="testing is one setting"):
        loading("testing = true", AMENDS_TESTING__MORE="1")


def test_K5_a_refusal_does_not_repeat_the_value(loading: Loading):
    with pytest.raises(ConfigurationRefused) as refused:
        loading(AMENDS_MAIL__PORT="hunter2")
    assert "hunter2" not in str(refused.value)


def test_K5_a_secret_is_not_in_the_settings_printed(loading: Loading):
    settings = loading(
        AMENDS_MAIL__PASSWORD="hunter2", AMENDS_DATABASE_URL="postgresql+psycopg://u:hunter2@h/d"
    )
    assert "hunter2" not in repr(settings)


def test_K6_a_secret_may_come_from_a_file(loading: Loading, tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("hunter2\n")
    settings = loading(AMENDS_MAIL__PASSWORD_FILE=str(secret))
    assert settings.mail.password == "hunter2"


def test_K6_the_database_url_may_come_from_a_file(loading: Loading, tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("postgresql+psycopg://u:p@h/d\n")
    assert loading(AMENDS_DATABASE_URL_FILE=str(secret)).database_url.endswith("@h/d")


def test_K6_an_empty_secret_is_refused(loading: Loading, tmp_path: Path):
    secret = tmp_path / "secret"
    secret.touch()
    with pytest.raises(ConfigurationRefused, match="is empty"):
        loading(AMENDS_MAIL__PASSWORD_FILE=str(secret))


def test_K6_a_secret_given_twice_is_refused(loading: Loading, tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("hunter2")
    with pytest.raises(ConfigurationRefused, match="are both set: keep one"):
        loading(AMENDS_MAIL__PASSWORD="x", AMENDS_MAIL__PASSWORD_FILE=str(secret))


def test_K6_example_values_are_named(loading: Loading):
    assert example_values(loading()) == ("mail.sender",)
    real = loading(AMENDS_MAIL__SENDER="amends@kade.nl")
    assert example_values(real) == ()


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path):
    (tmp_path / "monitor.toml").mkdir()
    with pytest.raises(ConfigurationRefused, match="cannot be read"):
        load(tmp_path, {})


def test_with_testing_on_the_lower_bounds_do_not_hold(loading: Loading):
    settings = loading("[polling]\ninterval_minutes = 0.01", AMENDS_TESTING="1")
    assert settings.testing


def test_an_unknown_group_in_the_environment_is_named_as_the_variable_it_is(loading: Loading):
    with pytest.raises(ConfigurationRefused, match=r"^AMENDS_MALE__HOST is not a known setting"):
        loading(AMENDS_MALE__HOST="localhost")


def test_there_is_no_language_model_by_default(loading: Loading):
    assert loading().llm.url == loading().llm.host == ""


def test_a_language_model_has_the_short_names_too(loading: Loading, tmp_path: Path):
    key = tmp_path / "key"
    key.write_text("sesame\n", "utf-8")
    llm = loading(
        AMENDS_LLM_URL="http://localhost:11434/v1/",
        AMENDS_LLM_MODEL="small",
        AMENDS_LLM_KEY_FILE=str(key),
    ).llm
    assert (llm.url, llm.host) == ("http://localhost:11434/v1", "localhost:11434")
    assert (llm.model, llm.key) == ("small", "sesame")
    assert "sesame" not in repr(llm)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("url = 'http://localhost/v1'", "needs both"),
        ("model = 'small'", "needs both"),
        ("url = 'ftp://localhost'\nmodel = 'small'", "needs http"),
        ("url = 'http://me:pass@localhost'\nmodel = 'small'", "needs http"),
        ("url = 'http://localhost/v1?key=1'\nmodel = 'small'", "needs http"),
        ("url = 'http://localhost:99999'\nmodel = 'small'", "needs http"),
        ("key = 'sesame'", "use llm.key_file"),
    ],
)
def test_a_language_model_that_cannot_be_is_refused(loading: Loading, written: str, told: str):
    with pytest.raises(ConfigurationRefused, match=told):
        loading(f"[llm]\n{written}")


def test_a_key_that_cannot_be_sent_is_refused_and_not_repeated(loading: Loading):
    with pytest.raises(ConfigurationRefused, match="printable") as refused:
        loading(AMENDS_LLM__KEY="open\nsesame")
    assert "sesame" not in str(refused.value)


@pytest.mark.parametrize("known", [{}, {"dpia": "DPIA-7"}, {"works_council": "WC-12"}])
def test_counts_refuse_to_run_without_both_references(known: dict[str, str]):
    counts = {"NL": {"switch": "counts", "why": "agreed"}}
    with pytest.raises(ValidationError, match=r"need digest\.dpia and digest\.works_council"):
        Settings.model_validate({"digest": known, "places": counts})
    notes = {"NL": {"switch": "member", "why": "no agreement yet"}}
    assert Settings.model_validate({"digest": known, "places": notes}).switches["NL"].why


def test_a_switch_needs_its_reason():
    with pytest.raises(ValidationError):
        Settings.model_validate({"places": {"NL": {"switch": "off", "why": ""}}})


def test_places_can_come_from_the_environment_and_win_over_the_file(loading: Loading):
    settings = loading(
        "[places.NL]\nswitch = 'member'\nwhy = 'not yet'",
        AMENDS_PLACES__NL__SWITCH="off",
        AMENDS_PLACES__US_CA__SWITCH="member",
        AMENDS_PLACES__US_CA__WHY="Counsel has looked at it.",
    )
    assert settings.switches == {
        "NL": Place(Switch.OFF, "not yet"),
        "US-CA": Place(Switch.MEMBER, "Counsel has looked at it."),
    }


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("AMENDS_PLACES__US_CA__SWITCH", "on", "AMENDS_PLACES__US_CA__SWITCH: Input should be"),
        ("AMENDS_PLACES__US_CA__SWITCH", "off", r"places\.US-CA\.why: Field required"),
        ("AMENDS_PLACES__HOLLAND__WHY", "a", "AMENDS_PLACES__HOLLAND__WHY: String should match"),
        (
            "AMENDS_PLACES__NL",
            "off",
            r"AMENDS_PLACES__NL is a group of settings: write \[places\.NL\]",
        ),
    ],
)
def test_a_place_in_the_environment_that_is_wrong_is_named(
    loading: Loading, name: str, value: str, told: str
):
    with pytest.raises(ConfigurationRefused, match=told):
        loading(**{name: value})
