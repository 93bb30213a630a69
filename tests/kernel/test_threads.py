from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydas.kernel.threads import Edge, Hop, Node, Station, ThreadError, walk

KINDS = ("voice", "finding", "recommendation", "response", "objective", "activity", "indicator")
PAIRS = [*pairwise(KINDS[:4]), ("finding", "objective"), ("recommendation", "objective")]
PAIRS += [*pairwise(KINDS[4:])]


def node(kind, number=1):
    return Node(kind, UUID(int=number))


def edge(earlier, later, reason=""):
    return Edge(node(*earlier), node(*later), reason)


class Links:
    """A table of edges that answers as a hop's query does, and counts how often it is asked."""

    def __init__(self, earlier_kind, later_kind, edges):
        self.edges = [
            each
            for each in edges
            if (each.earlier.kind, each.later.kind) == (earlier_kind, later_kind)
        ]
        self.asked = []

    def __call__(self, earlier, later):
        self.asked.append("down" if later is None else "up")
        return [
            each
            for each in self.edges
            if (later is None and each.earlier.id in earlier)
            or (earlier is None and each.later.id in later)
        ]


def chain(*edges):
    return [Hop(earlier, later, Links(earlier, later, edges)) for earlier, later in PAIRS]


def test_a_voice_is_followed_to_its_indicator():
    hops = chain(
        edge(("voice", 1), ("finding", 1), "supports"),
        edge(("finding", 1), ("recommendation", 1)),
        edge(("recommendation", 1), ("objective", 1)),
        edge(("objective", 1), ("activity", 1)),
        edge(("activity", 1), ("indicator", 1)),
    )

    thread = walk(node("voice"), hops)

    assert [station.kind for station in thread.stations] == [
        kind for kind in KINDS if kind != "response"
    ]
    assert thread.edges[0].reason == "supports"
    assert thread.ends == (node("indicator"),)


def test_the_same_thread_is_found_from_both_ends():
    hops = chain(
        edge(("voice", 1), ("finding", 1)),
        edge(("finding", 1), ("recommendation", 1)),
        edge(("recommendation", 1), ("objective", 1)),
    )

    down = walk(node("voice"), hops)
    up = walk(node("objective"), hops)

    assert down.stations == up.stations
    assert down.edges == up.edges


def test_directions_are_never_mixed():
    hops = chain(
        edge(("voice", 1), ("finding", 1)),
        edge(("voice", 1), ("finding", 2)),
        edge(("voice", 2), ("finding", 2)),
    )

    thread = walk(node("finding"), hops)

    assert thread.nodes_of("voice") == (node("voice"),)
    assert thread.nodes_of("finding") == (node("finding"),)


def test_several_findings_meet_in_several_recommendations():
    hops = chain(
        edge(("voice", 1), ("finding", 1)),
        edge(("voice", 1), ("finding", 2)),
        edge(("finding", 1), ("recommendation", 1)),
        edge(("finding", 1), ("recommendation", 2)),
        edge(("finding", 2), ("recommendation", 2)),
    )

    thread = walk(node("voice"), hops)

    assert thread.nodes_of("finding") == (node("finding"), node("finding", 2))
    assert thread.nodes_of("recommendation") == (node("recommendation"), node("recommendation", 2))
    assert len(thread.edges) == 5
    assert {each.earlier for each in thread.before(node("recommendation", 2))} == {
        node("finding"),
        node("finding", 2),
    }


def test_a_refusal_ends_the_thread_at_the_response():
    hops = chain(
        edge(("voice", 1), ("finding", 1)),
        edge(("finding", 1), ("recommendation", 1)),
        edge(("recommendation", 1), ("response", 1), "not_accepted"),
    )

    thread = walk(node("voice"), hops)

    assert thread.ends == (node("response"),)
    assert [each.reason for each in thread.after(node("recommendation"))] == ["not_accepted"]


@pytest.mark.parametrize("kind", [*KINDS, "unknown"])
def test_a_record_without_links_is_its_own_thread(kind):
    thread = walk(node(kind), chain())

    assert thread.stations == (Station(kind, (node(kind),)),)
    assert thread.edges == ()
    assert thread.ends == (node(kind),)
    assert thread.nodes_of("elsewhere") == ()


def test_two_links_between_the_same_records_are_one_edge():
    hops = chain(*[edge(("voice", 1), ("finding", 1))] * 2)

    assert len(walk(node("voice"), hops).edges) == 1


def test_a_lookup_that_returns_too_much_adds_nothing_unconnected():
    stray = edge(("voice", 8), ("finding", 9))
    hops = [Hop("voice", "finding", lambda **_sides: [stray])]

    assert walk(node("voice"), hops).edges == ()


def test_a_lookup_that_returns_other_kinds_is_refused():
    hops = [Hop("voice", "finding", lambda **_sides: [edge(("voice", 1), ("objective", 1))])]

    with pytest.raises(ThreadError) as caught:
        walk(node("voice"), hops)

    assert caught.value.code == "foreign_edge"


@pytest.mark.parametrize(
    "pairs",
    [
        [("a", "b"), ("b", "a")],
        [("a", "a")],
        [("b", "c"), ("a", "b")],
        [("a", "b"), ("b", "c"), ("c", "a")],
    ],
)
def test_hops_that_could_make_a_cycle_are_refused(pairs):
    hops = [Hop(earlier, later, Links(earlier, later, [])) for earlier, later in pairs]

    with pytest.raises(ThreadError) as caught:
        walk(node("a"), hops)

    assert caught.value.code == "hops_out_of_order"


edges_of_the_chain = st.lists(
    st.sampled_from(PAIRS).flatmap(
        lambda pair: st.builds(
            lambda one, two: edge((pair[0], one), (pair[1], two)),
            st.integers(1, 4),
            st.integers(1, 4),
        )
    ),
    max_size=40,
)
starts = st.builds(node, st.sampled_from(KINDS), st.integers(1, 4))


@given(edges_of_the_chain, starts)
def test_a_walk_finds_exactly_the_ancestors_and_the_descendants(edges, start):
    thread = walk(start, chain(*edges))

    reached = {start}
    for _ in KINDS:
        reached |= {each.later for each in edges if each.earlier in reached}
    origins = {start}
    for _ in KINDS:
        origins |= {each.earlier for each in edges if each.later in origins}
    found = [each for station in thread.stations for each in station.nodes]
    assert set(found) == reached | origins
    assert len(found) == len(set(found))


@given(edges_of_the_chain, starts)
def test_every_hop_is_asked_at_most_once_in_each_direction(edges, start):
    hops = chain(*edges)

    walk(start, hops)

    assert all(len(set(hop.edges.asked)) == len(hop.edges.asked) for hop in hops)


@given(edges_of_the_chain, starts)
def test_stations_follow_the_order_of_the_chain(edges, start):
    thread = walk(start, chain(*edges))

    kinds = [station.kind for station in thread.stations]
    assert all(kinds.index(e.earlier.kind) < kinds.index(e.later.kind) for e in thread.edges)
