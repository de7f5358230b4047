"""config/monitor.toml and the environment as one typed object, or a refusal in one line."""

from base64 import b64decode
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, model_validator

from monitor.domain.calendar import Rhythm
from monitor.domain.message import Office
from monitor.domain.pace import Pace
from monitor.domain.place import Place, Places, Switch
from monitor.domain.rest import DAYS
from monitor.setting_values import DOMAIN, Address, BaseUrl, ModelUrl, PlaceCode, Port, Zone

PREFIX = "AMENDS_"
FILE = "monitor.toml"
EXAMPLES = ("example.com", "example.org", "example.net", ".example", ".invalid", ".test")
LEAST_INTERVAL = timedelta(minutes=5)
LEAST_GAP = timedelta(seconds=2)


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
    dkim_domain: str = Field(default="", pattern=f"^(?:{DOMAIN})?$")
    dkim_selector: str = Field(default="amends", pattern=f"^{DOMAIN}$")
    dkim_key_file: Path | None = None

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
    second_factor: bool = True


class ControllerSettings(Group):
    """Who answers for what is kept, and where it is kept: as the receipt of a consent names both."""

    address: str = Field(default="", max_length=300)
    storage: tuple[PlaceCode, ...] = ()


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
    every: Literal["week", "month"] = "week"
    timezone: Zone = "Europe/Amsterdam"
    lang: str = Field(default="en", pattern="^[a-z]{2}$")
    langs: dict[Address, Annotated[str, Field(pattern="^[a-z]{2}$")]] = {}
    require_dpia: bool = True
    dpia: str = Field(default="", max_length=200)
    works_council: str = Field(default="", max_length=200)

    @property
    def missing(self) -> tuple[str, ...]:
        """The settings whose references have to stand there before a figure is made."""
        references = {"digest.dpia": self.dpia, "digest.works_council": self.works_council}
        return tuple(name for name, text in references.items() if self.require_dpia and not text)

    @property
    def allowed(self) -> bool:
        """Whether figures about people may be made at all."""
        return not self.missing

    @property
    def rhythm(self) -> Rhythm:
        """On which day and at what hour the figures leave."""
        weekday, monthly = DAYS.index(self.weekday), self.every == "month"
        return Rhythm(weekday, self.hour, self.timezone, monthly)


class KeySettings(Group):
    """Where the master key lies, and the one before while it is being replaced."""

    master_key_file: Path = Path("var/master.key")
    former_key_file: Path | None = None


class MetricsSettings(Group):
    """The listener for Prometheus; 0 is none."""

    bind: str = "127.0.0.1"
    port: int = Field(default=9464, ge=0, le=65535)


class BackupSettings(Group):
    """Where copies of an SQLite database go; without a folder none are made."""

    folder: Path | None = None
    keys_file: Path | None = None

    def keys(self, folder: Path) -> Path:
        """Where the copy of the keys is that belongs to the copies in this folder."""
        return self.keys_file or folder / "amends.keys"


class HeartbeatSettings(Group):
    """Who outside is told, every few minutes, that all is well."""

    url: str = Field(default="", max_length=500)


class CanarySettings(Group):
    """Where the hourly canary arrives; without a mailbox it ends before the mail."""

    mailbox: Address | Literal[""] = ""


class ModelSettings(Group):
    """The company's own language model; without an address there is none."""

    url: ModelUrl = ""
    model: str = Field(default="", max_length=200)
    key: str = Field(default="", max_length=2000, repr=False)
    key_file: Path | None = None

    @property
    def host(self) -> str:
        """Where it runs, as members read it; empty when there is none."""
        return urlsplit(self.url).netloc

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.url) != bool(self.model):
            raise ValueError("needs both llm.url and llm.model, or neither")
        if not (self.key.isascii() and self.key.isprintable()):
            raise ValueError("llm.key cannot be sent: it holds more than printable letters")
        return self


class SsoSettings(Group):
    """The company's own sign-in (OpenID Connect); without an issuer there is none."""

    issuer: ModelUrl = ""
    client_id: str = Field(default="", max_length=300)
    client_secret: str = Field(default="", max_length=2000, repr=False)
    client_secret_file: Path | None = None
    name: str = Field(default="", max_length=60)
    claim: str = Field(default="roles", max_length=60)
    comms: tuple[str, ...] = ()
    policy_owner: tuple[str, ...] = ()
    operator: tuple[str, ...] = ()
    privacy_officer: tuple[str, ...] = ()

    @property
    def roles(self) -> dict[Office, tuple[str, ...]]:
        """What the provider calls those who work for each office."""
        return {office: getattr(self, office.value) for office in Office}

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.issuer) != bool(self.client_id and self.client_secret):
            raise ValueError("needs sso.issuer, sso.client_id and sso.client_secret_file, or none")
        return self


class WebhookSettings(Group):
    """A server of the company's own that is told what comms and the operator are told by mail."""

    url: ModelUrl = ""
    secret: str = Field(default="", max_length=200, repr=False)
    secret_file: Path | None = None

    @property
    def key(self) -> bytes:
        """What calls are signed with."""
        return b64decode(self.secret.removeprefix("whsec_"))

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.url) != bool(self.secret):
            raise ValueError("needs both webhook.url and webhook.secret_file, or neither")
        try:
            enough = not self.url or 24 <= len(self.key) <= 64
        except ValueError:
            enough = False
        if not enough:
            raise ValueError("webhook.secret is whsec_ and 24 to 64 random bytes in base64")
        return self


class PlaceSettings(Group):
    """What Amends may do in one country or state, and why."""

    switch: Switch
    why: str = Field(min_length=1, max_length=300)


class Settings(Group):
    """Everything a company can set."""

    testing: bool = False
    database_url: str = Field(default="sqlite:///var/amends.sqlite", repr=False)
    database_url_file: Path | None = None
    company_file: Path = Path("company.yaml")
    policies: tuple[Path, ...] = (Path("policies"),)
    contact: str = Field(default="", max_length=200)
    familiar: bool = False
    mail: MailSettings = MailSettings()
    portal: PortalSettings = PortalSettings()
    controller: ControllerSettings = ControllerSettings()
    polling: PollingSettings = PollingSettings()
    cases: CaseSettings = CaseSettings()
    digest: DigestSettings = DigestSettings()
    keys: KeySettings = KeySettings()
    metrics: MetricsSettings = MetricsSettings()
    backup: BackupSettings = BackupSettings()
    heartbeat: HeartbeatSettings = HeartbeatSettings()
    canary: CanarySettings = CanarySettings()
    llm: ModelSettings = ModelSettings()
    sso: SsoSettings = SsoSettings()
    webhook: WebhookSettings = WebhookSettings()
    places: dict[PlaceCode, PlaceSettings] = {}
    failpoints: str = Field(default="", max_length=1000, exclude=True)
    """What ``FAILPOINTS`` asks for; no setting, so it stands in no file."""

    @model_validator(mode="after")
    def _agreed(self) -> Self:
        counts = any(place.switch is Switch.COUNTS for place in self.places.values())
        if counts and not (self.digest.dpia and self.digest.works_council):
            raise ValueError("places with counts need digest.dpia and digest.works_council")
        return self

    def told(self, office: Office) -> tuple[str, ...]:
        """Where figures and troubles for an office go: its mailboxes, and the company's webhook."""
        return (*self.mail.addresses(office), *filter(None, (self.webhook.url,)))

    @property
    def switches(self) -> Places:
        """What may be done where."""
        return {code: Place(place.switch, place.why) for code, place in self.places.items()}


def example_values(settings: Settings) -> tuple[str, ...]:
    """Settings that still say what the shipped file says; nothing starts with them (safety K6)."""
    hosts = {
        "mail.sender": settings.mail.sender.rpartition("@")[2],
        "portal.base_url": urlsplit(settings.portal.base_url).hostname or "",
    }
    return tuple(name for name, host in hosts.items() if host.lower().endswith(EXAMPLES))
