from hypothesis import given
from hypothesis import strategies as st

from paydas.kernel.documents.markup import parse_markup, parse_runs, text_without_marks
from paydas.kernel.documents.tree import BulletList, Paragraph, Quotation, Run, plain, text_of
from paydas.kernel.text.codes import make_code

CODE = make_code("T", lambda alphabet: alphabet[0])


def test_blank_lines_part_paragraphs_and_single_ones_join():
    assert parse_markup("Bir\niki.\n\nÜç.") == (
        Paragraph(plain("Bir iki.")),
        Paragraph(plain("Üç.")),
    )


def test_marks_become_runs():
    assert parse_runs("Bu **çok** *önemli* söz.") == (
        Run("Bu "),
        Run("çok", "strong"),
        Run(" "),
        Run("önemli", "emphasis"),
        Run(" söz."),
    )


def test_link_takes_only_safe_addresses():
    assert parse_runs("[site](https://example.org/a)") == (
        Run("site", "link", "https://example.org/a"),
    )
    assert parse_runs("[site](javascript:x)") == plain("[site](javascript:x)")


def test_public_code_is_found_and_put_into_its_form():
    loose = CODE.replace("-", " ")

    assert parse_runs(f"[[{loose}]]") == (Run(CODE, "code"),)
    assert parse_runs("[[yok]]") == plain("[[yok]]")


def test_backslash_keeps_a_sign():
    assert parse_runs(r"2 \* 3 \* 4") == plain("2 * 3 * 4")


def test_lists_are_read_with_their_continued_lines():
    assert parse_markup("- bir\n  devamı\n- **iki**\n\n1. ilk\n2. sonra") == (
        BulletList((plain("bir devamı"), (Run("iki", "strong"),))),
        BulletList((plain("ilk"), plain("sonra")), numbered=True),
    )


def test_quotation_names_speaker_and_code():
    text = f"> Tercüman yok,\n> her ilde olsun.\n> — bir dernek temsilcisi [[{CODE}]]"

    assert parse_markup(text) == (
        Quotation("Tercüman yok, her ilde olsun.", CODE, "bir dernek temsilcisi"),
    )


def test_two_quotations_stay_two():
    assert parse_markup("> bir\n\n> iki") == (Quotation("bir"), Quotation("iki"))


def test_html_is_only_text():
    assert parse_markup("<b onclick=x>a</b>") == (Paragraph(plain("<b onclick=x>a</b>")),)


@given(st.text(alphabet="ab*[]()>-\\. \n1"))
def test_no_text_breaks_the_parser_or_loses_a_letter(text):
    blocks = parse_markup(text)

    assert len(blocks) <= text.count("\n") + 1
    kept = text_of(parse_runs(text))
    assert [sign for sign in kept if sign in "ab"] == [sign for sign in text if sign in "ab"]


def test_bare_words_of_marked_text():
    assert text_without_marks("**Bir** [iki](https://e.org)") == "Bir iki"
