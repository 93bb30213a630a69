"""The plain stratified draw: each group gets its seats, within a group all chances are equal.

For one feature of which everybody has exactly one value.  Seats beyond the minima go where they
bring the shares closest to the groups' sizes.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from paydas.kernel.draw.exact import NoPanelError
from paydas.kernel.draw.lottery import Lottery, Panel
from paydas.kernel.draw.problem import DrawError, Fault, Member, Quota, Rule, Standing


def stratified(members: Sequence[Member], rule: Rule) -> Lottery:
    """Share the seats among the groups of the one feature with quotas.

    Raises DrawError where groups overlap, NoPanelError where some quota cannot be met.
    """
    found = tuple(_faults(members, rule))
    if found:
        raise DrawError("wrong_input", faults=found)
    quotas = sorted(rule.quotas, key=lambda one: one.value)
    free: dict[str, list[str]] = {one.value: [] for one in quotas}
    taken = dict.fromkeys(free, 0)
    fixed = []
    for one in sorted(members, key=lambda one: one.id):
        if one.standing is Standing.DECLINED:
            continue
        value = one.values[quotas[0].feature][0]
        if one.standing is Standing.OPEN:
            free[value].append(one.id)
        else:
            taken[value] += 1
            fixed.append(one.id)
    sizes = {value: len(ids) for value, ids in free.items()}
    seats = shared_seats(quotas, sizes, taken, rule.seats - len(fixed))
    kinds = [value for value in free if free[value]]
    panel = Panel(1, tuple((kinds.index(value), n) for value, n in seats.items() if n))
    types = tuple(tuple(free[value]) for value in kinds)
    return Lottery(types, (panel,), tuple(fixed), certified=True, error=0.0)


def shared_seats(
    quotas: Sequence[Quota], sizes: dict[str, int], taken: dict[str, int], seats: int
) -> dict[str, int]:
    """Give each group its minimum, then seat after seat to the group furthest below its share.

    Ties go to the first value.  ``taken`` seats are held by settled members already.
    """
    low = {q.value: max(0, q.low - taken[q.value]) for q in quotas}
    high = {q.value: min(q.high - taken[q.value], sizes[q.value]) for q in quotas}
    if any(low[value] > high[value] for value in low) or sum(low.values()) > seats:
        raise NoPanelError
    given = dict(low)
    people = sum(sizes.values())
    for _ in range(seats - sum(low.values())):
        open_to = [value for value in given if given[value] < high[value]]
        if not open_to:
            raise NoPanelError
        behind = max(
            open_to, key=lambda value: Fraction(sizes[value] * seats, people) - given[value]
        )
        given[behind] += 1
    return given


def _faults(members: Sequence[Member], rule: Rule) -> Iterator[Fault]:
    features = sorted({quota.feature for quota in rule.quotas})
    if len(features) != 1 or rule.sets or rule.cap < 1:
        yield Fault("strata_one_feature", {"features": len(features)})
        return
    for one in members:
        count = len(one.values.get(features[0], ()))
        if count != 1 and one.standing is not Standing.DECLINED:
            about = {"id": one.id, "feature": features[0], "count": count}
            yield Fault("strata_one_value", about)
