from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydas.kernel.text.errors import TextError
from paydas.kernel.text.numbers import format_number, format_percent, parse_number


@pytest.mark.parametrize(
    ("value", "decimals", "turkish", "english"),
    [
        (1284, None, "1.284", "1,284"),
        (Decimal("19781.88"), None, "19.781,88", "19,781.88"),
        (0, None, "0", "0"),
        (10**9, None, "1.000.000.000", "1,000,000,000"),
        (-1500, None, "−1.500", "−1,500"),
        (0.1, None, "0,1", "0.1"),
        (Decimal("2.50"), None, "2,5", "2.5"),
        (Decimal("2.5"), 2, "2,50", "2.50"),
        (Decimal("0.125"), 2, "0,13", "0.13"),
        (Decimal("-0.001"), 1, "0,0", "0.0"),
        (Fraction(1, 8), None, "0,125", "0.125"),
        (1e9, 0, "1.000.000.000", "1,000,000,000"),
        (Decimal("1E+3"), None, "1.000", "1,000"),
    ],
)
def test_numbers_are_written_as_the_language_does(value, decimals, turkish, english):
    assert format_number(value, "tr", decimals) == turkish
    assert format_number(value, "en", decimals) == english


@pytest.mark.parametrize(
    ("share", "decimals", "turkish", "english"),
    [
        (Decimal("0.61"), 0, "%61", "61%"),
        (Fraction(1, 3), 1, "%33,3", "33.3%"),
        (-0.05, 0, "−%5", "−5%"),
        (12, 0, "%1.200", "1,200%"),
    ],
)
def test_the_percent_sign_stands_where_the_language_puts_it(share, decimals, turkish, english):
    assert format_percent(share, "tr", decimals) == turkish
    assert format_percent(share, "en", decimals) == english


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), 10**40])
def test_what_is_no_countable_number_is_refused(value):
    with pytest.raises(TextError) as caught:
        format_number(value, "tr")

    assert caught.value.code == "number_invalid"


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2), st.sampled_from(["tr", "en"]))
def test_a_written_number_reads_back_in_its_language(value, language):
    assert parse_number(format_number(value, language), language) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("1284", "1284"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.284,5", "1284.5"),
        ("1,284.5", "1284.5"),
        ("1.284.000", "1284000"),
        ("1,284,000", "1284000"),
        ("0,125", "0.125"),
        ("1 284 000", "1284000"),
        ("−3,25", "-3.25"),
        ("1234,567", "1234.567"),
    ],
)
def test_a_number_that_reads_one_way_needs_no_language(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1.284", "1,284", "-12.500"])
def test_a_number_that_reads_two_ways_is_not_guessed(text):
    with pytest.raises(TextError) as caught:
        parse_number(text)

    assert caught.value.code == "number_ambiguous"


@pytest.mark.parametrize(
    "text", ["", "on iki", "1,,2", "12.34.567", "1.2,3.4", "5.", ",5", "1.284,", "٣", "1e5", "%61"]
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(TextError) as caught:
        parse_number(text)

    assert caught.value.code == "number_invalid"
