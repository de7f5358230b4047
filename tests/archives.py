"""Source archives of packages whose tests are read here too, as pip downloads them."""

import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest


def source_archive(release: str, folder: Path) -> Path:
    """The source archive of ``name==version``, in ``folder``. Skipped where it cannot be had."""
    pip = [sys.executable, "-m", "pip"] if find_spec("pip") else [shutil.which("pip3") or "pip3"]
    command = [*pip, "download", "--quiet", "--no-deps", "--no-binary", ":all:", release]
    try:
        subprocess.run([*command, "--dest", folder], check=True, capture_output=True, timeout=240)
        (archive,) = folder.glob("*.tar.gz")
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"the source archive of {release} cannot be had: {type(error).__name__}")
    return archive


def files_in(archive: Path, within: str) -> Iterator[tuple[str, bytes]]:
    """The files of an archive whose names hold ``within``, without the archive's own folder."""
    with tarfile.open(archive) as tar:
        for member in tar:
            if within in member.name and (file := tar.extractfile(member)) is not None:
                yield member.name.partition("/")[2], file.read()
