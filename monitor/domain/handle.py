"""Handles of the fediverse: ``@name@server``, or the address of a profile."""

import re

from monitor.errors import SourceMissing

_HANDLE = re.compile(r"@?([\w.-]{1,64})@([\w.-]{1,253}(?::\d{1,5})?)")
_PROFILE = re.compile(
    r"https?://([^/\s?#@]{1,260})/(?:@|users/)([\w.-]{1,64})(?:@([\w.:-]{1,260}))?/?"
)
_LOOPBACK = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3})(?::\d+)?")


def is_handle(source: str) -> bool:
    """Whether somebody meant an account of the fediverse."""
    handle = source.startswith("@") and _HANDLE.fullmatch(source)
    return bool(handle or _PROFILE.fullmatch(source))


def parsed(source: str) -> tuple[str, str]:
    """The name and the server."""
    if profile := _PROFILE.fullmatch(source):
        return profile[2], profile[3] or profile[1]
    if handle := _HANDLE.fullmatch(source):
        return handle[1], handle[2]
    raise SourceMissing(f"{source}: write it as @name@server")


def base_of(host: str) -> str:
    """Plain http for this machine only, where tests and the demo live; the guard decides if it may."""
    return f"{'http' if _LOOPBACK.fullmatch(host) else 'https'}://{host}"
