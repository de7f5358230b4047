"""What one setting can be: a mail address, a time zone, an address on the web. Anything else is refused in a line."""

from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field

LOOPBACK = ("localhost", "127.0.0.1", "::1")
DOMAIN = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"


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


def _model_url(url: str) -> str:
    if not url:
        return url
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        usable = None
    plain = url.isascii() and url.isprintable() and not set(url) & set(" \\?#@")
    if not usable or not plain or len(url) > 500:
        raise ValueError("needs http:// or https://, a host, and nothing after the path")
    return url.rstrip("/")


Address = Annotated[str, AfterValidator(_one_address)]
Zone = Annotated[str, AfterValidator(_zone)]
BaseUrl = Annotated[str, AfterValidator(_base)]
ModelUrl = Annotated[str, AfterValidator(_model_url)]
PlaceCode = Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
Port = Annotated[int, Field(ge=1, le=65535)]
