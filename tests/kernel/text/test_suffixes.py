import pytest

from paydas.kernel.text.suffixes import (
    ablative,
    accusative,
    dative,
    genitive,
    locative,
    plural,
    possessive,
)

UNITS = ["", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"]
TENS = ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"]

# Locative, dative, accusative, genitive, possessive of every word that can end a number.
INFLECTED = {
    "sıfır": "da a ı ın ı",
    "bir": "de e i in i",
    "iki": "de ye yi nin si",
    "üç": "te e ü ün ü",
    "dört": "te e ü ün ü",
    "beş": "te e i in i",
    "altı": "da ya yı nın sı",
    "yedi": "de ye yi nin si",
    "sekiz": "de e i in i",
    "dokuz": "da a u un u",
    "on": "da a u un u",
    "yirmi": "de ye yi nin si",
    "otuz": "da a u un u",
    "kırk": "ta a ı ın ı",
    "elli": "de ye yi nin si",
    "altmış": "ta a ı ın ı",
    "yetmiş": "te e i in i",
    "seksen": "de e i in i",
    "doksan": "da a ı ın ı",
    "yüz": "de e ü ün ü",
    "bin": "de e i in i",
    "milyon": "da a u un u",
    "milyar": "da a ı ın ı",
}


def read_aloud(number):
    """Read a number up to 99,999 in full, so that its last word is heard."""
    thousands, rest = divmod(number, 1000)
    spoken = []
    if thousands:
        spoken += (read_aloud(thousands) if thousands > 1 else []) + ["bin"]
    if rest // 100:
        spoken += ([UNITS[rest // 100]] if rest // 100 > 1 else []) + ["yüz"]
    spoken += [TENS[rest // 10 % 10], UNITS[rest % 10]]
    return [word for word in spoken if word] or ["sıfır"]


def inflect(text):
    forms = [form(text) for form in (locative, dative, accusative, genitive, possessive)]
    return " ".join(form.removeprefix(f"{text}’") for form in forms)


def test_every_number_up_to_ten_thousand_is_inflected_as_it_is_read():
    wrong = [
        number
        for number in range(10_001)
        if inflect(str(number)) != INFLECTED[read_aloud(number)[-1]]
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("1.284", "dört"),
        ("12.000", "bin"),
        ("3.000.000", "milyon"),
        ("2.000.000.000", "milyar"),
        ("19.781,88", "sekiz"),
        ("0,50", "elli"),
        ("%61", "bir"),
        ("21.11.2026", "altı"),
        ("14.30", "otuz"),
        ("T-4KM7RP6", "altı"),
        ("T-4KM7R60", "sıfır"),
        ("G20", "yirmi"),
    ],
)
def test_written_numbers_are_inflected_by_their_last_spoken_word(written, word):
    assert inflect(written) == INFLECTED[word]


@pytest.mark.parametrize(
    ("form", "text", "inflected"),
    [
        (locative, "Ankara", "Ankara’da"),
        (locative, "Hatay", "Hatay’da"),
        (locative, "Batman", "Batman’da"),
        (locative, "Sinop", "Sinop’ta"),
        (locative, "Hakkâri", "Hakkâri’de"),
        (locative, "İstiklal", "İstiklal’de"),
        (locative, "2022", "2022’de"),
        (ablative, "Gaziantep", "Gaziantep’ten"),
        (ablative, "İzmir", "İzmir’den"),
        (dative, "Muğla", "Muğla’ya"),
        (dative, "Zonguldak", "Zonguldak’a"),
        (genitive, "Şırnak", "Şırnak’ın"),
        (genitive, "Ordu", "Ordu’nun"),
        (accusative, "Düzce", "Düzce’yi"),
        (accusative, "215", "215’i"),
        (accusative, "%61", "%61’i"),
        (genitive, "STK", "STK’nin"),
        (genitive, "AFAD", "AFAD’ın"),
        (genitive, "ABD", "ABD’nin"),
        (genitive, "AB", "AB’nin"),
        (genitive, "3RP", "3RP’nin"),
        (genitive, "UNICEF", "UNICEF’in"),
        (genitive, "BMMYK", "BMMYK’nin"),
        (genitive, "TÜİK", "TÜİK’in"),
        (locative, "KARS", "KARS’ta"),
        (locative, "T-4KM7RPX", "T-4KM7RPX’te"),
        (locative, "T-4KM7RPK", "T-4KM7RPK’de"),
        (locative, "Örnek Kadın Derneği", "Örnek Kadın Derneğinde"),
        (dative, "Aile ve Sosyal Hizmetler Bakanlığı", "Aile ve Sosyal Hizmetler Bakanlığına"),
        (genitive, "Keçiören Belediyesi", "Keçiören Belediyesinin"),
        (locative, "Ulusal Eylem Planı", "Ulusal Eylem Planı’nda"),
        (locative, "Beyoğlu", "Beyoğlu’nda"),
        (ablative, "Ege Bölgesi", "Ege Bölgesi’nden"),
        (plural, "STK", "STK’ler"),
        (plural, "Kardelenler 101", "Kardelenler 101’ler"),
    ],
)
def test_names_take_the_suffix_that_is_spoken(form, text, inflected):
    assert form(text) == inflected


@pytest.mark.parametrize(
    ("text", "case", "inflected"),
    [
        ("38", "", "38’i"),
        ("6", "", "6’sı"),
        ("38", "dative", "38’ine"),
        ("38", "accusative", "38’ini"),
        ("6", "locative", "6’sında"),
        ("40", "ablative", "40’ından"),
        ("%100", "genitive", "%100’ünün"),
    ],
)
def test_a_possessive_may_carry_a_case(text, case, inflected):
    assert possessive(text, case) == inflected


def test_the_spoken_form_overrules_the_written_one():
    assert locative("WHO", spoken="dünya sağlık örgütü") == "WHO’de"


@pytest.mark.parametrize("text", ["", "  ", "?"])
def test_a_text_without_words_is_inflected_without_failing(text):
    assert locative(text) == f"{text}’de"
