from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydas.kernel.figures.bars import (
    Bar,
    BarChart,
    Part,
    ShareBar,
    StackedBar,
    bar_chart,
    share_bar,
    stacked_bar,
)
from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.numerals import Numerals
from tests.kernel.figures.reading import read

TURKISH = Numerals("tr", "veri yok")
PERCENT = Numerals("tr", "veri yok", as_percent=True)
HEADINGS = ("Alan", "Sayı", "Kayıtta")


def drawn(shown, tag, cls):
    return [each for each in read(shown.svg).iter(tag) if each.get("class") == cls]


def chart(*bars):
    return bar_chart(BarChart(Caption("Alanlar"), TURKISH, bars, HEADINGS))


def test_a_share_is_drawn_to_scale_with_its_reference_tick():
    shown = share_bar(
        ShareBar(Caption(), PERCENT, Decimal("0.829"), Decimal("0.871"), ("Payı", "Kayıtta"))
    )

    assert drawn(shown, "path", "bar-fill")[0].get("d") == "M0 3H82.9V11H0Z"
    assert drawn(shown, "path", "bar-ref")[0].get("d") == "M87.1 0V14"
    assert shown.table.rows == (("%83", "%87"),)


def test_an_unknown_share_is_framed_and_never_a_bar():
    shown = share_bar(ShareBar(Caption(), PERCENT, None, None))

    assert drawn(shown, "path", "bar-fill") == []
    assert len(drawn(shown, "path", "nodata")) == 1
    assert shown.table.rows == (("veri yok", "veri yok"),)


def test_a_share_of_zero_is_an_empty_track_and_not_missing():
    shown = share_bar(ShareBar(Caption(), PERCENT, 0))

    assert len(drawn(shown, "path", "bar-track")) == 1
    assert drawn(shown, "path", "nodata") == drawn(shown, "path", "bar-fill") == []
    assert shown.table.rows[0][0] == "%0"


def test_a_share_over_one_fills_the_bar_and_is_told_in_full():
    shown = share_bar(ShareBar(Caption(), PERCENT, Decimal("1.4")))

    assert drawn(shown, "path", "bar-fill")[0].get("d") == "M0 3H100V11H0Z"
    assert shown.table.rows[0][0] == "%140"


def test_bars_share_one_scale_that_holds_zero():
    shown = chart(Bar("Kadın", 1_000_000_000), Bar("Çocuk", 250_000_000), Bar("Yaşlı", 0))

    assert [each.get("width") for each in drawn(shown, "rect", "bar-fill")] == ["100%", "25%"]
    assert shown.table.rows[0] == ("Kadın", "1.000.000.000")


def test_a_row_without_data_says_so():
    shown = chart(Bar("Kadın", 4), Bar("Yaşlı", None, 2))

    assert len(drawn(shown, "rect", "nodata")) == 1
    assert len(drawn(shown, "rect", "bar-fill")) == 1
    assert shown.table.header == HEADINGS
    assert shown.table.rows[1] == ("Yaşlı", "veri yok", "2")


def test_negative_values_run_to_the_left_of_zero():
    shown = chart(Bar("Artı", 30), Bar("Eksi", -10))

    places = [(each.get("x"), each.get("width")) for each in drawn(shown, "rect", "bar-fill")]
    assert places == [("25%", "75%"), ("0%", "25%")]
    assert len(drawn(shown, "line", "base")) == 1


def test_a_chart_without_rows_is_empty_and_valid():
    shown = chart()

    assert shown.table.rows == ()
    assert list(read(shown.svg)) == []


def test_a_long_label_takes_two_lines_and_is_whole_in_the_table():
    label = "Şehit yakınları ve gaziler için çalışan dernekler, vakıflar ve öteki bütün kuruluşlar"

    shown = chart(Bar(label, 1))

    texts = [each.text for each in read(shown.svg).iter("text")]
    assert texts == ["Şehit yakınları ve gaziler", "için çalışan dernekler,…", "1"]
    assert shown.table.rows[0][0] == label


@given(
    st.lists(st.one_of(st.none(), st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9)), max_size=20)
)
def test_bars_never_leave_the_picture(values):
    shown = chart(*(Bar("x", value) for value in values))

    for each in drawn(shown, "rect", "bar-fill"):
        x, width = float(each.get("x")[:-1]), float(each.get("width")[:-1])
        assert x >= -0.01
        assert x + width <= 100.02


def test_parts_of_a_whole_stand_side_by_side():
    parts = (Part("Bitti", 30), Part("Sürüyor", 10, "is-2"), Part("Geçti", 0, "is-late"))

    shown = stacked_bar(StackedBar(Caption(), TURKISH, parts, ("Durum", "Sayı", "Pay")))

    rects = list(read(shown.svg).iter("rect"))
    assert [(each.get("class"), each.get("x")) for each in rects] == [
        ("bar-fill", "0%"),
        ("bar-fill is-2", "75%"),
    ]
    assert shown.table.rows[2] == ("Geçti", "0", "%0")
    assert [entry.cls for entry in shown.key] == ["bar-fill", "bar-fill is-2", "bar-fill is-late"]


def test_parts_of_nothing_have_no_share():
    shown = stacked_bar(StackedBar(Caption(), TURKISH, (Part("Bitti", 0),)))

    assert list(read(shown.svg)) == []
    assert shown.table.rows == (("Bitti", "0", "veri yok"),)


def test_a_negative_part_is_refused():
    with pytest.raises(ValueError, match="negative"):
        stacked_bar(StackedBar(Caption(), TURKISH, (Part("Bitti", -1),)))
