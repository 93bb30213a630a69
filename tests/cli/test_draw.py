import json
import os
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from paydas.cli.draw import app
from paydas.cli.draw_protocol import percent
from tests.factories.draws import make_members, make_rule, write_tables

FILES = {
    "chances.csv",
    "draw.json",
    "drawn.csv",
    "lottery.json",
    "lottery.sha256",
    "protocol.html",
    "verify_draw.py",
}


def run(*arguments):
    return CliRunner().invoke(app, [str(one) for one in arguments])


def draw(folder, people, quotas, *more, seats=8, seed="123", language="en"):
    seeded = ("--seed", seed) if seed else ()
    where = ("--out", folder / "out", "--language", language)
    return run(people, quotas, "--seats", seats, *where, *seeded, *more)


@pytest.fixture
def tables(tmp_path):
    return write_tables(tmp_path, make_members(), make_rule())


def test_draw_writes_all_files_and_can_be_verified(tmp_path, tables):
    done = draw(tmp_path, *tables)

    assert done.exit_code == 0, done.output
    assert {one.name for one in (tmp_path / "out").iterdir()} == FILES
    assert run("verify", tmp_path / "out").exit_code == 0
    drawn = (tmp_path / "out" / "drawn.csv").read_text(encoding="utf-8").splitlines()
    assert len(drawn) == 9


def test_draw_without_seed_publishes_and_draws_nobody(tmp_path, tables):
    draw(tmp_path, *tables)

    done = draw(tmp_path, *tables, seed=None)

    assert done.exit_code == 0
    left = {one.name for one in (tmp_path / "out").iterdir()}
    assert left == FILES - {"draw.json", "drawn.csv"}
    page = (tmp_path / "out" / "protocol.html").read_text(encoding="utf-8")
    assert "Nobody is drawn yet" in page


def test_draw_is_the_same_to_the_last_byte_in_another_process(tmp_path, tables):
    found = []
    for number, hash_seed in enumerate(("0", "77")):
        out = tmp_path / str(number)
        command = "from paydas.cli.draw import app; app()"
        subprocess.run(
            [
                *(sys.executable, "-c", command, *map(str, tables), "--seats", "8"),
                *("--out", str(out), "--seed", "Millî Piyango 5"),
            ],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": "src"},
        )
        found.append({one.name: one.read_bytes() for one in out.iterdir()})

    assert found[0] == found[1]


def test_draw_does_not_depend_on_the_order_of_rows(tmp_path, tables):
    draw(tmp_path, *tables)
    first = (tmp_path / "out" / "lottery.json").read_bytes()
    for path in tables:
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([head, *rows[::-1]]), encoding="utf-8")

    draw(tmp_path, *tables)

    assert (tmp_path / "out" / "lottery.json").read_bytes() == first


def test_verifier_needs_only_python(tmp_path, tables):
    draw(tmp_path, *tables)

    done = subprocess.run(
        [sys.executable, "-I", "-S", "verify_draw.py", "."],
        cwd=tmp_path / "out",
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("mark", "encoding"), [(";", "cp1254"), ("\t", "utf-8-sig")])
def test_draw_reads_what_offices_save(tmp_path, mark, encoding):
    tables = write_tables(tmp_path, make_members(), make_rule(), mark, encoding)

    assert draw(tmp_path, *tables).exit_code == 0
    assert "İzmir" in (tmp_path / "out" / "drawn.csv").read_text(encoding="utf-8")


def test_protocol_shows_quotas_chances_seed_and_hash(tmp_path, tables):
    draw(tmp_path, *tables, seed="Çekiliş <7>", language="tr")

    page = (tmp_path / "out" / "protocol.html").read_text(encoding="utf-8")
    mark = (tmp_path / "out" / "lottery.sha256").read_text().split()[0]
    assert mark in page
    assert "Çekiliş &lt;7&gt;" in page
    assert '<th scope="row">Van</th><td class="n">' in page
    assert "kanıtlandı" in page


@pytest.mark.parametrize(
    ("value", "english", "turkish"),
    [
        (0.125, "12.5%", "%12,5"),
        (1.0, "100%", "%100"),
        (0.9999, "99.9%", "%99,9"),
        (0.0, "0%", "%0"),
        (1e-6, "0.1%", "%0,1"),
    ],
)
def test_only_certainty_is_shown_as_such(value, english, turkish):
    assert (percent(value, "en"), percent(value, "tr")) == (english, turkish)


def test_protocol_names_who_would_follow_whom(tmp_path, tables):
    draw(tmp_path, *tables)

    said = json.loads((tmp_path / "out" / "draw.json").read_bytes())
    page = (tmp_path / "out" / "protocol.html").read_text(encoding="utf-8")
    lines = re.findall(r"<li>Instead of (.*?): (.*?)</li>", page)
    assert [following.split(", ") for _, following in lines] == said["reserves"]
    assert {one for drawn, _ in lines for one in drawn.split(", ")} <= set(said["drawn"])


def test_rules_settle_members_and_limit_groups(tmp_path, tables):
    rules = tmp_path / "rules.toml"
    rules.write_text(
        'event = "Millî Piyango, 1 Aralık"\nmust = ["k005"]\ndeclined = ["k006"]\n'
        '[[set]]\nname = "ev sahibi"\nmembers = ["k000", "k001", "k002"]\nat_most = 1\n',
        encoding="utf-8",
    )

    done = draw(tmp_path, *tables, "--rules", rules)

    assert done.exit_code == 0, done.output
    said = json.loads((tmp_path / "out" / "draw.json").read_bytes())
    assert "k005" in said["drawn"]
    assert "k006" not in said["drawn"]
    assert len({"k000", "k001", "k002"} & set(said["drawn"])) <= 1
    assert "Millî Piyango" in (tmp_path / "out" / "protocol.html").read_text(encoding="utf-8")


def test_same_column_limit_spreads_seats(tmp_path, tables):
    people = tables[0]
    head, *rows = people.read_text(encoding="utf-8").splitlines()
    lines = [f"{head},federasyon", *(f"{row},F{n % 12}" for n, row in enumerate(rows))]
    people.write_text("\n".join(lines), encoding="utf-8")
    rules = tmp_path / "rules.toml"
    rules.write_text("[at_most]\nfederasyon = 1\n", encoding="utf-8")

    draw(tmp_path, *tables, "--rules", rules)

    drawn = json.loads((tmp_path / "out" / "draw.json").read_bytes())["drawn"]
    assert len({int(one[1:]) % 12 for one in drawn}) == 8


def stratified(folder, quotas, *more):
    text = quotas.read_text(encoding="utf-8").splitlines()
    quotas.write_text("\n".join(row for row in text if not row.startswith("alan")), "utf-8")
    return draw(folder, folder / "people.csv", quotas, "--method", "stratified", *more)


def test_stratified_draw_can_be_verified_and_says_what_it_is(tmp_path, tables):
    done = stratified(tmp_path, tables[1])

    assert done.exit_code == 0, done.output
    assert run("verify", tmp_path / "out").exit_code == 0
    page = (tmp_path / "out" / "protocol.html").read_text(encoding="utf-8")
    assert "This is a plain stratified draw" in page
    assert json.loads((tmp_path / "out" / "lottery.json").read_bytes())["method"] == "stratified"


def test_stratified_draw_of_overlapping_groups_is_told(tmp_path, tables):
    done = draw(tmp_path, *tables, "--method", "stratified")

    assert done.exit_code == 2
    assert "quotas.csv: a stratified draw needs quotas on exactly one feature" in done.output
    assert not (tmp_path / "out").exists()


def test_maximin_draw_can_be_verified_and_says_what_it_is(tmp_path, tables):
    done = draw(tmp_path, *tables, "--method", "maximin")

    assert done.exit_code == 0, done.output
    assert run("verify", tmp_path / "out").exit_code == 0
    page = (tmp_path / "out" / "protocol.html").read_text(encoding="utf-8")
    assert "The other chances could perhaps be evened out further" in page


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


def test_unknown_value_names_its_cell(tmp_path, tables):
    text = tables[0].read_text(encoding="utf-8")
    tables[0].write_text(text.replace("İzmir", "Izmir", 1), encoding="utf-8")

    done = draw(tmp_path, *tables)

    assert done.exit_code == 2
    assert "column “il”: “Izmir” has no quota in “il”" in done.output


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "no rows"), (b"id,alan,il\n", "nobody to draw from"), (b"PK\x03\x04\x00\x00", "UTF-8")],
    ids=["empty file", "heading only", "a workbook"],
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


def chances(tables, *more, seats=8):
    return run("chances", *tables, "--seats", seats, "--language", "en", *more)


def test_chances_are_told_at_once_with_the_price_of_quotas(tables):
    done = chances(tables)

    assert done.exit_code == 0, done.output
    assert "Provisional chances" in done.output
    assert "40 members, lowest 15.8%, average 20.0%, highest 33.3%" in done.output
    assert "  - “il: Van” at most 4: 15.8% → 18.9%" in done.output


def test_chances_name_who_stands_on_no_list_and_why(tmp_path):
    people, quotas = tmp_path / "people.csv", tmp_path / "quotas.csv"
    people.write_text("id,il,yaş\na,Van,genç\nb,Van,yaşlı\nc,Muş,yaşlı\nd,Muş,yaşlı\n", "utf-8")
    quotas.write_text("category,feature,min,max\nil,Van,0,2\nil,Muş,0,2\n", "utf-8")
    with quotas.open("a", encoding="utf-8") as file:
        file.write("yaş,yaşlı,2,2\nyaş,genç,0,2\n")

    done = chances((people, quotas), seats=2)

    assert done.exit_code == 0, done.output
    assert "No list that meets the quotas contains these (1)" in done.output
    assert "  - a: “yaş: yaşlı”: at least 2 asked, 3 in the pool" in done.output


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
