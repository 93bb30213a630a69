import pytest

from paydas.kernel.text.marks import quoted, sentence_case


@pytest.mark.parametrize(
    ("phrase", "language", "begun"),
    [
        ("ilk sürüm", "tr", "İlk sürüm"),
        ("ılıman iklim", "tr", "Ilıman iklim"),
        ("in progress", "en", "In progress"),
        ("STK anketi", "tr", "STK anketi"),
        ("", "tr", ""),
    ],
)
def test_sentence_case_follows_the_language(phrase, language, begun):
    assert sentence_case(phrase, language) == begun


def test_quotation_within_a_quotation_takes_single_marks():
    assert quoted("“Siz kimsiniz” diye soruyor.") == "“‘Siz kimsiniz’ diye soruyor.”"
