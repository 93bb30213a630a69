"""The source of panels where many quotas are exact."""

import numpy as np
import pytest

from bench.draw.pools import hard_pool
from paydas.kernel.draw import Clock, exchange
from paydas.kernel.draw.annealing import Annealing
from paydas.kernel.draw.exact import Search
from paydas.kernel.draw.face import face_of
from paydas.kernel.draw.leximin import leximin
from paydas.kernel.draw.pool import compile_pool

TIGHT, FEW_PANELS = 35, 23  # random pools with 52 and 33 quotas, most of them exact


def face(seed):
    pool = compile_pool(*hard_pool(seed))
    return face_of(pool, pool.size * Search.over(pool).chances(1.0))


def test_annealing_makes_new_panels_of_the_face():
    one = face(TIGHT)

    made = Annealing(one, np.random.default_rng(1)).make(40, Clock(20.0), None)

    assert len({panel.tobytes() for panel in made}) == len(made) >= 40
    assert all(one.pool.holds(panel) for panel in made)
    assert one.contains(np.array(made)).all()


def test_annealing_gives_up_where_no_new_panels_turn_up():
    source = Annealing(face(FEW_PANELS), np.random.default_rng(1))

    made = source.make(10_000, Clock(20.0), None)

    assert source.is_spent
    assert len(made) < 100


@pytest.mark.parametrize(("most", "fewest"), [(2_000_000, 1), (20_000, 0)], ids=["all", "some"])
def test_exchange_finishes_a_panel_that_one_exchange_broke(monkeypatch, most, fewest):
    monkeypatch.setattr(exchange, "MOST_PAIRS", most)
    one = face(TIGHT)
    source = Annealing(one, np.random.default_rng(1))
    panel = source.make(1, Clock(20.0), None)[0][one.active].astype(np.float32)
    seated = np.flatnonzero(panel)
    empty = np.flatnonzero(panel == 0)
    panel[seated[:2]] -= 1
    panel[empty[:2]] += 1
    listed = np.repeat(np.arange(len(panel)), panel.astype(int))

    found = source.exchanges.best(panel[None], listed[None], np.zeros(len(panel)))

    assert fewest <= len(found) <= 1
    for better in found:
        assert not source.short((better @ source.inside)[None]).any()
        assert better.sum() == panel.sum()


def test_hard_pool_is_certified():
    pool = compile_pool(*hard_pool(TIGHT))

    outcome = leximin(pool, Clock(60.0))

    assert outcome.certified
    assert all(pool.holds(panel) for panel in outcome.panels)
