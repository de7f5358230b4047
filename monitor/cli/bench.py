"""What `amends check` and `amends policy` work with: rules, a company, and a guarded way out."""

import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from monitor.adapters.drafts import load_phrases
from monitor.adapters.files import shipped_config
from monitor.adapters.rulebook import NOTHING, read_policy
from monitor.cli.progress import aside
from monitor.cli.proofs import Proofs, state_dir
from monitor.cli.remote import Asker
from monitor.outside import clock, outside
from monitor.policy.check import Judge
from monitor.policy.phrases import Phrases
from monitor.settings import Settings
from monitor.settings_file import load


@dataclass(frozen=True)
class Bench:
    """Opened once for a command."""

    settings: Settings
    judge: Judge
    phrases: Phrases
    proofs: Proofs

    @property
    def today(self) -> date:
        """The day that a correction names."""
        return clock().date()

    @asynccontextmanager
    async def asker(self) -> AsyncIterator[Asker]:
        """The way out, closed at the end."""
        async with outside(self.settings) as world:
            yield Asker(
                company=self.judge.company,
                connectors=world.connectors,
                reader=world.reader,
                proofs=self.proofs,
                testing=self.settings.testing,
                now=clock(),
            )


def opened(
    config: Path,
    company: Path | None,
    policies: Sequence[Path] | None,
    *,
    workshop: Mapping[str, str] = NOTHING,
    told: Callable[[str], None] = aside,
) -> Bench:
    """The shipped rules unless ``policies`` names others; the company of ``config`` unless ``company``
    names one. Without a company, what holds for any company is found. ``told`` hears of rules that are
    held."""
    settings = load(config, os.environ)
    if company is None and settings.company_file.exists():
        company = settings.company_file
    policy = read_policy(policies or [shipped_config() / "policies"], company, workshop)
    for rule in policy.rules.held:
        told(f"amends: {rule.held_line}")
    return Bench(settings, policy.judge, load_phrases(), Proofs(state_dir(os.environ)))


def in_force(config: Path, policies: Sequence[Path] | None) -> list[Path]:
    """The rule files of ``policies``, else of ``config``, else the shipped ones."""
    own = [path for path in load(config, os.environ).policies if path.exists()]
    return list(policies or own or [shipped_config() / "policies"])
