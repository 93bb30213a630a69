import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paydas.kernel.text.folding import fold, tr_lower, tr_title, tr_upper, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ŞANLIURFA", "sanliurfa"),
        ("Şanlıurfa", "sanliurfa"),
        ("sanliurfa", "sanliurfa"),
        ("Hakkâri", "hakkari"),
        ("İZMİR", "izmir"),
        ("IĞDIR", "igdir"),
        ("Ankara’da", "ankarada"),
        ("Ankara'da", "ankarada"),
        ("Kadın-Erkek  Eşitliği;\tDerneği", "kadin erkek esitligi dernegi"),
        ("Łódź Straße Đakovo Ærø", "lodz strasse dakovo aero"),
        ("Θεσσαλονίκης", "θεσσαλονίκησ"),
        ("ЖИДКИЙ", "жидкий"),
        ("جمعية، خيرية", "جمعية خيرية"),
        ("½ %61", "1 2 61"),
        ("", ""),
        ("--", ""),
    ],
)
def test_fold_gives_the_search_form(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_does_not_see_composition(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyzâîû ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ"))
def test_fold_does_not_see_turkish_case(text):
    assert fold(tr_lower(text)) == fold(text) == fold(tr_upper(text))


@given(st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyz"))
def test_turkish_case_goes_there_and_back(text):
    assert tr_lower(tr_upper(text)) == text


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("SAĞLIK VE SOSYAL YARDIM DERNEĞİ", "Sağlık ve Sosyal Yardım Derneği"),
        ("ışık ile iyilik", "Işık ile İyilik"),
        ("ankara’da", "Ankara’da"),
        ("türk-alman", "Türk-Alman"),
        ("ve sonra", "Ve Sonra"),
        ("“ilk” 3rp", "“İlk” 3rp"),
    ],
)
def test_title_capitalises_initials_by_the_turkish_rule(text, titled):
    assert tr_title(text) == titled


def test_words_are_folded_and_in_order():
    assert words("Göç, İltica ve Uyum’a") == ["goc", "iltica", "ve", "uyuma"]
