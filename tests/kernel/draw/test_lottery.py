from collections import Counter

import numpy as np

from paydas.kernel.draw import Lottery, Panel, build_lottery, canonical, draw, read_document
from paydas.kernel.draw.lottery import TOTAL, document, whole_tickets
from paydas.kernel.draw.support import reduce_support
from tests.factories.draws import make_members, make_rule


def test_whole_tickets_sum_to_the_total_and_stay_within_one():
    weights = np.random.default_rng(3).dirichlet(np.ones(50))

    tickets = whole_tickets(weights)

    assert sum(tickets) == TOTAL
    assert max(abs(t - w * TOTAL) for t, w in zip(tickets, weights, strict=True)) <= 1.5


def test_document_can_be_read_again():
    members, rule = make_members(), make_rule()
    lottery = build_lottery(members, rule).lottery

    written = canonical(document(members, rule, lottery, ""))

    again = read_document(written)
    assert (again.types, again.panels, again.fixed) == (
        lottery.types,
        lottery.panels,
        lottery.fixed,
    )


def test_reduce_support_keeps_the_mean_with_no_more_panels_than_a_basis():
    rnd = np.random.default_rng(1)
    panels = rnd.integers(0, 3, (80, 12)).astype(float)
    weights = rnd.dirichlet(np.ones(80))

    fewer = reduce_support(panels, weights)

    assert (fewer >= 0).all()
    assert (fewer > 0).sum() <= 13
    assert np.abs(fewer @ panels - weights @ panels).max() < 1e-12


def test_draws_follow_the_tickets_and_are_even_within_a_type():
    panels = (Panel(3, ((0, 1),)), Panel(1, ((1, 1),)))
    lottery = Lottery((("a", "b"), ("c",)), panels, ("z",), certified=True, error=0.0)

    drawn = Counter(draw(lottery, "hash", str(seed)).drawn for seed in range(4000))

    share = {ids[0]: count / 4000 for ids, count in drawn.items()}
    assert {ids[1] for ids in drawn} == {"z"}
    assert abs(share["a"] - 0.375) < 0.03
    assert abs(share["b"] - 0.375) < 0.03
    assert abs(share["c"] - 0.25) < 0.03


def test_reserves_are_those_of_the_type_who_were_not_drawn():
    lottery = Lottery((("a", "b", "c"),), (Panel(1, ((0, 1),)),), (), certified=True, error=0.0)

    result = draw(lottery, "hash", "seed")

    assert sorted([*result.drawn, *result.reserves[0]]) == ["a", "b", "c"]
