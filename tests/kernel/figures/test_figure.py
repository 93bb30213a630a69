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
from paydas.kernel.figures.drawing import coordinate
from paydas.kernel.figures.figure import Caption, Figure, Table, swatch
from paydas.kernel.figures.lines import Indicator, Point, indicator_chart, small_chart
from paydas.kernel.figures.maps import Choropleth, Coverage, choropleth, coverage_map
from paydas.kernel.figures.marks import ThreadMark, thread_mark
from paydas.kernel.figures.numerals import Numerals
from paydas.kernel.figures.palettes import PRINT, standalone
from paydas.kernel.figures.strands import Merge, Voices, merge_strands
from tests.kernel.figures.reading import read

TURKISH = Numerals("tr", "veri yok")
NASTY = "<b>\"Kadın\" & 'çocuk'</b>\x00\x1b"


def every_figure(caption, label="Kadın"):
    points = (Point(label, 10, 5), Point(label, 20, None), Point(label, None, 1e9))
    indicator = Indicator(caption, TURKISH, points, ("Dönem", "Hedef", "Sonuç"), label)
    return {
        "share": share_bar(ShareBar(caption, TURKISH, 0.5, 0.4)),
        "bars": bar_chart(BarChart(caption, TURKISH, (Bar(label, 3, 4), Bar(label, None)))),
        "stacked": stacked_bar(StackedBar(caption, TURKISH, (Part(label, 3), Part(label, 1)))),
        "indicator": indicator_chart(indicator),
        "lead-in": indicator_chart(indicator, has_lead_in=True),
        "small": small_chart(indicator),
        "choropleth": choropleth(Choropleth(caption, TURKISH, {"06": 3}, notes={"34": label})),
        "coverage": coverage_map(Coverage(caption, frozenset({"06"}), (label, label, label))),
        "mark": thread_mark(ThreadMark(caption, 4)),
        "refused": thread_mark(ThreadMark(caption, 4, is_refused=True)),
        "strands": merge_strands(Merge(caption, Voices(30, 3, 1), stances=(label, "b", "c"))),
    }


KINDS = list(every_figure(Caption()))
MAPS = {"choropleth", "coverage"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_is_xml_without_style_or_size_of_its_own(kind):
    svg = every_figure(Caption("Başlık", "Açıklama", "f"))[kind].svg

    root = read(svg)
    assert not [each for each in root.iter() if each.get("style") is not None]
    assert root.get("width") is None


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_names_itself_by_title_and_description(kind):
    shown = every_figure(Caption("Başlık", "Açıklama", "f"))[kind]

    root = read(shown.svg)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "f-title f-text"
    assert [(each.tag, each.get("id"), each.text) for each in list(root)[:2]] == [
        ("title", "f-title", "Başlık"),
        ("desc", "f-text", "Açıklama"),
    ]
    assert (shown.title, shown.description) == ("Başlık", "Açıklama")


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_without_an_id_is_hidden_from_screen_readers(kind):
    root = read(every_figure(Caption("Başlık"))[kind].svg)

    assert root.get("aria-hidden") == "true"
    assert root.get("role") is None


@pytest.mark.parametrize("kind", KINDS)
def test_texts_are_escaped_wherever_they_stand(kind):
    shown = every_figure(Caption(NASTY, NASTY, NASTY), NASTY)[kind]

    for svg in (shown.svg, standalone(shown)):
        assert not list(read(svg).iter("b"))
        assert "\x00" not in svg


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_is_small_and_always_the_same(kind):
    caption = Caption("Başlık", "Açıklama", "f")

    first, second = every_figure(caption)[kind], every_figure(caption)[kind]

    assert first == second
    assert len(first.svg.encode()) < (40_000 if kind in MAPS else 2_048)


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_stands_alone_with_colours_of_its_own(kind):
    svg = standalone(every_figure(Caption("Başlık", "Açıklama"))[kind])

    root = read(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert float(root.get("width")) > 0
    assert "currentColor" not in svg
    assert "%" not in svg
    drawn = [each for each in root.iter() if each.tag.endswith(("path", "rect", "line", "circle"))]
    assert drawn
    assert all(each.get("fill") for each in drawn)


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_as_wide_as_their_header(kind):
    table = every_figure(Caption("Başlık"))[kind].table

    assert {len(row) for row in table.rows} == {len(table.header)}


def test_red_is_used_by_the_thread_alone():
    red = {
        kind for kind, shown in every_figure(Caption()).items() if PRINT.thread in standalone(shown)
    }

    assert red == {"lead-in", "mark", "refused", "strands"}


def test_a_figure_without_a_drawing_cannot_stand_alone():
    with pytest.raises(ValueError, match="drawing"):
        standalone(Figure("<svg/>", "", "", Table("", (), ())))


def test_a_swatch_shows_the_class_of_a_key():
    assert read(swatch("m3"))[0].get("class") == "m3"


@given(st.floats(-1e6, 1e6))
def test_coordinates_are_written_exactly_enough_and_short(value):
    written = coordinate(value)

    assert abs(float(written) - value) <= 0.005 + 1e-9
    assert written != "-0"
    assert "e" not in written
