"""Which inner numbers of each layer are kept: those that say most on the posts to learn from."""

from collections.abc import Sequence
from itertools import islice

import jax
import jax.numpy as jnp
import numpy as np

from bench.training.examples import Example, batch, batches
from bench.training.fit import BATCH, SEED, Net, embedded, through

INNER = 768
"""Inner numbers of a layer that stay: half of them, for two thirds of the work."""
SAMPLE = 40
"""Batches on which they are weighed."""


def slimmed(net: Net, heads: int, examples: Sequence[Example]) -> Net:
    """The net with the INNER strongest numbers of each layer.

    The strength of a number is the root of its mean square times the length of the row it brings.
    """
    asked = jax.jit(_strengths, static_argnames="heads")
    whole = jax.tree.map(jnp.asarray, net)
    found = [
        asked(whole, heads, *map(jnp.asarray, batch(part)[:2]))
        for part in islice(batches(examples, BATCH, np.random.default_rng(SEED)), SAMPLE)
    ]
    squares = [np.sum(np.array(of_layer), axis=0) for of_layer in zip(*found, strict=True)]
    layers = [_cut(layer, square) for layer, square in zip(net["layers"], squares, strict=True)]
    return {**net, "layers": layers}


def _strengths(net: Net, heads: int, ids: jax.Array, mask: jax.Array) -> list[jax.Array]:
    x, away = embedded(net, ids, mask)
    found = []
    for layer in net["layers"]:
        x, inner = through(layer, heads, x, away, (None, None))
        found.append((inner**2 * mask[..., None]).sum((0, 1)))
    return found


def _cut(layer: Net, square: np.ndarray) -> Net:
    strength = np.sqrt(square) * np.linalg.norm(layer["f"], axis=1)
    kept = np.sort(np.argsort(-strength, kind="stable")[:INNER])
    return layer | {"i": layer["i"][:, kept], "ib": layer["ib"][kept], "f": layer["f"][kept]}
