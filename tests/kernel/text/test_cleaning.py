import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydas.kernel.text.cleaning import file_name, storable, visible


@given(st.text())
def test_storable_text_can_be_written_as_utf_8_without_nul(text):
    kept = storable(text)

    assert "\0" not in kept
    assert kept.encode().decode() == kept


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Ankara\u00a0İli", "Ankara İli"),
        ("gpj.\u202eexe", "gpj.exe"),
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("\ufeffsöz\x00\x1b\ud800", "söz"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("bir\tiki", "bir\tiki"),
    ],
)
def test_visible_text_keeps_words_apart_and_letters_whole(text, seen):
    assert visible(text) == seen


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("liste.csv", "liste.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Gelen kutusu\\liste.xlsx", "liste.xlsx"),
        ("rapor\u202efdp.exe", "raporfdp.exe"),
        ("a\nb\x00.csv", "a b.csv"),
        ("", "table"),
        ("/", "table"),
        ("x" * 300 + ".csv", "x" * 196 + ".csv"),
    ],
)
def test_a_file_s_name_is_kept_without_folders_and_invisible_signs(name, kept):
    assert file_name(name, "table") == kept
