"""F8: one request at a time a host, and a rest in between."""

import asyncio
from dataclasses import dataclass, field

import pytest

from monitor.domain.gates import AGAIN, GAP, MANY, Gates, Others

pytestmark = pytest.mark.anyio


@dataclass
class Clock:
    """Time that only passes when somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def gates(self, gap: float = GAP) -> Gates:
        return Gates(gap, lambda: self.now, self.sleep)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


async def pass_through(gates: Gates, host: str = "kade.example") -> None:
    async with gates.turn(host):
        pass


async def test_F8_only_one_is_let_through_at_a_time():
    flying, most = 0, 0
    gates = Clock().gates(0.0)

    async def ask() -> None:
        nonlocal flying, most
        async with gates.turn("kade.example"):
            flying += 1
            most = max(most, flying)
            await asyncio.sleep(0)
            flying -= 1

    await asyncio.gather(*(ask() for _ in range(5)))
    assert most == 1


async def test_F8_two_seconds_pass_between_the_end_of_one_and_the_next():
    clock = Clock()
    gates = clock.gates()
    async with gates.turn("kade.example"):
        clock.now += 30
    clock.now += 0.5
    await pass_through(gates)
    assert clock.slept == [1.5]


async def test_F8_a_failure_is_followed_by_the_same_rest():
    clock = Clock()
    gates = clock.gates()
    with pytest.raises(ZeroDivisionError):
        async with gates.turn("kade.example"):
            raise ZeroDivisionError
    await pass_through(gates)
    assert clock.slept == [2.0]


async def test_F8_hosts_do_not_wait_for_each_other():
    clock = Clock()
    gates = clock.gates()
    async with gates.turn("kade.example"):
        await pass_through(gates, "mole.example")
    assert clock.slept == []


async def test_hosts_whose_gap_is_over_are_forgotten():
    clock = Clock()
    gates = clock.gates()
    await pass_through(gates)
    gates.forget()
    await pass_through(gates)
    assert clock.slept == [2.0]
    clock.now += 2.0
    gates.forget()
    await pass_through(gates)
    assert clock.slept == [2.0]


async def test_a_long_life_needs_no_more_memory_than_a_short_one():
    clock = Clock()
    gates = clock.gates()
    for number in range(3 * MANY):
        await pass_through(gates, f"host{number}.example")
        clock.now += 1.0
    assert len(gates._free_at) <= MANY + 3
    assert not gates._locks
    assert not gates._waiting


@dataclass
class Neighbours(Others):
    """Other processes, which have a host so many times when it is asked for."""

    busy: int = 0
    taken: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    async def take(self, host: str) -> bool:
        self.busy -= 1
        if self.busy >= 0:
            return False
        self.taken.append(host)
        return True

    async def leave(self, host: str) -> None:
        self.left.append(host)


async def test_F8_a_host_that_another_process_asks_is_waited_for():
    clock, others = Clock(), Neighbours(busy=3)
    gates = Gates(GAP, lambda: clock.now, clock.sleep, others)
    async with gates.turn("kade.example"):
        assert clock.slept == [AGAIN] * 3
        assert others.taken == ["kade.example"]
        assert others.left == []


async def test_F8_others_get_their_turn_once_the_gap_is_over_after_a_failure_too():
    clock, others = Clock(), Neighbours()
    gates = Gates(GAP, lambda: clock.now, clock.sleep, others)
    with pytest.raises(ZeroDivisionError):
        async with gates.turn("kade.example"):
            raise ZeroDivisionError
    assert others.left == []
    await gates.close()
    assert clock.slept == [GAP]
    assert others.left == ["kade.example"]
