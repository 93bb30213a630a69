import pytest

from paydas.kernel.matching import (
    History,
    MatchingError,
    Point,
    Rules,
    Window,
    check_rules,
    make_pool,
    make_rules,
)
from tests.factories.pools import opportunity, person


def code_of(call):
    with pytest.raises(MatchingError) as caught:
        call()
    return caught.value.code


@pytest.mark.parametrize(
    ("people", "offers", "code"),
    [
        ([], [opportunity()], "no_people"),
        ([person()], [], "no_opportunities"),
        ([person(), person()], [opportunity()], "id_duplicate"),
        ([person()], [opportunity(), opportunity()], "id_duplicate"),
        ([person(id="")], [opportunity()], "id_missing"),
        ([person()], [opportunity(capacity=-1)], "value_negative"),
        ([person(waiting_days=-1)], [opportunity()], "value_negative"),
        ([person(travel_km=float("nan"))], [opportunity()], "value_negative"),
        ([person(age=200)], [opportunity()], "value_unknown"),
        ([person(aims=("money",))], [opportunity()], "value_unknown"),
        ([person(point=Point(95, 0))], [opportunity()], "value_unknown"),
        ([person(free=(Window(1, 0, 60), Window(1, 30, 90)))], [opportunity()], "times_overlap"),
        ([person()], [opportunity(sessions=(Window(8, 0, 60),))], "time_unknown"),
        ([person()], [opportunity(sessions=(Window(1, 60, 60),))], "time_unknown"),
    ],
)
def test_unsound_pool_is_refused_with_a_code(people, offers, code):
    assert code_of(lambda: make_pool(people, offers)) == code


def test_error_names_side_id_and_column():
    with pytest.raises(MatchingError) as caught:
        make_pool([person()], [opportunity(7, capacity=-2)])

    assert caught.value.params == {
        "side": "opportunities",
        "id": "O007",
        "column": "capacity",
        "value": -2,
    }


def test_history_must_speak_of_known_pairs_and_not_contradict_itself():
    unknown = History(accepted=frozenset({("P000", "O999")}))
    both = History(frozenset({("P000", "O000")}), frozenset({("P000", "O000")}))

    def refused(history):
        return code_of(lambda: make_pool([person()], [opportunity()], history))

    assert [refused(unknown), refused(both)] == ["history_unknown", "history_both"]


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"preset": "wide"}, "preset_unknown"),
        ({"weights": {"religion": 5}}, "part_unknown"),
        ({"weights": {"interest": -1}}, "weight_wrong"),
        ({"weights": {"interest": 1.5}}, "weight_wrong"),
        ({"weights": {"interest": True}}, "weight_wrong"),
        ({"weights": 3}, "rule_wrong"),
        ({"floor": 101}, "rule_wrong"),
        ({"floor": "high"}, "rule_wrong"),
        ({"travel_km": -1}, "rule_wrong"),
        ({"small": 4}, "rule_wrong"),
        ({"shape": {"must_be_voluntary": 1}}, "rule_wrong"),
        ({"speed": 3}, "rule_unknown"),
        ({"shape": {"colour": 3}}, "rule_unknown"),
    ],
)
def test_unsound_rules_are_refused_with_a_code(settings, code):
    assert code_of(lambda: make_rules(settings)) == code


def test_weights_that_sum_to_zero_are_refused():
    weights = dict.fromkeys(Rules().weights, 0)

    assert code_of(lambda: check_rules(Rules(weights=weights))) == "weights_zero"


def test_rules_change_a_preset_in_single_points():
    rules = make_rules({"preset": "vida", "floor": 40, "weights": {"time": 20}})

    assert (rules.name, rules.floor, rules.weights["time"], rules.weights["interest"]) == (
        "vida",
        40,
        20,
        40,
    )


def test_rules_take_the_yes_and_no_of_a_shape():
    assert make_rules({"shape": {"must_be_voluntary": True}}).shape.must_be_voluntary
