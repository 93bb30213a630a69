import csv
import hashlib
import io
import json
import subprocess
import sys

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from paydas.cli.match import add_to
from paydas.cli.matching import columns
from paydas.cli.matching.nouns import BODIES
from paydas.cli.matching.nouns import PEOPLE as PEOPLE_NOUNS
from paydas.cli.matching.obstacles import OBSTACLES, QUESTIONS
from paydas.cli.matching.page_words import WORDS
from paydas.cli.matching.phrases import PHRASES
from paydas.cli.matching.sentences import SENTENCES

PEOPLE = (
    "id,place,languages,interests,free,age,waiting_days,group:gender\n"
    "K1,06,tr,müzik;el işi,sal 09:00-13:00,30,12,kadın\n"
    "K2,06,tr,spor,,25,40,erkek\n"
    "K3,06,ar,müzik,,41,3,kadın\n"
)
OFFERS = (
    "id,title,capacity,place,languages,topics,sessions\n"
    "F1,Örnek Koro,1,06,tr,müzik,sal 10:00-12:00\n"
    "F2,Örnek Yürüyüş,1,06,tr,spor,cmt 10:00-12:00\n"
)
WITH_MINIMUMS = OFFERS.replace("sessions\n", "sessions,minimums\n").replace(
    "12:00\n", "12:00,kadın:1\n"
)


@pytest.fixture
def run(tmp_path):
    application = typer.Typer()
    add_to(application)

    def call(people=PEOPLE, offers=OFFERS, *options, rules=None, history=None, out="out"):
        for name, content in (("people.csv", people), ("offers.csv", offers)):
            raw = content if isinstance(content, bytes) else content.encode()
            (tmp_path / name).write_bytes(raw)
        more = []
        for name, content in (("rules.toml", rules), ("history.csv", history)):
            if content is not None:
                (tmp_path / name).write_text(content)
                more += [f"--{name.partition('.')[0]}", str(tmp_path / name)]
        files = [str(tmp_path / "people.csv"), str(tmp_path / "offers.csv")]
        return CliRunner().invoke(
            application, [*files, "--out", str(tmp_path / out), *more, *options]
        )

    return call


def digests(folder):
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}


def test_match_writes_all_files_and_exits_0(run, tmp_path):
    result = run()

    assert (result.exit_code, sorted(digests(tmp_path / "out"))) == (
        0,
        [
            "calls.csv",
            "explanations.csv",
            "fairness.csv",
            "index.html",
            "places.csv",
            "proposals.csv",
            "result.json",
            "unmet.csv",
            "waiting.csv",
            "wishes.csv",
        ],
    )


def test_match_proposes_and_leaves_waiting(run, tmp_path):
    run()

    content = json.loads((tmp_path / "out" / "result.json").read_text())
    pairs = [(one["person_id"], one["offer_id"]) for one in content["proposals"]]
    assert (pairs, content["waiting"]) == ([("K1", "F1"), ("K2", "F2")], ["K3"])


def test_match_is_byte_identical_for_equal_inputs_and_seed(run, tmp_path):
    run(out="first")
    run(out="second")

    assert digests(tmp_path / "first") == digests(tmp_path / "second")


def test_match_gives_the_same_tables_for_other_orders_of_rows(run, tmp_path):
    head, *rows = PEOPLE.splitlines(keepends=True)
    run(out="first")
    run(head + "".join(reversed(rows)), out="second")

    first, second = digests(tmp_path / "first"), digests(tmp_path / "second")
    changed = {name for name in first if first[name] != second[name]}
    # These two carry the SHA-256 of the files that were read.
    assert changed == {"index.html", "result.json"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("tr", "“Örnek Koro” öneriliyor: 83/100 puan."),
        ("en", "“Örnek Koro” is proposed: 83 of 100 points."),
    ],
)
def test_match_explains_in_both_languages(run, tmp_path, language, sentence):
    run(PEOPLE, OFFERS, "--language", language)

    assert sentence in (tmp_path / "out" / "explanations.csv").read_text("utf-8")
    assert f'<html lang="{language}">' in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_match_writes_words_as_people_wrote_them(run, tmp_path):
    run(PEOPLE.replace("K3,06,ar,müzik", "K3,06,ar,El İşi"))

    assert "El İşi" in (tmp_path / "out" / "wishes.csv").read_text("utf-8")


def test_match_reads_turkish_headings_and_semicolons(run):
    people = "Kimlik No;Yer;Diller;İlgi Alanları;Yaş;Onay\nK1;06;tr;müzik|spor;30;evet\n"
    offers = "Kimlik No;Başlık;Kontenjan;Yer;Diller;Konular\nF1;Örnek Koro;3;06;tr;müzik\n"

    assert run(people, offers).exit_code == 0


def test_match_names_a_column_as_the_file_does(run):
    people = "Kimlik No;Yaş;Bekleme Günü\nK1;otuz;4\nK2;30;-1\n"

    said = run(people).stderr

    assert "people.csv, 2. satır, “Yaş” sütunu" in said
    assert "people.csv, 3. satır, “Bekleme Günü” sütunu" in said


COMMAND = """
import sys
from typer import Typer
from paydas.cli.match import add_to
application = Typer()
add_to(application)
application()
"""


def test_match_is_byte_identical_in_another_process_whatever_its_hash_seed(run, tmp_path):
    run(out="first")
    files = [str(tmp_path / name) for name in ("people.csv", "offers.csv")]

    for number in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", COMMAND, *files, "--out", str(tmp_path / number)],
            env={"PYTHONPATH": "src", "PYTHONHASHSEED": number},
            check=True,
            capture_output=True,
        )

    assert digests(tmp_path / "1") == digests(tmp_path / "2") == digests(tmp_path / "first")


def test_match_keeps_earlier_results_when_the_new_input_is_wrong(run, tmp_path):
    run()
    before = digests(tmp_path / "out")

    run(PEOPLE.replace(",30,", ",otuz,"))

    assert digests(tmp_path / "out") == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["offers.csv", "out", "people.csv"]


def test_match_exits_3_when_nobody_fits_and_counts_the_reasons(run):
    result = run(PEOPLE.replace(",tr,", ",fa,"), OFFERS)

    assert (result.exit_code, "ortak dil yok: 3" in result.stderr) == (3, True)


BIG = "x" * 1_000_000


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
        (PEOPLE, OFFERS.encode("cp1254"), "offers.csv, 2. satır, “title” sütunu"),
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
        (PEOPLE.encode("cp1254"), OFFERS, "people.csv, 2. satır, “interests” sütunu"),
        (PEOPLE.encode("utf-16"), OFFERS, "UTF-8"),
        (PEOPLE.replace(",25,", ",250,"), OFFERS, "bir yaş olamaz"),
        (PEOPLE + 'K4,"06\n', OFFERS, "okunamıyor"),
        (
            PEOPLE,
            OFFERS.replace("title", "aims").replace("Örnek Koro", "para"),
            "“para” tanınmıyor",
        ),
    ],
)
def test_match_names_row_and_column_and_writes_nothing(run, tmp_path, people, offers, said):
    result = run(people, offers)

    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert not (tmp_path / "out").exists()


def test_match_names_all_problems_at_once(run):
    result = run(PEOPLE.replace(",30,", ",otuz,").replace(",25,", ",-1,"), OFFERS)

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
def test_match_refuses_wrong_rules(run, rules, said):
    result = run(rules=rules)

    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr


def test_match_refuses_a_folder_with_other_files(run, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("mine")

    result = run()

    assert (result.exit_code, sorted(digests(tmp_path / "out"))) == (2, ["thesis.docx"])


def test_match_replaces_its_own_earlier_results(run, tmp_path):
    run()

    assert run(PEOPLE, OFFERS, "--language", "en").exit_code == 0
    assert "is proposed" in (tmp_path / "out" / "explanations.csv").read_text("utf-8")


def test_match_never_proposes_a_refused_pair_again(run, tmp_path):
    run(history="person,opportunity,state\nK1,F1,refused\n")

    content = json.loads((tmp_path / "out" / "result.json").read_text())
    assert [one["person_id"] for one in content["proposals"]] == ["K2"]


def test_match_names_an_earlier_pair_that_is_not_in_the_lists(run):
    result = run(history="person,opportunity,state\nK1,F9,accepted\n")

    assert result.exit_code == 2
    assert "history.csv, 2. satır" in result.stderr
    assert "“K1 – F9”" in result.stderr


@pytest.mark.parametrize("state", ["maybe", ""])
def test_match_names_a_state_that_is_none(run, state):
    result = run(history=f"kişi,fırsat,durum\nK1,F1,kabul\nK2,F2,{state}\n")

    assert (result.exit_code, "history.csv, 3. satır, “durum” sütunu" in result.stderr) == (2, True)


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
def test_match_survives_any_cell_and_writes_all_or_nothing(run, tmp_path, row, column, cell, side):
    sheets = [PEOPLE, OFFERS]
    lines = list(csv.reader(io.StringIO(sheets[side])))
    lines[row % len(lines)][column % len(lines[0])] = cell
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    sheets[side] = text.getvalue()
    out = f"out{len(list(tmp_path.iterdir()))}"

    result = run(*[one.encode("utf-8", "surrogatepass") for one in sheets], out=out)

    written = tmp_path / out
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert (result.exit_code, written.exists()) in {(0, True), (3, True), (2, False)}
    assert not written.exists() or len(list(written.iterdir())) == 10


def test_match_fills_minimums_first(run, tmp_path):
    people = PEOPLE.replace("K3,06,ar,müzik", "K3,06,tr,spor")

    result = run(people, WITH_MINIMUMS, rules="group = 'gender'")

    content = json.loads((tmp_path / "out" / "result.json").read_text())
    filled = content["fairness"]["minimums_filled"]
    assert (result.exit_code, filled, content["waiting"]) == (0, 2, ["K2"])


def test_match_asks_to_which_group_minimums_belong(run):
    result = run(PEOPLE, WITH_MINIMUMS)

    assert (result.exit_code, "hangi gruba" in result.stderr) == (2, True)


def test_match_seats_guests_with_the_preset_tables(run, tmp_path):
    rows = "".join(f"G{n},{n % 3:02},{('kamu', 'stk')[n % 2]},K{n // 2}\n" for n in range(12))

    tables = "id,title,capacity\nM1,Masa 1,6\nM2,Masa 2,6\n"
    result = run("id,place,sector,organisation\n" + rows, tables, rules="preset = 'tables'")

    content = json.loads((tmp_path / "out" / "result.json").read_text())
    assert (result.exit_code, len(content["tables"]), content["repeats"]) == (0, 12, 0)


def test_tables_too_small_for_the_guests_are_named(run, tmp_path):
    rows = "".join(f"G{n},06\n" for n in range(12))
    tables = "id,title,capacity\nM1,Masa 1,8\nM2,Masa 2,5\n"

    result = run("id,place\n" + rows, tables, rules="preset = 'tables'")

    assert (result.exit_code, "offers.csv, 3. satır, “capacity” sütunu" in result.stderr) == (
        2,
        True,
    )
    assert not (tmp_path / "out").exists()


def outcome_of(tmp_path, person):
    content = (tmp_path / "out" / "explanations.csv").read_text("utf-8")
    return next(line for line in content.splitlines() if line.startswith(person))


@pytest.mark.parametrize(
    ("people", "offers", "said"),
    [
        (PEOPLE, OFFERS, "ortak dil yok (aranan: Arapça; konuşulan: Türkçe)"),
        (PEOPLE, OFFERS, "“Örnek Koro” için sorun: Şu dili bilen bir gönüllü ya da çevirmen"),
        (
            PEOPLE.replace("K3,06,ar,müzik,", "K3,06,tr,müzik,çar 09:00-13:00"),
            OFFERS,
            "saat uymuyor: salı 10.00–12.00",
        ),
        (PEOPLE.replace("K3,06,ar", "K3,34,tr"), OFFERS, "başka bir yerde: 06"),
        (
            PEOPLE.replace("K3,06,ar,müzik,,41", "K3,06,tr,müzik,,15"),
            OFFERS,
            "18 yaşından küçükler için kuruluşun güvenilirlik onayı yok",
        ),
        (
            PEOPLE.replace("K3,06,ar,müzik", "K3,06,tr,müzik"),
            OFFERS.replace("sessions\n", "sessions,requires\n").replace("2:00\n", "2:00,Öğrenci\n"),
            "şu özellik aranıyor: Öğrenci",
        ),
    ],
)
def test_who_waits_learns_what_exactly_is_in_the_way(run, tmp_path, people, offers, said):
    run(people, offers)

    assert said in outcome_of(tmp_path, "K3")


def test_who_got_less_learns_who_was_placed_instead_and_what_can_be_done(run, tmp_path):
    people = "id,place,interests,waiting_days\nK1,06,müzik,9\nK2,06,müzik;spor,0\n"
    offers = "id,title,capacity,place,topics\nF1,Örnek Koro,1,06,müzik\nF2,Örnek Park,1,06,spor\n"

    run(people, offers)

    text = outcome_of(tmp_path, "K2")
    assert "Tek yeri başkasına önerildi: K1 (83 puan)" in text
    assert "bir yer daha açılıp açılamayacağını sorun" in text


def test_needs_are_matched_by_topic_whatever_the_town(run, tmp_path):
    people = (
        "id,organisation,place,interests,sector\n"
        "A1,Örnek Dernek,Suruç,hukuk,stk\nA2,Örnek Vakıf,Suruç,ulaşım,stk\n"
    )
    offers = "id,title,capacity,place,topics,sector\nS1,Örnek Baro,2,Haliliye,hukuk,kamu\n"

    result = run(people, offers, rules="preset = 'needs'")

    content = json.loads((tmp_path / "out" / "result.json").read_text())
    assert [one["person_id"] for one in content["proposals"]] == ["A1"]
    assert "2 kuruluştan 1’ine destek bulundu" in result.stdout
    assert "A1 Örnek Dernek" in (tmp_path / "out" / "places.csv").read_text("utf-8")


def test_cells_cannot_become_formulas(run, tmp_path):
    run(PEOPLE.replace("K1", "=1+1"))

    assert "\n'=1+1," in (tmp_path / "out" / "proposals.csv").read_text("utf-8")


def test_page_escapes_what_people_wrote(run, tmp_path):
    run(PEOPLE, OFFERS.replace("Örnek Koro", "<script>alert(1)</script>"))

    assert "<script" not in (tmp_path / "out" / "index.html").read_text("utf-8")


TEXTS = {**SENTENCES, **PHRASES, **WORDS, **OBSTACLES, **QUESTIONS, **columns.HEADINGS}


def blanks(text):
    return {part.split("}")[0] for part in text.split("{")[1:]}


def test_every_sentence_fills_the_same_blanks_in_both_languages():
    named = {name for pair in (PEOPLE_NOUNS, BODIES) for one in pair for name in one}

    differing = [code for code, (tr, en) in TEXTS.items() if (blanks(tr) ^ blanks(en)) - named]

    assert differing == []


@pytest.mark.parametrize("language", [0, 1])
def test_every_noun_in_a_sentence_exists_in_its_language_for_every_preset(language):
    every = [pair[language] for pair in (PEOPLE_NOUNS, BODIES)]
    other = {name for pair in (PEOPLE_NOUNS, BODIES) for name in pair[1 - language]}
    foreign = other - set(every[0])

    assert set(every[0]) == set(every[1])
    assert [code for code, pair in TEXTS.items() if blanks(pair[language]) & foreign] == []


def test_every_heading_has_both_languages():
    assert all(len(set(pair)) <= 2 and all(pair) for pair in columns.HEADINGS.values())
