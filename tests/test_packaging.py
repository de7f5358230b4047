"""What is installed, and what it is installed into."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
LOCKS = ["requirements.lock", "tests/requirements.lock"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run(
        [*build, "--directory", str(folder)], cwd=ROOT, check=True, timeout=120, capture_output=True
    )
    (built,) = folder.glob("*.whl")
    return ZipFile(built).namelist()


def shipped(pattern: str) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in ROOT.glob(pattern) if path.is_file()]


@pytest.mark.parametrize(
    "pattern",
    [
        "monitor/**/*.py",
        "connectors/*.py",
        "monitor/templates/**/*.*",
        "monitor/demo/templates/*",
        "monitor/static/*",
        "monitor/locale/**/*.*",
        "monitor/policy/*.yaml",
    ],
)
def test_the_wheel_holds_everything_that_runs(wheel: list[str], pattern: str) -> None:
    files = [f for f in shipped(pattern) if "__pycache__" not in f]
    assert files
    assert [f for f in files if f not in wheel] == []


def test_the_wheel_holds_the_config_that_a_company_starts_from(wheel: list[str]) -> None:
    expected = {
        f"monitor/default_config/{Path(f).relative_to('config')}" for f in shipped("config/**/*.*")
    }
    assert {
        "monitor/default_config/monitor.toml",
        "monitor/default_config/company.yaml",
    } <= expected
    assert expected <= set(wheel)


def test_the_wheel_holds_no_tests_and_no_caches(wheel: list[str]) -> None:
    tops = {name.partition("/")[0] for name in wheel}
    assert tops == {"monitor", "connectors", "amends-0.1.0.dist-info"}
    assert [n for n in wheel if "__pycache__" in n or n.endswith(".pyc")] == []


def locked(name: str) -> dict[str, list[str]]:
    """Every requirement of a lock file with its hashes."""
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip()]
    return {
        re.split(r"[=\s]", line)[0]: re.findall(r"--hash=sha256:[0-9a-f]{64}", line)
        for line in lines
    }


@pytest.mark.parametrize("name", LOCKS)
def test_everything_locked_is_pinned_and_has_hashes(name: str) -> None:
    assert [package for package, hashes in locked(name).items() if not hashes] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_place_to_download_from(name: str) -> None:
    assert re.search(r"://|--\w*index|--find-links", (ROOT / name).read_text("utf-8")) is None


def bare(requirement: str) -> str:
    return re.split(r"[\[<>=~!; ]", requirement)[0].lower()


@pytest.mark.parametrize("name", LOCKS)
def test_every_dependency_of_the_project_is_locked(name: str) -> None:
    groups = PROJECT["dependency-groups"]
    wanted = [*PROJECT["project"]["dependencies"], *groups["build"]]
    if name.startswith("tests/"):
        wanted += groups["dev"]
    assert {bare(w) for w in wanted} - set(locked(name)) == set()


def test_the_build_needs_nothing_that_is_not_locked() -> None:
    requires = PROJECT["build-system"]["requires"]
    assert {bare(r) for r in requires} <= set(locked("requirements.lock"))


def test_S2_the_image_passes_its_linter() -> None:
    linter = Path(sys.executable).parent / "hadolint"
    done = subprocess.run(
        [linter, ROOT / "Dockerfile"], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_S2_the_image_does_not_run_as_root_and_knows_when_it_is_ill() -> None:
    assert re.findall(r"^USER (.+)$", DOCKERFILE, re.MULTILINE)[-1] == "10001:10001"
    assert "--require-hashes" in DOCKERFILE
    assert "/livez" in DOCKERFILE


def test_everything_the_image_copies_is_let_in_and_there() -> None:
    let_in = {
        line[1:]
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }
    copied = [
        w
        for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
        for w in line.split()[:-1]
    ]
    assert {name.removeprefix("./") for name in copied} <= let_in
    assert [name for name in let_in if not (ROOT / name).exists()] == []


SERVICES: dict[str, Any] = COMPOSE["services"]


@pytest.mark.parametrize("name", SERVICES)
def test_S2_every_container_is_held_short(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("privileged") is None
    assert all(":size=" in mount for mount in service["tmpfs"])
    assert service["healthcheck"] if name in {"db", "mail"} else True


@pytest.mark.parametrize("name", ["app", "migrate", "mail"])
def test_S2_nothing_of_ours_runs_as_root_or_adds_a_capability(name: str) -> None:
    assert int(SERVICES[name]["user"].partition(":")[0]) >= 10_000
    assert "cap_add" not in SERVICES[name]


def test_no_secret_stands_in_the_compose_file() -> None:
    values = [
        str(v)
        for s in SERVICES.values()
        for k, v in s.get("environment", {}).items()
        if re.search("PASSWORD|KEY|SECRET|DATABASE_URL", k)
    ]
    assert values
    assert [v for v in values if not v.startswith("/run/secrets/")] == []
    used = {secret for service in SERVICES.values() for secret in service.get("secrets", [])}
    assert used == set(COMPOSE["secrets"])


def test_only_this_machine_reaches_the_containers_and_the_database_reaches_nobody() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert SERVICES["db"]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_the_app_starts_on_a_migrated_database() -> None:
    conditions = {k: v["condition"] for k, v in SERVICES["app"]["depends_on"].items()}
    assert conditions == {"db": "service_healthy", "migrate": "service_completed_successfully"}
