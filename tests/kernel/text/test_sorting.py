import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydas.kernel.text.folding import tr_upper
from paydas.kernel.text.sorting import SORT_KEY_LENGTH, sort_key


def test_sort_key_follows_the_turkish_alphabet():
    alphabet = list("0123456789abcçdefgğhıijklmnoöpqrsştuüvwxyz")

    assert sorted(random.Random(7).sample(alphabet, len(alphabet)), key=sort_key) == alphabet


@pytest.mark.parametrize(
    "names",
    [
        ["Çanakkale", "Çankırı", "Çorum", "Denizli"],
        ["Iğdır", "Isparta", "İstanbul", "İzmir", "Kahramanmaraş"],
        ["Muş", "Muğla"][::-1],
        ["Ala", "Âlâ", "Ala Dağ", "Alaca"],
        ["2. Adım", "Adım", "Ünye", "Zonguldak", "ελλάς", "دمشق"],
        ["Ses", "Ses Derneği", "Ses-Işık"],
    ],
)
def test_sort_key_orders_names(names):
    assert sorted(random.Random(7).sample(names, len(names)), key=sort_key) == names


@given(st.text())
def test_sort_key_is_digits_within_its_length(text):
    assert re.fullmatch(r"[0-9]*", sort_key(text))
    assert len(sort_key(text)) <= SORT_KEY_LENGTH


@given(st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyz 0123456789"))
def test_sort_key_does_not_see_case_or_outer_blanks(text):
    assert sort_key(f" {tr_upper(text)} ") == sort_key(text)


@given(st.text(alphabet="açz1 "), st.text(alphabet="açz1"))
def test_a_longer_text_never_sorts_before_its_beginning(start, rest):
    assert sort_key(start + rest) >= sort_key(start)


def test_sort_key_keeps_apart_a_shorter_length():
    assert sort_key("Şanlıurfa", length=6) == sort_key("Şan")
