import csv

import pytest
from openpyxl import Workbook

from paydas.kernel.documents.sheets import xlsx_bytes
from tests.cli.drawing import chances, draw


def test_conflict_is_printed_and_nothing_written(tmp_path, tables):
    text = tables[1].read_text(encoding="utf-8")
    people = tables[0].read_text(encoding="utf-8").splitlines()
    have = sum(",Muş" in row for row in people)
    tables[1].write_text(text.replace("il,Muş,1,3", f"il,Muş,{have + 1},8"), encoding="utf-8")

    done = draw(tmp_path, *tables, language="tr")

    assert done.exit_code == 3
    assert f"“il: Muş”: en az {have + 1} isteniyor, havuzda {have} var" in done.output
    assert "en küçük değişiklikler" in done.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (1, "il,Van,1,3", "il,Van,1,-3", "quotas.csv, row 2, column “max”: “-3” is negative"),
        (1, "il,Van,1,3", "il,Van,1.5,3", "quotas.csv, row 2, column “min”: “1.5” is not a whole"),
        (1, "il,Van,1,3", "il,Van,3,1", "row 2, column “max”: the minimum 3 is above"),
        (1, "il,İzmir,", "il,Van,", "row 3, column “feature”: “il: Van” has two quotas"),
        (1, "il,Van,1,3", "il,Van,7,8", "the minima of “il” sum to 10, more than the 8 seats"),
        (1, "category,", "sınıf,", "quotas.csv, row 1, column “value”: the column is missing"),
        (0, "k001,", "k000,", "people.csv, row 3, column “id”: the id “k000” occurs twice"),
        (0, "id,alan,il", "ad,alan,il", "people.csv, row 1, column “id”: the column is missing"),
        (0, "id,alan,il", "id,il,il", "people.csv, row 1, column “il”: two columns"),
        (0, "k000,", "=k000,", "people.csv, row 2, column “id”: the id “=k000” would be taken for"),
        (0, "k000,", "k000,fazla,", "people.csv, row 2: the row has more cells"),
    ],
)
def test_wrong_tables_are_told_by_row_and_column(tmp_path, tables, file, old, new, told):
    text = tables[file].read_text(encoding="utf-8")
    assert old in text
    tables[file].write_text(text.replace(old, new, 1), encoding="utf-8")

    done = draw(tmp_path, *tables)

    assert done.exit_code == 2
    assert told in done.output
    assert not (tmp_path / "out").exists()


def rewritten(path, *, encoding="", mark=","):
    """Save a table again as another program would; without an encoding as a workbook."""
    heading, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    if not encoding:
        return path.write_bytes(xlsx_bytes(heading, rows))
    text = "".join(mark.join(row) + "\r\n" for row in [heading, *rows])
    return path.write_bytes(text.encode(encoding))


@pytest.mark.parametrize(
    "habit",
    [{}, {"encoding": "cp1254", "mark": ";"}, {"encoding": "utf-16", "mark": "\t"}],
    ids=["XLSX", "Turkish Windows", "UTF-16"],
)
def test_tables_are_read_however_they_were_saved(tmp_path, tables, habit):
    draw(tmp_path, *tables)
    before = (tmp_path / "out" / "drawn.csv").read_bytes()
    for path in tables:
        rewritten(path, **habit)

    done = draw(tmp_path, *tables)

    assert done.exit_code == 0, done.output
    assert (tmp_path / "out" / "drawn.csv").read_bytes() == before


def test_unknown_value_names_its_cell(tmp_path, tables):
    text = tables[0].read_text(encoding="utf-8")
    tables[0].write_text(text.replace("İzmir", "Izmir", 1), encoding="utf-8")

    done = draw(tmp_path, *tables)

    assert done.exit_code == 2
    assert "column “il”: “Izmir” has no quota in “il”" in done.output


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no rows"),
        (b"id,alan,il\n", "nobody to draw from"),
        (b"PK\x03\x04\x00\x00", "UTF-8"),
        (b'id,alan,il\n"k000' + b"x" * 200_000, "is a quotation mark left open?"),
    ],
    ids=["empty file", "heading only", "a workbook", "an open quotation mark"],
)
def test_unusable_people_file_is_told(tmp_path, tables, content, told):
    tables[0].write_bytes(content)

    done = draw(tmp_path, *tables)

    assert done.exit_code == 2
    assert told in done.output


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ("must = ['k001']\ndeclined = ['k001']", "two of must, accepted, declined"),
        ("must = ['nobody']", "“nobody” is not in the people table"),
        ("cap = 0", "the highest chance must be above 0"),
        ("must = [", "the rules cannot be read"),
        ("[[set]]\nname='x'\nmembers=['k001']\nat_least=2\nat_most=1", "not possible"),
        ("[[set]]\nname='x'\nmembers=['nobody']", "names “nobody”"),
        ("must = ['k000','k001','k002','k003','k004','k005','k006','k007','k008']", "only 8 seats"),
        ("must = 'k001'", "rules.toml, “must”: the value has the wrong form"),
        ("must = [true]", "“must”: the value has the wrong form"),
        ("declined = 3", "“declined”: the value has the wrong form"),
        ("event = 3", "“event”: the value has the wrong form"),
        ("cap = true", "the highest chance must be above 0"),
        ("cap = 0.1", "panels exist, but not with a highest chance of 0.1"),
        ("at_most = 3", "“at_most”: the value has the wrong form"),
        ("[at_most]\nil = 1.5", "“at_most.il”: the value has the wrong form"),
        ("[at_most]\nil = -1", "“at_most.il”: the value has the wrong form"),
        ("[at_most]\nnone = 1", "people.csv, row 1, column “none”: the column is missing"),
        ("set = 3", "“set”: the value has the wrong form"),
        ("[[set]]\nmembers = 'k001'", "“set 1”: the value has the wrong form"),
        ("[[set]]\nmembers = ['k001']\nat_most = true", "“set 1”: the value has the wrong form"),
        ("[[set]]\nname = 3\nmembers = ['k001']", "“set 1”: the value has the wrong form"),
        ("[[set]]\nname = 'x'\n[[set]]\nname = 'x'", "two rules have the name “x”"),
        ("[[set]]\nname = 'x'\nat_moost = 1", "“at_moost”: there is no such rule"),
        ("mustt = ['k001']", "rules.toml, “mustt”: there is no such rule; known are: accepted"),
    ],
)
def test_wrong_rules_are_told(tmp_path, tables, rules, told):
    path = tmp_path / "rules.toml"
    path.write_text(rules, encoding="utf-8")

    done = draw(tmp_path, *tables, "--rules", path)

    assert done.exit_code == 2
    assert told in done.output
    assert not (tmp_path / "out").exists()


def test_members_invited_in_any_case_may_not_break_a_quota(tmp_path, tables):
    rows = tables[0].read_text(encoding="utf-8").splitlines()
    ids = [row.split(",")[0] for row in rows if ",Van" in row][:4]
    rules = tmp_path / "rules.toml"
    rules.write_text(f"must = {ids}", encoding="utf-8")

    done = draw(tmp_path, *tables, "--rules", rules)

    assert done.exit_code == 2
    assert "4 members invited in any case have “il: Van”, the quota allows 3" in done.output


def test_maxima_that_sum_too_low_are_told(tmp_path, tables):
    done = draw(tmp_path, *tables, seats=13)

    assert done.exit_code == 2
    assert "quotas.csv, row 2, column “il”: the maxima of “il” sum to 12" in done.output


@pytest.mark.parametrize("seats", [0, -3])
def test_too_few_seats_are_told(tmp_path, tables, seats):
    done = draw(tmp_path, *tables, seats=seats)

    assert done.exit_code == 2
    assert done.output.strip() == "--seats: at least one seat is needed"


@pytest.mark.parametrize(
    "option",
    [("--seconds", "-1"), ("--tolerance", "nan"), ("--method", "best")],
    ids=" ".join,
)
def test_wrong_options_are_refused(tmp_path, tables, option):
    done = draw(tmp_path, *tables, *option)

    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_folder_that_cannot_be_written_is_told(tmp_path, tables):
    (tmp_path / "out").write_text("a file", encoding="utf-8")

    done = draw(tmp_path, *tables)

    assert done.exit_code == 2
    assert "the files cannot be written" in done.output
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file"


def test_failed_draw_leaves_an_earlier_one_as_it_was(tmp_path, tables):
    draw(tmp_path, *tables)
    before = {one.name: one.read_bytes() for one in (tmp_path / "out").iterdir()}

    done = draw(tmp_path, *tables, seats=41)

    assert done.exit_code == 2
    assert {one.name: one.read_bytes() for one in (tmp_path / "out").iterdir()} == before


@pytest.mark.parametrize(("seats", "code"), [(41, 2), (0, 2)])
def test_chances_refuse_what_a_draw_refuses(tables, seats, code):
    assert chances(tables, seats=seats).exit_code == code


def test_chances_print_the_conflict(tables):
    text = tables[1].read_text(encoding="utf-8")
    tables[1].write_text(text.replace("il,Muş,1,3", "il,Muş,5,8"), encoding="utf-8")

    done = chances(tables)

    assert done.exit_code == 3
    assert "“il: Muş”: at least 5 asked, 3 in the pool" in done.output


def test_more_seats_than_members_is_told(tmp_path, tables):
    done = draw(tmp_path, *tables, seats=41)

    assert done.exit_code == 2
    assert "41 seats, but only 40 members" in done.output


def test_missing_file_is_told(tmp_path, tables):
    done = draw(tmp_path, tmp_path / "none.csv", tables[1])

    assert done.exit_code == 2
    assert "none.csv: the file cannot be read" in done.output


def test_a_workbook_whose_formulas_were_never_computed_is_refused(tmp_path, tables):
    book = Workbook()
    book.active.append(["id", "il"])
    book.active.append(["a", '="Mu"&"ş"'])
    book.save(tmp_path / "people.xlsx")

    done = draw(tmp_path, tmp_path / "people.xlsx", tables[1])

    assert done.exit_code == 2
    assert "B2; save the file anew" in done.output
