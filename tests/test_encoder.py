"""The second reader as shipped: the same answer each time, for any post."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.adapters.encoder import MOST_WINDOWS, WINDOW, Encoder
from monitor.adapters.latereader import shipped_reader
from monitor.adapters.weights import version_of
from monitor.errors import ConfigurationRefused
from monitor.policy.reading import KINDS
from monitor.policy.sheet import sheet_of
from tests.policy.posts import context

LEAK = "Onze wifi op kantoor: Kraanvliet-gast, wachtwoord Zeemeeuw!2024"
DAY = "Lekker gewandeld langs de dijk, daarna soep gegeten met de buren."


def test_a_leaked_password_weighs_more_than_a_walk():
    leak, day = (shipped_reader().read(sheet_of(context(text))) for text in (LEAK, DAY))
    assert leak.alert > day.alert
    assert leak.kinds["secret"] > day.kinds["secret"]
    assert set(leak.kinds) == set(KINDS)


def test_pay_weighs_as_protected_and_a_walk_does_not():
    pay = "Alweer te weinig loon, en de vakbond mag niet eens binnen. Wij pikken dit niet."
    said, day = (shipped_reader().read(sheet_of(context(text))) for text in (pay, DAY))
    assert said.shielded > 0.5 > day.shielded


def test_the_words_it_would_underline_are_words_of_the_post():
    sheet = sheet_of(context(LEAK))
    assert "Zeemeeuw!2024" in shipped_reader().read(sheet).span.of(sheet.text)


def test_what_stands_late_in_a_long_post_is_read_too():
    late = f"{DAY} " * 40 + LEAK
    assert shipped_reader().read(sheet_of(context(late))).kinds["secret"] > 0.3


def test_a_post_without_end_is_read_to_a_bound():
    tokens = list(Encoder().vocabulary.windows(sheet_of(context("la " * 20_000))))
    assert len(tokens) == MOST_WINDOWS
    assert all(len(part.ids) <= WINDOW + 3 for part in tokens)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_the_same_reading_twice(text: str):
    sheet = sheet_of(context(text))
    one, other = (shipped_reader().read(sheet) for _ in range(2))
    assert one == other
    assert all(0 <= score <= 1 for score in (one.alert, one.shielded, *one.kinds.values()))
    assert one.span.end <= len(text)


def test_weights_that_are_not_there_are_named(tmp_path: Path):
    with pytest.raises(ConfigurationRefused, match=r"none\.onnx: not there; install"):
        Encoder(tmp_path / "none.onnx")


LATE = """
import sys
import monitor.adapters.rulebook, monitor.adapters.boxed
from monitor.adapters.latereader import shipped_reader
assert len(shipped_reader().version) == 8
loaded = {"numpy", "onnxruntime"} & sys.modules.keys()
assert not loaded, loaded
"""


def test_its_library_and_weights_wait_for_the_first_post():
    subprocess.run([sys.executable, "-c", LATE], check=True)


READS = """
from monitor.adapters.encoder import Encoder
from tests.test_encoder import sheet_of, context
Encoder().read(sheet_of(context("A quiet evening at the quay.")))
"""


def test_its_library_tells_its_makers_nothing(tmp_path: Path):
    """It would keep a number for the machine, and what it is about to send, in the home folder. Under CI it
    would not, so the child is told of none."""
    kept = ("PATH", "PYTHONPATH", "VIRTUAL_ENV")
    plain = {name: value for name, value in os.environ.items() if name in kept}
    plain |= {"HOME": str(tmp_path), "ORT_DISABLE_TELEMETRY": "0"}
    subprocess.run([sys.executable, "-c", READS], check=True, env=plain)
    assert list(tmp_path.rglob("*")) == []


def test_a_version_names_the_weights(tmp_path: Path):
    other = tmp_path / "other.onnx"
    other.write_bytes(b"other weights")
    assert version_of(other) != shipped_reader().version == Encoder().version
