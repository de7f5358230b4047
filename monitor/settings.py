"""config/monitor.toml and the environment as one typed object, or a refusal in one line."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from monitor.domain.message import Office
from monitor.domain.pace import Pace
from monitor.errors import ConfigurationRefused

PREFIX = "AMENDS_"
FILE = "monitor.toml"
EXAMPLES = ("example.com", "example.org", "example.net", ".example", ".invalid", ".test")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
LEAST_INTERVAL = timedelta(minutes=5)
LEAST_GAP = timedelta(seconds=2)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"no time zone is called {name}") from error
    return name


def _one_address(address: str) -> str:
    plain = address.isprintable() and not set(address) & set(" ,;<>\"'")
    if not plain or address.count("@") != 1:
        raise ValueError("not one plain mail address")
    return address


def _base(url: str) -> str:
    parts = urlsplit(url)
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not secure or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("needs https://, and nothing after the path")
    return url.rstrip("/")


Address = Annotated[str, AfterValidator(_one_address)]
Zone = Annotated[str, AfterValidator(_zone)]
BaseUrl = Annotated[str, AfterValidator(_base)]
Port = Annotated[int, Field(ge=1, le=65535)]


class Group(BaseModel):
    """Settings that belong together. What is not known is refused, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class MailSettings(Group):
    """The mail server, and who in the company gets which mail."""

    host: str = "localhost"
    port: Port = 587
    tls: Literal["starttls", "implicit", "none"] = "starttls"
    user: str = ""
    password: str = Field(default="", repr=False)
    password_file: Path | None = None
    sender: Address = "amends@example.com"
    comms: tuple[Address, ...] = ()
    policy_owner: tuple[Address, ...] = ()
    operator: tuple[Address, ...] = ()
    privacy_officer: tuple[Address, ...] = ()

    def addresses(self, office: Office) -> tuple[str, ...]:
        """The mailboxes of one office; empty when the company has not named any."""
        addresses: tuple[str, ...] = getattr(self, office.value)
        return addresses


class PortalSettings(Group):
    """Where the pages are served, and how the world calls that place."""

    base_url: BaseUrl = "http://127.0.0.1:8580"
    bind: str = "127.0.0.1"
    port: Port = 8580
    proxies: tuple[str, ...] = ()


class PollingSettings(Group):
    """How often accounts are read, and how gently."""

    interval_minutes: float = Field(default=60, gt=0, le=1440)
    jitter: float = Field(default=0.1, ge=0, le=0.5)
    workers: int = Field(default=16, ge=1, le=64)
    host_gap_seconds: float = Field(default=2, ge=0, le=60)

    @property
    def pace(self) -> Pace:
        """How often an account is read while all is well."""
        return Pace(timedelta(minutes=self.interval_minutes), self.jitter)


class CaseSettings(Group):
    """How long a case is held, and how long it lives."""

    hold_minutes: float = Field(default=10, ge=0, le=1440)
    life_days: float = Field(default=30, ge=1, le=30)


class DigestSettings(Group):
    """When the dashboard mail leaves."""

    weekday: Literal[
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
    ] = "monday"
    hour: int = Field(default=8, ge=0, le=23)
    timezone: Zone = "Europe/Amsterdam"
    lang: str = Field(default="en", pattern="^[a-z]{2}$")
    require_dpia: bool = False
    dpia: str = Field(default="", max_length=200)


class KeySettings(Group):
    """Where the master key lies."""

    master_key_file: Path = Path("var/master.key")


class MetricsSettings(Group):
    """The listener for Prometheus; 0 is none."""

    bind: str = "127.0.0.1"
    port: int = Field(default=9464, ge=0, le=65535)


class Settings(Group):
    """Everything a company can set."""

    testing: bool = False
    database_url: str = Field(default="sqlite:///var/amends.sqlite", repr=False)
    database_url_file: Path | None = None
    company_file: Path = Path("company.yaml")
    policies: tuple[Path, ...] = (Path("policies"),)
    contact: str = Field(default="", max_length=200)
    mail: MailSettings = MailSettings()
    portal: PortalSettings = PortalSettings()
    polling: PollingSettings = PollingSettings()
    cases: CaseSettings = CaseSettings()
    digest: DigestSettings = DigestSettings()
    keys: KeySettings = KeySettings()
    metrics: MetricsSettings = MetricsSettings()


def load(config: Path, environ: Mapping[str, str]) -> Settings:
    """The settings in force: the environment wins over ``config/monitor.toml``.

    Paths of the company file and the policies are meant from ``config``; all others from where the
    command is run.
    """
    raw = _from_file(config / FILE)
    if "password" in _group(raw, "mail"):
        raise ConfigurationRefused(
            f"{config / FILE}: mail.password does not belong here; use mail.password_file"
        )
    for name in sorted(environ):
        if name.startswith(PREFIX):
            _set(raw, name, environ[name])
    _read_secret(raw, "", "database_url")
    _read_secret(raw, "mail", "password")
    try:
        settings = Settings.model_validate(raw)
    except ValidationError as error:
        raise ConfigurationRefused(_refusal(error, config / FILE, environ)) from None
    return _checked(_placed(settings, config), config / FILE)


def example_values(settings: Settings) -> tuple[str, ...]:
    """Settings that still say what the shipped file says; nothing starts with them (safety K6)."""
    hosts = {
        "mail.sender": settings.mail.sender.rpartition("@")[2],
        "portal.base_url": urlsplit(settings.portal.base_url).hostname or "",
    }
    return tuple(name for name, host in hosts.items() if host.lower().endswith(EXAMPLES))


def _from_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigurationRefused(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationRefused(f"{path}: no valid TOML: {error}") from error


def _group(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """A group as written, or an empty one; what is no group is refused when all is checked."""
    group = raw.get(name)
    return group if isinstance(group, dict) else {}


def _set(raw: dict[str, Any], name: str, value: str) -> None:
    """One environment variable in its place: AMENDS_MAIL__HOST is mail.host."""
    *groups, last = name.removeprefix(PREFIX).lower().split("__")
    place = raw
    for group in groups:
        place = place.setdefault(group, {})
        if not isinstance(place, dict):
            raise ConfigurationRefused(f"{name}: {group} is one setting, not a group of them")
    listed = last in MANY
    place[last] = [part.strip() for part in value.split(",") if part.strip()] if listed else value


MANY = frozenset({"comms", "policy_owner", "operator", "privacy_officer", "proxies", "policies"})
"""Settings with several values; in the environment they are separated by commas."""


def _read_secret(raw: dict[str, Any], group: str, name: str) -> None:
    """A secret from its file. Given twice it would be unclear which one counts."""
    place = _group(raw, group) if group else raw
    path = place.get(f"{name}_file")
    if path is None:
        return
    called = f"{group}.{name}".lstrip(".")
    if name in place:
        raise ConfigurationRefused(f"{called} and {called}_file are both set: keep one")
    try:
        place[name] = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError, TypeError) as error:
        raise ConfigurationRefused(f"{called}_file: {path} cannot be read") from error
    if not place[name]:
        raise ConfigurationRefused(f"{called}_file: {path} is empty")


def _refusal(error: ValidationError, path: Path, environ: Mapping[str, str]) -> str:
    """The first thing that is wrong, where it stands, and the mend."""
    first = error.errors(include_url=False, include_input=False)[0]
    parts = [str(part) for part in first["loc"]]
    where = _variable(parts, environ) or f"{path}: {'.'.join(parts)}"
    if first["type"] == "extra_forbidden":
        return f"{where} is not a known setting; the nearest is {_nearest(parts)}"
    if first["type"] == "model_type":
        return f"{where} is a group of settings: write [{parts[0]}] and the settings below it"
    return f"{where}: {first['msg'].removeprefix('Value error, ')}"


def _variable(parts: list[str], environ: Mapping[str, str]) -> str | None:
    """The environment variable that set it, or something in the group it would be."""
    name = PREFIX + "__".join(parts).upper()
    within = sorted(given for given in environ if given.startswith(f"{name}__"))
    return name if name in environ else next(iter(within), None)


def _nearest(parts: list[str]) -> str:
    groups = {name.partition(".")[0] for name in names()}
    known = names() if len(parts) > 1 else sorted(groups)
    return get_close_matches(".".join(parts), known, n=1, cutoff=0.0)[0]


def names(model: type[BaseModel] = Settings, before: str = "") -> tuple[str, ...]:
    """Every setting by its dotted name, as in the documentation."""
    found: list[str] = []
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            found.extend(names(inner, f"{before}{name}."))
        else:
            found.append(before + name)
    return tuple(found)


def _placed(settings: Settings, config: Path) -> Settings:
    return settings.model_copy(
        update={
            "company_file": config / settings.company_file,
            "policies": tuple(config / path for path in settings.policies),
        }
    )


def _checked(settings: Settings, path: Path) -> Settings:
    """What is only dangerous in combination, or only outside of tests."""
    if settings.mail.tls == "none" and settings.mail.host not in LOOPBACK:
        raise ConfigurationRefused(
            f"{path}: mail.tls = none sends mail in the clear to {settings.mail.host}; use starttls"
        )
    if settings.testing:
        return settings
    if settings.polling.pace.interval < LEAST_INTERVAL:
        raise ConfigurationRefused(f"{path}: polling.interval_minutes is less than 5")
    if timedelta(seconds=settings.polling.host_gap_seconds) < LEAST_GAP:
        raise ConfigurationRefused(f"{path}: polling.host_gap_seconds is less than 2")
    return settings
