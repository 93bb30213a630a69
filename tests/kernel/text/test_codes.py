import random
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydas.kernel.text.codes import (
    ALPHABET,
    CODE_LENGTH,
    LETTERS,
    letter_of,
    make_code,
    parse_code,
)
from paydas.kernel.text.errors import TextError

codes = st.builds(
    lambda letter, seed: make_code(letter, random.Random(seed).choice),
    st.sampled_from(LETTERS),
    st.integers(),
)


def test_alphabet_has_a_prime_size_and_no_vowel_or_look_alike():
    assert len(set(ALPHABET)) == len(ALPHABET) == 29
    assert not set(ALPHABET) & set("AEIOULY")


def test_a_code_is_a_letter_a_hyphen_and_seven_characters():
    code = make_code("T", secrets.choice)

    assert len(code) == CODE_LENGTH == 9
    assert code[:2] == "T-"
    assert set(code[2:]) <= set(ALPHABET)


@given(codes)
def test_a_code_parses_to_itself(code):
    assert parse_code(code) == code
    assert letter_of(code) == code[0]


@given(codes)
def test_every_single_wrong_character_is_noticed(code):
    wrong = [
        code[:place] + char + code[place + 1 :]
        for place in (0, *range(2, CODE_LENGTH))
        for char in (ALPHABET if place else LETTERS)
        if char != code[place]
    ]

    assert [other for other in wrong if parse_code(other)] == []


@given(codes)
def test_every_swap_of_two_characters_is_noticed(code):
    chars = code.replace("-", "")
    swaps = set()
    for one in range(len(chars)):
        for two in range(one + 1, len(chars)):
            swapped = list(chars)
            swapped[one], swapped[two] = swapped[two], swapped[one]
            swaps.add("".join(swapped))

    assert [other for other in swaps - {chars} if parse_code(other)] == []


@given(codes)
def test_a_code_is_understood_as_people_type_it(code):
    typed = code.replace("-", " ").replace("0", "o").replace("1", "ı").lower()

    assert parse_code(f" #{typed}. ") == code


def test_look_alikes_in_every_spelling_are_read_as_digits():
    code = make_code("K", lambda alphabet: alphabet[1])

    assert {parse_code(f"k{one * 6}{code[-1]}") for one in "1ıiIİlL"} == {code}


@pytest.mark.parametrize("text", ["", "T", "T-", "T-4KM7RP", "4-4KM7RPX", "T-4KM7RPAA", "Ş-111111"])
def test_what_is_no_code_parses_to_none(text):
    assert parse_code(text) is None


def test_letter_of_no_code_raises():
    with pytest.raises(TextError) as caught:
        letter_of("merhaba")

    assert caught.value.code == "code_invalid"


@pytest.mark.parametrize("letter", ["", "t", "Ş", "TT", "1", "I", "L", "O"])
def test_a_kind_is_named_by_one_capital_letter_without_look_alike(letter):
    with pytest.raises(TextError) as caught:
        make_code(letter, secrets.choice)

    assert caught.value.code == "code_letter"
