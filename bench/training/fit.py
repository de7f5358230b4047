"""The encoder and how it is taught: full precision, JAX, one machine, a fixed seed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from bench.training.examples import Example, batch, batches
from monitor.adapters.encoder import OUTPUTS

SEED = 1
BATCH = 32
HEAD_RATE = 5
"""How many times faster the new weights learn than those that were there."""
WARM = 0.1
"""Share of the steps in which the rate rises; after it, it falls to nothing."""
DROP, FORGET = 0.1, 0.05
"""Shares of numbers and of pieces that a step does not see."""
DECAY, FIRST, SECOND, SMOOTH = 0.01, 0.9, 0.98, 0.998
FROZEN = 2
"""Lower layers that stay as they were; the pieces do too."""
WHOLE = ("shielded", "alert")
"""Outputs that count twice."""

Net = dict[str, Any]


@dataclass(frozen=True)
class Course:
    """How often the posts are read, and how fast the net learns from them at its fastest."""

    rounds: int
    rate: float


FIRST_COURSE, LAST_COURSE = Course(4, 2e-4), Course(1, 1e-4)


def norm(x: jax.Array, weight: jax.Array, bias: jax.Array) -> jax.Array:
    """Layer normalisation."""
    mean = x.mean(-1, keepdims=True)
    spread = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(spread + 1e-12) * weight + bias


def dropped(x: jax.Array, key: jax.Array | None, share: float = DROP) -> jax.Array:
    """Some numbers set to nothing, the others made up for; all as they are without a key."""
    if key is None:
        return x
    return x * jax.random.bernoulli(key, 1 - share, x.shape) / (1 - share)


def forward(
    net: Net, heads: int, ids: jax.Array, mask: jax.Array, key: jax.Array | None
) -> tuple[jax.Array, jax.Array]:
    """The outputs of each post, and the heat of each piece."""
    count = 2 * len(net["layers"]) + 2
    keys = [None] * count if key is None else list(jax.random.split(key, count))
    if key is not None:
        lost = jax.random.bernoulli(keys[-1], FORGET, ids.shape) & (ids > 3)
        ids = jnp.where(lost, net["unknown"], ids)
    x, away = embedded(net, ids, mask)
    for at, layer in enumerate(net["layers"]):
        x, _ = through(layer, heads, x, away, keys[2 * at : 2 * at + 2])
    there = mask[..., None]
    mean = (x * there).sum(1) / there.sum(1)
    most = jnp.where(there, x, -1e9).max(1)
    pooled = dropped(jnp.concatenate([mean, most], -1), keys[-2])
    return pooled @ net["hw"] + net["hb"], (x @ net["sw"] + net["sb"])[..., 0]


def embedded(net: Net, ids: jax.Array, mask: jax.Array) -> tuple[jax.Array, jax.Array]:
    """The pieces as rows, and what keeps attention from those that only fill up."""
    x = norm(net["pieces"][ids] + net["places"][: ids.shape[1]], net["lnw"], net["lnb"])
    return x, jnp.where(mask, 0.0, -1e9)[:, None, None, :]


def through(
    layer: Net, heads: int, x: jax.Array, away: jax.Array, keys: Sequence[jax.Array | None]
) -> tuple[jax.Array, jax.Array]:
    """What a layer makes of the pieces, and its inner numbers."""
    seen = dropped(attention(layer, heads, x, away), keys[0])
    x = norm(x + seen, layer["aw"], layer["ab"])
    inner = jax.nn.gelu(x @ layer["i"] + layer["ib"], approximate=True)
    given = dropped(inner @ layer["f"] + layer["fb"], keys[1])
    return norm(x + given, layer["fw"], layer["fn"]), inner


def attention(layer: Net, heads: int, x: jax.Array, away: jax.Array) -> jax.Array:
    """What each piece takes from the others."""
    posts, width, size = x.shape

    def parted(name: str) -> jax.Array:
        made = x @ layer[name] + layer[f"{name}b"]
        return made.reshape(posts, width, heads, size // heads).transpose(0, 2, 1, 3)

    query, key, value = map(parted, "qkv")
    weights = query @ key.transpose(0, 1, 3, 2) / np.sqrt(size // heads) + away
    seen = jax.nn.softmax(weights, -1) @ value
    return seen.transpose(0, 2, 1, 3).reshape(posts, width, size) @ layer["o"] + layer["ob"]


def loss(
    taught: Net, kept: Net, heads: int, data: Sequence[jax.Array], key: jax.Array
) -> jax.Array:
    """Cross-entropy of the outputs, and half that of the underlining."""
    ids, mask, wanted, heat, counts = data
    said, warm = forward(joined(taught, kept), heads, ids, mask, key)
    twice = jnp.array([2.0 if name in WHOLE else 1.0 for name in OUTPUTS])
    of_outputs = ((jax.nn.softplus(said) - wanted * said) * twice).sum(-1).mean()
    of_heat = ((jax.nn.softplus(warm) - heat * warm) * counts).sum() / (counts.sum() + 1)
    return of_outputs + 0.5 * of_heat


def parted(net: Net) -> tuple[Net, Net]:
    """What is taught, and what stays."""
    taught = {name: net[name] for name in ("hw", "hb", "sw", "sb")}
    kept = {name: net[name] for name in ("pieces", "places", "unknown", "lnw", "lnb")}
    layers = net["layers"]
    return taught | {"layers": layers[FROZEN:]}, kept | {"layers": layers[:FROZEN]}


def joined(taught: Net, kept: Net) -> Net:
    """The whole net again."""
    return {**kept, **taught, "layers": [*kept["layers"], *taught["layers"]]}


def teach(
    net: Net,
    heads: int,
    examples: Sequence[Example],
    course: Course,
    told: Callable[[int, int], None],
) -> Net:
    """The net after a course, smoothed over its last steps. ``told`` hears of each step."""
    step = jax.jit(_step, static_argnames="heads")
    taught, kept = parted(jax.tree.map(jnp.asarray, net))
    state = (taught, *(jax.tree.map(jnp.zeros_like, taught) for _ in range(2)), taught)
    order, key = np.random.default_rng(SEED), jax.random.PRNGKey(SEED)
    steps = course.rounds * (len(examples) // BATCH)
    done = 0
    for _ in range(course.rounds):
        for part in batches(examples, BATCH, order):
            done += 1
            key, now = jax.random.split(key)
            rate = course.rate * min(1.0, done / (WARM * steps)) * max(0.02, 1 - done / steps)
            state = step(state, kept, heads, batch(part), now, rate, done)
            told(done, steps)
    return jax.tree.map(np.asarray, joined(state[3], kept))


def _step(
    state: tuple[Net, ...], kept: Net, heads: int, data: Any, key: jax.Array, rate: float, done: int
) -> tuple[Net, ...]:
    """One step of AdamW with clipped gradients, and the smoothed weights."""
    taught, first, second, smooth = state
    gradient = jax.grad(loss)(taught, kept, heads, data, key)
    size = jnp.sqrt(sum((g**2).sum() for g in jax.tree.leaves(gradient)))
    gradient = jax.tree.map(lambda g: g * jnp.minimum(1, 1 / (size + 1e-9)), gradient)
    first = jax.tree.map(lambda m, g: FIRST * m + (1 - FIRST) * g, first, gradient)
    second = jax.tree.map(lambda v, g: SECOND * v + (1 - SECOND) * g**2, second, gradient)

    def moved(weight: jax.Array, m: jax.Array, v: jax.Array, rate: float) -> jax.Array:
        way = (m / (1 - FIRST**done)) / (jnp.sqrt(v / (1 - SECOND**done)) + 1e-8)
        return weight - rate * (way + DECAY * weight)

    taught = {
        name: jax.tree.map(
            lambda w, m, v, r=rate * (1 if name == "layers" else HEAD_RATE): moved(w, m, v, r),
            taught[name], first[name], second[name],
        )
        for name in taught
    }  # fmt: skip
    share = jnp.minimum(SMOOTH, (1 + done) / (10 + done))
    smooth = jax.tree.map(lambda s, w: share * s + (1 - share) * w, smooth, taught)
    return taught, first, second, smooth
