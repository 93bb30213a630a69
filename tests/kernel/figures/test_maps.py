import pytest

from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.maps import Choropleth, Coverage, choropleth, coverage_map
from paydas.kernel.figures.numerals import Numerals
from paydas.kernel.figures.provinces import neighbours_of, provinces
from tests.kernel.figures.reading import read

TURKISH = Numerals("tr", "veri yok")


def classes(shown):
    named = {
        each.find("title").text.partition(":")[0]: each.get("class")
        for each in read(shown.svg).iter("path")
    }
    return {plate: named[each.name] for plate, each in provinces().items()}


def drawn(values, **options):
    return choropleth(Choropleth(Caption("Harita"), TURKISH, values, ("İl", "Sayı"), **options))


def test_there_are_81_provinces_whose_borders_are_shared():
    assert list(provinces()) == [f"{plate:02d}" for plate in range(1, 82)]
    assert all(
        each.plate in provinces()[other].neighbours
        for each in provinces().values()
        for other in each.neighbours
    )


def test_neighbours_of_several_provinces_are_none_of_them():
    both = neighbours_of(frozenset({"06", "18"}))

    assert {"06", "18"}.isdisjoint(both)
    assert both == (provinces()["06"].neighbours | provinces()["18"].neighbours) - {"06", "18"}
    assert neighbours_of(frozenset()) == frozenset()


def test_zero_is_a_step_and_no_data_is_none():
    shown = drawn({"01": 0, "02": 5, "03": None})

    found = classes(shown)
    assert (found["01"], found["02"], found["03"], found["81"]) == ("m0", "m4", "m-none", "m-none")


def test_bounds_decide_the_steps():
    values = {"01": 1, "02": 9, "03": 10, "04": 49, "05": 50, "06": 1_000_000_000}

    found = classes(drawn(values, bounds=(1, 10, 50, 100)))

    assert [found[plate] for plate in values] == ["m1", "m1", "m2", "m2", "m3", "m4"]


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ([7], ["m4"]),
        ([1, 1, 1, 9], ["m3", "m3", "m3", "m4"]),
        ([1, 2, 3, 4], ["m1", "m2", "m3", "m4"]),
        ([1, 1, 2, 3, 4, 5, 6, 7, 8], ["m1", "m1", "m1", "m2", "m2", "m3", "m3", "m4", "m4"]),
    ],
)
def test_without_bounds_quarters_of_the_values_decide(values, steps):
    shown = drawn({f"{plate:02d}": value for plate, value in enumerate(values, start=1)})

    assert list(classes(shown).values())[: len(values)] == steps


def test_the_table_runs_from_the_highest_value_to_no_data():
    table = drawn({"06": 3, "34": 48, "01": 3, "68": 0}).table

    assert table.header == ("İl", "Sayı")
    assert table.rows[:4] == (("İstanbul", "48"), ("Adana", "3"), ("Ankara", "3"), ("Aksaray", "0"))
    assert table.rows[4] == ("Adıyaman", "veri yok")
    assert len(table.rows) == 81


def test_a_suppressed_count_is_said_and_not_ranked():
    shown = drawn({"06": 30, "34": None}, notes={"34": "5’ten az"})

    assert ("İstanbul", "5’ten az") in shown.table.rows[1:]
    assert classes(shown)["34"] == "m-none"
    assert "İstanbul: 5’ten az" in shown.svg


def test_the_key_names_what_occurs():
    key = drawn({"01": 0, "02": 5, "03": 8}, bounds=(1, 10, 20, 30)).key

    assert [(entry.cls, entry.label) for entry in key] == [
        ("m0", "0"),
        ("m1", "5–8"),
        ("m-none", "veri yok"),
    ]


def test_a_map_without_values_is_all_without_data():
    shown = drawn({})

    assert set(classes(shown).values()) == {"m-none"}
    assert [entry.cls for entry in shown.key] == ["m-none"]


@pytest.mark.parametrize(
    ("values", "options", "code"),
    [({"01": -1}, {}, "negative"), ({"01": 1}, {"bounds": (1, 5, 3, 9)}, "bounds")],
)
def test_what_cannot_be_mapped_is_refused(values, options, code):
    with pytest.raises(ValueError, match=code):
        drawn(values, **options)


def coverage(**options):
    kinds = ("ev sahibi", "komşu", "diğer")
    return coverage_map(Coverage(Caption("Buluşmalar"), frozenset({"06", "31"}), kinds, **options))


def test_hosts_neighbours_and_others_are_told_apart():
    shown = coverage()

    found = classes(shown)
    assert (found["06"], found["71"], found["34"]) == ("m4", "m2", "m0")
    assert shown.table.rows[:2] == (("Ankara", "ev sahibi"), ("Hatay", "ev sahibi"))
    assert [row[1] for row in shown.table.rows].count("komşu") == len(
        neighbours_of(frozenset({"06", "31"}))
    )


def test_covered_provinces_may_be_named():
    found = classes(coverage(covered=frozenset({"34"})))

    assert (found["34"], found["71"]) == ("m2", "m0")


def test_hosts_have_a_pin_and_a_name():
    root = read(coverage().svg)

    assert [each.get("class") for each in root.iter("circle")] == ["host", "host"]
    assert [each.text for each in root.iter("text")] == ["Ankara", "Hatay"]


def test_names_of_all_provinces_stay_inside_the_map():
    root = read(drawn({}, labelled=frozenset(provinces())).svg)

    texts = list(root.iter("text"))
    assert len(texts) == 81
    assert all(0 <= float(each.get("x")) <= 1000 for each in texts)
    assert all(0 <= float(each.get("y")) <= 430 for each in texts)


def test_names_of_neighbouring_hosts_do_not_cover_each_other():
    root = read(drawn({}, labelled=frozenset({"34", "41", "77"})).svg)

    places = {(each.get("x"), each.get("y"), each.get("text-anchor")) for each in root.iter("text")}
    assert len(places) == 3
