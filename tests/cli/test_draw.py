import json
import os
import re
import subprocess
import sys

import pytest

from paydas.cli.draw_protocol import percent
from tests.cli.drawing import chances, draw, run
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
