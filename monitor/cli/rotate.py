"""`amends rotate`: from one master key to the next, while the service runs."""

import os

import typer

from monitor.adapters.failpoints import failpoints
from monitor.adapters.rotation import rotate as rotated
from monitor.adapters.schema import ready
from monitor.cli.options import DEFAULT_CONFIG, ConfigDir
from monitor.cli.progress import counting
from monitor.errors import ConfigurationRefused
from monitor.settings_file import load
from monitor.wiring import vault_of


def rotate(config: ConfigDir = DEFAULT_CONFIG) -> None:
    """Wrap every key by a new master key. Stopped anywhere, it goes on from there the next time.

    First let keys.master_key_file name the new key and keys.former_key_file the one before, and restart the
    service: it then reads both. Afterwards take keys.former_key_file out, restart, and destroy the old key.

    Example: amends rotate --config /etc/amends
    """
    settings = load(config, os.environ)
    if settings.keys.former_key_file is None:
        raise ConfigurationRefused(
            "keys.former_key_file names no key: let it name the one before, and keys.master_key_file the new one"
        )
    ready(settings.database_url)
    done, vault = 0, vault_of(settings)
    faults = failpoints(settings.failpoints)
    with counting("keys wrapped anew") as one_more:
        for number in rotated(settings.database_url, vault, faults):
            done = number
            one_more()
    typer.echo(f"Keys under the new master key: {done}. The former one is not needed any more.")
