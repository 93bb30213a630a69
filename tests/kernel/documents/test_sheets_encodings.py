import pytest

from paydas.kernel.documents.sheets import SheetError, open_sheet

TURKISH = "Kurum Adı;İl\nIşığı Arayan Gençler Derneği;Şanlıurfa\nÇığ Vakfı;Muş\n"
CYRILLIC = "Название;Город\nОбщество защиты животных;Москва\n"  # noqa: RUF001 -- it is Cyrillic
GREEK = "Όνομα;Πόλη\nΕλληνική Εταιρεία;Αθήνα\n"  # noqa: RUF001 -- it is Greek
ARABIC = "اسم;مدينة\nجمعية الهلال;عمان\n"
CHINESE = "名称;城市\n中国扶贫基金会;北京\n"
JAPANESE = "名称;都市\n国境なき医師団日本;トウキョウ\n"


def refusal(data):
    with pytest.raises(SheetError) as caught:
        open_sheet(data)
    return caught.value.code, caught.value.params


@pytest.mark.parametrize("encoding", ["iso8859-9", "cp1254", "utf-16-be", "utf-32"])
def test_turkish_words_full_of_accents_are_read(encoding):
    assert next(open_sheet(TURKISH.encode(encoding)).rows).values["İl"] == "Şanlıurfa"


def test_byte_order_is_told_though_the_first_letter_is_not_plain():
    assert open_sheet(f"Ş{TURKISH}".encode("utf-16-be")).columns == ("ŞKurum Adı", "İl")


def test_western_letters_of_windows_are_read():
    data = "Nom;Ville\nSociété d’été à Béziers;Orléans\n".encode("cp1252")

    assert next(open_sheet(data).rows).values["Nom"] == "Société d’été à Béziers"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CYRILLIC, "cp1251"),
        (CYRILLIC, "koi8-r"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift-jis"),
        (TURKISH, "mac_turkish"),
        (TURKISH.replace("ç", "c"), "mac_turkish"),
        (TURKISH, "cp857"),
    ],
)
def test_letters_that_would_come_out_garbled_are_refused(text, encoding):
    assert refusal(text.encode(encoding))[0] == "bad_encoding"


def test_letters_garbled_before_are_refused():
    data = TURKISH.encode().decode("cp1252", "replace").encode()

    assert refusal(data) == ("bad_encoding", {"line": 1})


@pytest.mark.parametrize(("most", "one"), [("utf-8", "cp1254"), ("cp1254", "utf-8")])
def test_line_in_another_encoding_than_the_rest_is_named(most, one):
    lines = TURKISH.splitlines(keepends=True) * 3
    data = b"".join(line.encode(one if n == 4 else most) for n, line in enumerate(lines))

    assert refusal(data) == ("bad_encoding", {"line": 5})


def test_quotation_mark_after_a_capital_is_no_second_encoding():
    data = "Ad;İl\r\n“KÖYÜ” Derneği;Ağrı\r\nÇınar;Iğdır\r\n".encode("cp1254")

    assert next(open_sheet(data).rows).values["Ad"] == "“KÖYÜ” Derneği"


def test_line_is_counted_whatever_ends_the_lines():
    data = TURKISH.replace("\n", "\r").encode() + "Öksüz;Kırşehir\r".encode("cp1254")

    assert refusal(data) == ("bad_encoding", {"line": 4})


@pytest.mark.parametrize(
    "data",
    [b'[{"ad": "x"}]', b'{"data": []}', b"%PDF-1.7\na;b\n1;2\n", b"{\\rtf1 a;b\\par 1;2}"],
)
def test_text_of_another_kind_is_no_table(data):
    assert refusal(data)[0] == "not_a_sheet"


def test_stray_control_characters_of_an_old_database_are_dropped():
    data = ("Ad;İl\n" + "Örnek Derneği;Van\n" * 20 + "Yeni\0 Dernek;Muş\n").encode()

    assert [row.values["Ad"] for row in open_sheet(data).rows][-1] == "Yeni Dernek"
