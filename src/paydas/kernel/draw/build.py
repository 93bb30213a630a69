"""The whole way, as a host calls it: chances at once, then a lottery that can be published."""

from collections.abc import Sequence
from dataclasses import dataclass

from paydas.kernel.draw.faults import faults
from paydas.kernel.draw.leximin import Outcome, Settings, leximin
from paydas.kernel.draw.lottery import Lottery, publishable
from paydas.kernel.draw.maximin import maximin
from paydas.kernel.draw.pool import Pool, compile_pool
from paydas.kernel.draw.problem import DrawError, Member, Method, Rule
from paydas.kernel.draw.progress import Clock
from paydas.kernel.draw.relaxation import relaxed_chances
from paydas.kernel.draw.stratified import stratified
from paydas.kernel.draw.support import reduce_support

DEFAULT_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Built:
    """A lottery, what it aims at, and the members that no valid panel can contain."""

    lottery: Lottery
    method: Method = Method.LEXIMIN
    barred: tuple[str, ...] = ()


def check(members: Sequence[Member], rule: Rule) -> None:
    """Raise DrawError with every fault of the input."""
    found = faults(members, rule)
    if found:
        raise DrawError("wrong_input", faults=found)


def provisional_chances(members: Sequence[Member], rule: Rule) -> dict[str, float]:
    """Return everybody's chance in milliseconds; provisional until a lottery certifies it.

    Raises RelaxationEmptyError when not even fractions of members could meet the rule.
    """
    pool = compile_pool(members, rule)
    by_type = relaxed_chances(pool, cap=rule.cap).by_type
    chance = dict.fromkeys(pool.fixed, 1.0)
    for ids, value in zip(pool.members, by_type, strict=True):
        chance |= dict.fromkeys(ids, float(value))
    return chance


def build_lottery(
    members: Sequence[Member],
    rule: Rule,
    clock: Clock | None = None,
    tolerance: float = 1e-9,
    method: Method = Method.LEXIMIN,
) -> Built:
    """Find the fairest lottery of its method and round it to tickets.

    Raises DrawError (wrong input), NoPanelError (proved), OutOfTimeError, CancelledError.
    """
    check(members, rule)
    if method is Method.STRATIFIED:
        return Built(stratified(members, rule), method)
    pool = compile_pool(members, rule)
    find = maximin if method is Method.MAXIMIN else leximin
    outcome = find(
        pool, clock or Clock(DEFAULT_SECONDS), Settings(cap=rule.cap, tolerance=tolerance)
    )
    weights = reduce_support(outcome.panels, outcome.weights)
    return Built(publishable(pool, outcome, weights, tolerance), method, _barred(pool, outcome))


def _barred(pool: Pool, outcome: Outcome) -> tuple[str, ...]:
    return tuple(sorted(one for kind in outcome.barred for one in pool.members[kind]))
