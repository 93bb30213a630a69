from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydas.kernel.text.dates import PartialDate, format_date, format_instant, format_period
from paydas.kernel.text.errors import TextError
from paydas.kernel.text.written_dates import parse_written


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("7 Ekim 2021 tarihinde", 2021, 10, 7),
        ("7 Ekim 2021’de", 2021, 10, 7),
        ("21 Kasım Perşembe", None, 11, 21),
        ("24 Mayıs 2016", 2016, 5, 24),
        ("24 MAYIS 2016 SALI", 2016, 5, 24),
        ("11 Mart tarihinde", None, 3, 11),
        ("11 Mart’ta", None, 3, 11),
        ("21.11.2026", 2026, 11, 21),
        ("21/11/2026 tarihli", 2026, 11, 21),
        ("2026-11-21", 2026, 11, 21),
        ("2026-11", 2026, 11, None),
        ("7 October 2021", 2021, 10, 7),
        ("on 7th of October, 2021", 2021, 10, 7),
        ("October 7, 2021", 2021, 10, 7),
        ("3 Sep 2021", 2021, 9, 3),
        ("Mayıs 2016", 2016, 5, None),
        ("2022 yılında", 2022, None, None),
        ("Şubat ayında", None, 2, None),
        ("29 Şubat", None, 2, 29),
    ],
)
def test_written_dates_are_read_with_the_parts_they_have(text, year, month, day):
    found = parse_written(text)

    assert found == PartialDate(year, month, day)
    assert found.as_written == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2022-2023",
        "21-22 Kasım 2021",
        "21–23 Kasım",
        "30 Şubat 2021",
        "29 Şubat 2021",
        "31.11.2026",
        "21.13.2026",
        "Mayıs ve Haziran 2021",
        "2021 ve 2022",
        "7 Ekim 2021 Ankara",
        "12 2021",
        "7",
        "yarın",
    ],
)
def test_what_is_not_one_date_is_not_read(text):
    assert parse_written(text) is None


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from(["tr", "en"]), st.booleans())
def test_a_formatted_date_reads_back(day, language, with_weekday):
    written = format_date(day, language, with_weekday=with_weekday)

    assert parse_written(written) == PartialDate.of(day)


@pytest.mark.parametrize(
    ("parts", "precision"),
    [
        ((2021, 10, 7), "day"),
        ((2021, 10, None), "month"),
        ((2021, None, None), "year"),
        ((None, 10, 7), "day_of_year"),
        ((None, 10, None), "month_of_year"),
        ((None, None, None), "unknown"),
    ],
)
def test_precision_names_what_is_known(parts, precision):
    assert PartialDate(*parts).precision == precision


@pytest.mark.parametrize(
    "parts",
    [
        (2021, None, 7),
        (2021, 13, None),
        (2021, 2, 29),
        (None, 2, 30),
        (0, 1, 1),
        (None, None, 3),
    ],
)
def test_an_impossible_date_is_refused(parts):
    with pytest.raises(TextError) as caught:
        PartialDate(*parts)

    assert caught.value.code == "date_invalid"


def test_partial_dates_order_by_what_is_known():
    ordered = [
        PartialDate(2020),
        PartialDate(2021),
        PartialDate(2021, 3),
        PartialDate(2021, 3, 1),
        PartialDate(2021, 4),
        PartialDate(None, 1, 5),
        PartialDate(as_written="geçen yıl"),
    ]

    assert sorted([*ordered[3:], *ordered[:3]]) == ordered


@pytest.mark.parametrize(
    ("partial", "earliest", "latest"),
    [
        (PartialDate(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (PartialDate(2024), date(2024, 1, 1), date(2024, 12, 31)),
        (PartialDate(2024, 5, 6), date(2024, 5, 6), date(2024, 5, 6)),
        (PartialDate(None, 5, 6), None, None),
    ],
)
def test_a_partial_date_bounds_the_days_it_may_be(partial, earliest, latest):
    assert (partial.earliest, partial.latest) == (earliest, latest)


def test_the_weekday_stands_where_the_language_puts_it():
    day = date(2026, 11, 21)

    assert format_date(day, "tr", with_weekday=True) == "21 Kasım 2026 Cumartesi"
    assert format_date(day, "en", with_weekday=True) == "Saturday 21 November 2026"
    assert format_date(PartialDate(None, 11, 21), "tr", with_weekday=True) == "21 Kasım"


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (date(2026, 11, 21), date(2026, 11, 23), "21–23 Kasım 2026"),
        (date(2026, 11, 28), date(2026, 12, 2), "28 Kasım – 2 Aralık 2026"),
        (date(2026, 12, 28), date(2027, 1, 2), "28 Aralık 2026 – 2 Ocak 2027"),
        (date(2026, 11, 21), date(2026, 11, 21), "21 Kasım 2026"),
        (date(2026, 11, 21), None, "21 Kasım 2026"),
        (PartialDate(2021), PartialDate(2022), "2021–2022"),
        (PartialDate(2021, 10), PartialDate(2021, 12), "Ekim – Aralık 2021"),
        (PartialDate(None, 10, 1), PartialDate(None, 10, 3), "1–3 Ekim"),
    ],
)
def test_a_period_says_no_part_twice(start, end, written):
    assert format_period(start, end, "tr") == written


def test_an_instant_is_written_in_the_given_zone():
    instant = datetime(2026, 11, 21, 21, 45, tzinfo=UTC)

    assert format_instant(instant, "en") == "21 November 2026, 21:45"
    assert format_instant(instant, "tr", timezone(timedelta(hours=3))) == "22 Kasım 2026 00.45"


def test_an_instant_without_a_zone_is_refused():
    with pytest.raises(TextError) as caught:
        format_instant(datetime(2026, 11, 21, 21, 45), "tr")  # noqa: DTZ001 -- the case itself

    assert caught.value.code == "date_naive"


def test_a_date_of_which_nothing_is_known_keeps_its_words():
    unknown = PartialDate(as_written="geçen yıl")

    assert format_date(unknown, "tr") == "geçen yıl"
    assert (unknown.earliest, unknown.latest) == (None, None)
