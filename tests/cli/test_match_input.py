import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from paydas.kernel.documents.sheets import xlsx_bytes
from tests.factories.match_files import OFFERS, PEOPLE, WITH_MINIMUMS, digests


def test_match_names_a_column_as_the_file_does(run_match):
    people = "Kimlik No;Yaş;Bekleme Günü\nK1;otuz;4\nK2;30;-1\n"

    said = run_match(people).stderr

    assert "people.csv, 2. satır, “Yaş” sütunu" in said
    assert "people.csv, 3. satır, “Bekleme Günü” sütunu" in said


BIG = "x" * 1_000_000
HEADING, *ROWS = csv.reader(io.StringIO(PEOPLE))


@pytest.mark.parametrize(
    ("people", "offers", "said"),
    [
        (PEOPLE.replace("K2", "K1"), OFFERS, "people.csv, 3. satır, “id” sütunu"),
        (PEOPLE, OFFERS.replace("F2", "F1"), "offers.csv, 3. satır, “id” sütunu"),
        (PEOPLE, "id,capacity\n", "hiç satır yok"),
        (
            PEOPLE,
            OFFERS.replace("sal 10:00-12:00", "sal 10-12;sal 11-13"),
            "offers.csv, 2. satır, “sessions” sütunu",
        ),
        (PEOPLE, OFFERS.replace("Örnek Koro", BIG), "offers.csv, 2. satır, “title” sütunu"),
        (PEOPLE.replace(",25,40,", ",25,çok,"), OFFERS, "3. satır, “waiting_days” sütunu"),
        (PEOPLE, OFFERS.replace("Koro,1", "Koro,-1"), "offers.csv, 2. satır, “capacity” sütunu"),
        (PEOPLE, OFFERS.replace("Koro,1", "Koro,çok"), "“çok” bir tam sayı değil"),
        (PEOPLE, OFFERS.replace("Koro,1", "Koro,"), "offers.csv, 2. satır, “capacity” sütunu"),
        (
            PEOPLE.replace("sal 09:00-13:00", "sal 09-11;sal 10-12"),
            OFFERS,
            "“sal 10-12” ile “sal 09-11” çakışıyor",
        ),
        (PEOPLE.replace("sal 09:00", "salı günü"), OFFERS, "people.csv, 2. satır, “free” sütunu"),
        (PEOPLE.replace(",ar,", ",arapça,"), OFFERS, "people.csv, 4. satır, “languages” sütunu"),
        (PEOPLE.replace("interests", "intrests"), OFFERS, "“intrests” adında bir sütun tanınmıyor"),
        (PEOPLE.replace("id,", "place,", 1), OFFERS, "sütunu iki kez var"),
        ("id,place\n", OFFERS, "hiç satır yok"),
        ("", OFFERS, "Dosya boş"),
        (PEOPLE.replace("spor", BIG), OFFERS, "people.csv, 3. satır, “interests” sütunu"),
        (
            PEOPLE.replace("müzik", "çğıöşüÇĞİÖŞÜ").encode().replace(b"\xc3", b"\xff", 1),
            OFFERS,
            "UTF-8",
        ),
        (b"PK\x03\x04\x00\x00", OFFERS, "bir tablo değil"),
        (PEOPLE.replace(",25,", ",250,"), OFFERS, "bir yaş olamaz"),
        (PEOPLE + 'K4,"06\n', OFFERS, "okunamıyor"),
        (
            PEOPLE,
            OFFERS.replace("title", "aims").replace("Örnek Koro", "para"),
            "“para” tanınmıyor",
        ),
    ],
)
def test_match_names_row_and_column_and_writes_nothing(run_match, tmp_path, people, offers, said):
    result = run_match(people, offers)

    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "people",
    [
        PEOPLE.encode("cp1254"),
        PEOPLE.encode("utf-16"),
        PEOPLE.encode("utf-8-sig"),
        xlsx_bytes(HEADING, ROWS),
    ],
    ids=["Turkish Windows", "UTF-16", "UTF-8 with a mark", "XLSX"],
)
def test_match_reads_a_table_however_it_was_saved(run_match, tmp_path, people):
    run_match(PEOPLE.encode())
    before = (tmp_path / "out" / "proposals.csv").read_bytes()

    result = run_match(people)

    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "out" / "proposals.csv").read_bytes() == before


def test_match_names_all_problems_at_once(run_match):
    result = run_match(PEOPLE.replace(",30,", ",otuz,").replace(",25,", ",-1,"), OFFERS)

    assert ("2. satır" in result.stderr, "3. satır" in result.stderr) == (True, True)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("[weights]\nreligion = 3", "“religion” diye bir puan kalemi yok"),
        (
            "[weights]\ninterest=0\ntravel=0\naims=0\npractice=0\ntime=0",
            "Ağırlıkların toplamı sıfır",
        ),
        ("preset = 'wide'", "diye bir hazır kural yok"),
        ("floor = ", "okunamıyor"),
    ],
)
def test_match_refuses_wrong_rules(run_match, rules, said):
    result = run_match(rules=rules)

    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr


def test_match_refuses_a_folder_with_other_files(run_match, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("mine")

    result = run_match()

    assert (result.exit_code, sorted(digests(tmp_path / "out"))) == (2, ["thesis.docx"])


def test_match_keeps_earlier_results_when_the_new_input_is_wrong(run_match, tmp_path):
    run_match()
    before = digests(tmp_path / "out")

    run_match(PEOPLE.replace(",30,", ",otuz,"))

    assert digests(tmp_path / "out") == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["offers.csv", "out", "people.csv"]


def test_match_names_an_earlier_pair_that_is_not_in_the_lists(run_match):
    result = run_match(history="person,opportunity,state\nK1,F9,accepted\n")

    assert result.exit_code == 2
    assert "history.csv, 2. satır" in result.stderr
    assert "“K1 – F9”" in result.stderr


@pytest.mark.parametrize("state", ["maybe", ""])
def test_match_names_a_state_that_is_none(run_match, state):
    result = run_match(history=f"kişi,fırsat,durum\nK1,F1,kabul\nK2,F2,{state}\n")

    assert (result.exit_code, "history.csv, 3. satır, “durum” sütunu" in result.stderr) == (2, True)


def test_match_asks_to_which_group_minimums_belong(run_match):
    result = run_match(PEOPLE, WITH_MINIMUMS)

    assert (result.exit_code, "hangi gruba" in result.stderr) == (2, True)


def test_tables_too_small_for_the_guests_are_named(run_match, tmp_path):
    rows = "".join(f"G{n},06\n" for n in range(12))
    tables = "id,title,capacity\nM1,Masa 1,8\nM2,Masa 2,5\n"

    result = run_match("id,place\n" + rows, tables, rules="preset = 'tables'")

    assert (result.exit_code, "offers.csv, 3. satır, “capacity” sütunu" in result.stderr) == (
        2,
        True,
    )
    assert not (tmp_path / "out").exists()


WILD = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "-1",
            "1e9",
            "NaN",
            "٣",
            "evet",
            "sal 10-12",
            "sal 25:00-26",
            ";;",
            "tr;",
            "🎈",
            "\u202e",
            "0",
        ]
    ),
)


@given(st.integers(0, 3), st.integers(0, 7), WILD, st.booleans())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_match_survives_any_cell_and_writes_all_or_none(
    run_match, tmp_path, row, column, cell, side
):
    sheets = [PEOPLE, OFFERS]
    lines = list(csv.reader(io.StringIO(sheets[side])))
    lines[row % len(lines)][column % len(lines[0])] = cell
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    sheets[side] = text.getvalue()
    out = f"out{len(list(tmp_path.iterdir()))}"

    result = run_match(*[one.encode("utf-8", "surrogatepass") for one in sheets], out=out)

    written = tmp_path / out
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert (result.exit_code, written.exists()) in {(0, True), (3, True), (2, False)}
    assert not written.exists() or len(list(written.iterdir())) == 10


def test_a_workbook_whose_formulas_were_never_computed_is_refused(run_match):
    book = Workbook()
    book.active.append(["id", "name"])
    book.active.append(["a", '="Ö"&"rnek"'])
    file = io.BytesIO()
    book.save(file)

    done = run_match(file.getvalue(), OFFERS)

    assert done.exit_code == 2
    assert "B2" in done.output
