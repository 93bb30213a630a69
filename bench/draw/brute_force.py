"""Compare with a list of every panel: `python -m bench.draw.brute_force [pools]`.

Half of the pools have several values or rules on sets; every tenth goes through the fast way
too, which is made for large pools and is slow on tiny ones.
"""

import sys

from paydas.kernel.draw import Clock, NoPanelError
from paydas.kernel.draw.leximin import Settings, leximin
from paydas.kernel.draw.pool import compile_pool
from tests.kernel.draw.oracle import leximin_chances, random_question

KINDS = ({}, {"several": True}, {"sets": True}, {"several": True, "sets": True})


def difference(members, rule, expected, small):
    """Return the worst difference of a chance; infinite where one side sees no panel."""
    pool = compile_pool(members, rule)
    try:
        outcome = leximin(pool, Clock(30.0), Settings(small=small))
    except NoPanelError:
        return 0.0 if expected is None else float("inf")
    if expected is None:
        return float("inf")
    return max(
        abs(float(chance) - expected[one])
        for ids, chance in zip(pool.members, outcome.chance, strict=True)
        for one in ids
    )


def main():
    pools = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    feasible, forced, worst = 0, 0, 0.0
    for seed in range(pools):
        members, rule = random_question(10_000 + seed, **KINDS[seed % 4])
        expected = leximin_chances(members, rule)
        feasible += expected is not None
        worst = max(worst, difference(members, rule, expected, 24))
        if seed % 10 == 0:
            forced += 1
            worst = max(worst, difference(members, rule, expected, 1))
    print(f"{pools} pools, {feasible} feasible, {forced} forced too: worst difference {worst:.1e}")


if __name__ == "__main__":
    main()
