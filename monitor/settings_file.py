"""Reads config/monitor.toml and the environment into the settings, or refuses in one line."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from monitor.errors import ConfigurationRefused
from monitor.setting_values import LOOPBACK
from monitor.settings import FILE, LEAST_GAP, LEAST_INTERVAL, PREFIX, Settings

FAILPOINTS = "FAILPOINTS"
"""The variable that asks for faults on purpose; it has no prefix, so that nobody takes it for a setting."""


SECRETS = (("mail", "password"), ("llm", "key"), ("sso", "client_secret"), ("webhook", "secret"))
"""Group and name of what never stands in monitor.toml."""

SHORT = {f"AMENDS_LLM_{name}": f"AMENDS_LLM__{name}" for name in ("URL", "MODEL", "KEY_FILE")}
"""Variables that are known by a shorter name too."""


def load(config: Path, environ: Mapping[str, str]) -> Settings:
    """The settings in force: the environment wins over ``config/monitor.toml``.

    Paths of the company file and the policies are meant from ``config``; all others from where the
    command is run.
    """
    raw = _from_file(config / FILE)
    for group, secret in SECRETS:
        if secret in _group(raw, group):
            raise ConfigurationRefused(
                f"{config / FILE}: {group}.{secret} does not belong here; use {group}.{secret}_file"
            )
    for name in sorted(environ):
        if name.startswith(PREFIX):
            _set(raw, SHORT.get(name, name), environ[name])
    if faults := environ.get(FAILPOINTS):
        raw["failpoints"] = faults
    _read_secret(raw, "", "database_url")
    for group, secret in SECRETS:
        _read_secret(raw, group, secret)
    try:
        settings = Settings.model_validate(raw)
    except ValidationError as error:
        raise ConfigurationRefused(_refusal(error, config / FILE, environ)) from None
    return _checked(_placed(settings, config), config / FILE)


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
    parts = name.removeprefix(PREFIX).lower().split("__")
    if parts[0] == "places":
        # ISO 3166 writes US-CA; a shell knows no such name.
        parts[1:2] = [code.upper().replace("_", "-") for code in parts[1:2]]
    *groups, last = parts
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
    parts = [str(part) for part in first["loc"] if part != "[key]"]
    where = _variable(parts, environ) or f"{path}: {'.'.join(parts)}"
    if first["type"] == "extra_forbidden":
        return f"{where} is not a known setting; the nearest is {_nearest(parts)}"
    if first["type"] == "model_type":
        return (
            f"{where} is a group of settings: write [{'.'.join(parts)}] and the settings below it"
        )
    return f"{where}: {first['msg'].removeprefix('Value error, ')}"


def _variable(parts: list[str], environ: Mapping[str, str]) -> str | None:
    """The environment variable that set it, or something in the group it would be."""
    name = PREFIX + "__".join(parts).upper().replace("-", "_")
    within = sorted(given for given in environ if given.startswith(f"{name}__"))
    return name if name in environ else next(iter(within), None)


def _nearest(parts: list[str]) -> str:
    groups = {name.partition(".")[0] for name in names()}
    known = names() if len(parts) > 1 else sorted(groups)
    return get_close_matches(".".join(parts), known, n=1, cutoff=0.0)[0]


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
    if settings.backup.folder and not settings.database_url.startswith("sqlite"):
        raise ConfigurationRefused(
            f"{path}: backup.folder is for SQLite; copy PostgreSQL by pg_dump --format=custom"
            " --exclude-table-data=data_keys"
        )
    if settings.testing:
        return settings
    if settings.failpoints:
        raise ConfigurationRefused(f"{FAILPOINTS} is for tests: it needs AMENDS_TESTING=1")
    if not settings.portal.second_factor:
        raise ConfigurationRefused(f"{path}: portal.second_factor is off: offices need one")
    if settings.polling.pace.interval < LEAST_INTERVAL:
        raise ConfigurationRefused(f"{path}: polling.interval_minutes is less than 5")
    if timedelta(seconds=settings.polling.host_gap_seconds) < LEAST_GAP:
        raise ConfigurationRefused(f"{path}: polling.host_gap_seconds is less than 2")
    return settings


def names(model: type[BaseModel] = Settings, before: str = "") -> tuple[str, ...]:
    """Every setting by its dotted name, as in the documentation."""
    found: list[str] = []
    shown = {name: f for name, f in model.model_fields.items() if not f.exclude}
    for name, field in shown.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            found.extend(names(inner, f"{before}{name}."))
        else:
            found.append(before + name)
    return tuple(found)
