from uuid import uuid4

from paydas.kernel.threads import Edge, Node, Station, Thread
from paydas.thread.queries.lines import main_line, reach_of


def node(kind):
    return Node(kind, uuid4())


def thread_of(start, *edges):
    nodes = {}
    for edge in edges:
        for one in (edge.earlier, edge.later):
            nodes.setdefault(one.kind, {})[one] = None
    order = ["contribution", "finding", "recommendation", "response", "objective", "activity",
             "indicator"]  # fmt: skip
    stations = tuple(Station(kind, tuple(nodes[kind])) for kind in order if kind in nodes)
    return Thread(start, stations, edges)


def test_the_main_line_takes_the_recommendation_that_leads_further():
    voice, finding = node("contribution"), node("finding")
    refused, taken = node("recommendation"), node("recommendation")
    activity = node("activity")
    thread = thread_of(
        voice,
        Edge(voice, finding),
        Edge(finding, refused),
        Edge(finding, taken),
        Edge(refused, node("response")),
        Edge(taken, activity),
    )

    line = main_line(thread)

    assert line.main["recommendation"] == taken
    assert line.others["recommendation"] == (refused,)
    assert "response" not in line.main


def test_a_measured_indicator_goes_before_one_without_a_result():
    activity, silent, measured = node("activity"), node("indicator"), node("indicator")
    thread = thread_of(activity, Edge(activity, silent), Edge(activity, measured))

    assert main_line(thread, measured={measured}).main["indicator"] == measured


def test_the_objective_of_the_line_is_the_one_above_its_activity():
    asked, activity = node("recommendation"), node("activity")
    other, above = node("objective"), node("objective")
    thread = thread_of(asked, Edge(asked, other), Edge(asked, activity), Edge(above, activity))

    assert main_line(thread).main["objective"] == above


def test_upstream_the_voice_that_most_people_shared_stands_for_the_others():
    finding, quiet, loud = node("finding"), node("contribution"), node("contribution")
    thread = thread_of(finding, Edge(quiet, finding), Edge(loud, finding))

    assert main_line(thread, liked={quiet: 1, loud: 9}).main["contribution"] == loud


def test_an_indicator_without_a_result_reaches_less_far():
    activity, indicator = node("activity"), node("indicator")
    thread = thread_of(activity, Edge(activity, indicator))

    assert reach_of(thread)[activity] == 6.5
    assert reach_of(thread, {indicator})[activity] == 7
