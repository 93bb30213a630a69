import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.lines import Indicator, Point, indicator_chart, small_chart
from paydas.kernel.figures.numerals import Numerals
from tests.kernel.figures.reading import read

TURKISH = Numerals("tr", "veri yok")
HEADINGS = ("Dönem", "Hedef", "Sonuç")


def indicator(*points):
    return Indicator(Caption("Gösterge"), TURKISH, points, HEADINGS, "hedef 45")


def drawn(shown, tag, cls):
    return [each for each in read(shown.svg).iter(tag) if each.get("class") == cls]


SERIES = indicator(
    Point("2021", None, 0),
    Point("2022/1", 200, 164),
    Point("2022/2", 500, None),
    Point("2023/1", 850, 731),
    Point("2023/2", 1200, None, is_due=False),
)


def test_the_line_breaks_where_nobody_measured():
    shown = indicator_chart(SERIES)

    assert [each.get("d")[:3] for each in drawn(shown, "path", "actual")] == ["M28"]
    assert [each.get("d").count("L") for each in drawn(shown, "path", "nodata")] == [1]
    assert len(drawn(shown, "path", "dot")) == 3


def test_the_table_tells_no_data_from_not_yet_due():
    shown = indicator_chart(SERIES)

    assert shown.table.header == ("Dönem", "2021", "2022/1", "2022/2", "2023/1", "2023/2")
    assert shown.table.rows == (
        ("Hedef", "–", "200", "500", "850", "1.200"),
        ("Sonuç", "0", "164", "veri yok", "731", "–"),
    )


def test_columns_stand_over_the_columns_of_the_table():
    shown = indicator_chart(SERIES)

    assert drawn(shown, "path", "target")[0].get("d").startswith("M38.56 ")
    assert [each.get("d").split()[0] for each in drawn(shown, "path", "dot")] == [
        "M28",
        "M44",
        "M76",
    ]


def test_the_lead_in_brings_the_thread_to_the_first_value():
    shown = indicator_chart(SERIES, has_lead_in=True)

    (lead_in,) = drawn(shown, "path", "lead-in")
    assert lead_in.get("d") == "M0 -6V46C0 60 4 60 9 60H28"


def test_a_thread_without_measurement_has_no_lead_in():
    shown = indicator_chart(indicator(Point("2022", 10)), has_lead_in=True)

    assert drawn(shown, "path", "lead-in") == drawn(shown, "path", "dot") == []
    assert shown.table.rows[1] == ("Sonuç", "veri yok")


def test_the_small_chart_frames_what_is_missing_and_letters_values():
    shown = small_chart(SERIES)

    assert len(drawn(shown, "rect", "nodata")) == 1
    assert len(drawn(shown, "line", "actual")) == 1
    assert [each.text for each in read(shown.svg).iter("text")] == [
        "hedef 45",
        "2021",
        "0",
        "2022/1",
        "164",
        "2022/2",
        "veri yok",
        "2023/1",
        "731",
        "2023/2",
    ]


def test_many_periods_are_lettered_sparsely_and_the_last_always():
    shown = small_chart(indicator(*(Point(str(year), None, year) for year in range(2000, 2025))))

    years = [each.text for each in read(shown.svg).iter("text") if each.get("y") == "140"]
    assert years == ["2004", "2009", "2014", "2019", "2024"]
    assert len(drawn(shown, "line", "dot")) == 25


@pytest.mark.parametrize("draw", [indicator_chart, small_chart])
def test_an_indicator_without_periods_is_empty_and_valid(draw):
    shown = draw(indicator())

    assert shown.table.rows == (("Hedef",), ("Sonuç",))
    assert drawn(shown, "path", "dot") == []


values = st.one_of(st.none(), st.integers(-(10**9), 10**9))


@pytest.mark.parametrize("draw", [indicator_chart, small_chart])
@given(st.lists(st.builds(Point, st.just("p"), values, values, st.booleans()), max_size=12))
def test_every_measured_value_is_one_dot_and_no_other(draw, points):
    shown = draw(indicator(*points))

    dots = drawn(shown, "path", "dot") + drawn(shown, "line", "dot")
    assert len(dots) == sum(point.actual is not None for point in points)
