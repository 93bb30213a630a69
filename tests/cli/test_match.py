import json
import subprocess
import sys

import pytest

from paydas.cli.matching import columns
from paydas.cli.matching.nouns import BODIES
from paydas.cli.matching.nouns import PEOPLE as PEOPLE_NOUNS
from paydas.cli.matching.obstacles import OBSTACLES, QUESTIONS
from paydas.cli.matching.page_words import WORDS
from paydas.cli.matching.phrases import PHRASES
from paydas.cli.matching.sentences import SENTENCES
from tests.factories.match_files import OFFERS, PEOPLE, WITH_MINIMUMS, digests


def test_match_writes_all_files_and_exits_0(run_match, tmp_path):
    result = run_match()

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


def test_match_proposes_and_leaves_waiting(run_match, tmp_path):
    run_match()

    content = json.loads((tmp_path / "out" / "result.json").read_text())
    pairs = [(one["person_id"], one["offer_id"]) for one in content["proposals"]]
    assert (pairs, content["waiting"]) == ([("K1", "F1"), ("K2", "F2")], ["K3"])


def test_match_is_byte_identical_for_equal_inputs_and_seed(run_match, tmp_path):
    run_match(out="first")
    run_match(out="second")

    assert digests(tmp_path / "first") == digests(tmp_path / "second")


def test_match_gives_the_same_tables_for_other_orders_of_rows(run_match, tmp_path):
    head, *rows = PEOPLE.splitlines(keepends=True)
    run_match(out="first")
    run_match(head + "".join(reversed(rows)), out="second")

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
def test_match_explains_in_both_languages(run_match, tmp_path, language, sentence):
    run_match(PEOPLE, OFFERS, "--language", language)

    assert sentence in (tmp_path / "out" / "explanations.csv").read_text("utf-8")
    assert f'<html lang="{language}">' in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_match_writes_words_as_people_wrote_them(run_match, tmp_path):
    run_match(PEOPLE.replace("K3,06,ar,müzik", "K3,06,ar,El İşi"))

    assert "El İşi" in (tmp_path / "out" / "wishes.csv").read_text("utf-8")


def test_match_reads_turkish_headings_and_semicolons(run_match):
    people = "Kimlik No;Yer;Diller;İlgi Alanları;Yaş;Onay\nK1;06;tr;müzik|spor;30;evet\n"
    offers = "Kimlik No;Başlık;Kontenjan;Yer;Diller;Konular\nF1;Örnek Koro;3;06;tr;müzik\n"

    assert run_match(people, offers).exit_code == 0


COMMAND = """
import sys
from typer import Typer
from paydas.cli.match import add_to
application = Typer()
add_to(application)
application()
"""


def test_match_is_byte_identical_in_another_process_whatever_its_hash_seed(run_match, tmp_path):
    run_match(out="first")
    files = [str(tmp_path / name) for name in ("people.csv", "offers.csv")]

    for number in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", COMMAND, *files, "--out", str(tmp_path / number)],
            env={"PYTHONPATH": "src", "PYTHONHASHSEED": number},
            check=True,
            capture_output=True,
        )

    assert digests(tmp_path / "1") == digests(tmp_path / "2") == digests(tmp_path / "first")


def test_match_exits_3_when_nobody_fits_and_counts_the_reasons(run_match):
    result = run_match(PEOPLE.replace(",tr,", ",fa,"), OFFERS)

    assert (result.exit_code, "ortak dil yok: 3" in result.stderr) == (3, True)


def test_match_replaces_its_own_earlier_results(run_match, tmp_path):
    run_match()

    assert run_match(PEOPLE, OFFERS, "--language", "en").exit_code == 0
    assert "is proposed" in (tmp_path / "out" / "explanations.csv").read_text("utf-8")


def test_match_never_proposes_a_refused_pair_again(run_match, tmp_path):
    run_match(history="person,opportunity,state\nK1,F1,refused\n")

    content = json.loads((tmp_path / "out" / "result.json").read_text())
    assert [one["person_id"] for one in content["proposals"]] == ["K2"]


def test_match_fills_minimums_first(run_match, tmp_path):
    people = PEOPLE.replace("K3,06,ar,müzik", "K3,06,tr,spor")

    result = run_match(people, WITH_MINIMUMS, rules="group = 'gender'")

    content = json.loads((tmp_path / "out" / "result.json").read_text())
    filled = content["fairness"]["minimums_filled"]
    assert (result.exit_code, filled, content["waiting"]) == (0, 2, ["K2"])


def test_match_seats_guests_with_the_preset_tables(run_match, tmp_path):
    rows = "".join(f"G{n},{n % 3:02},{('kamu', 'stk')[n % 2]},K{n // 2}\n" for n in range(12))

    tables = "id,title,capacity\nM1,Masa 1,6\nM2,Masa 2,6\n"
    result = run_match("id,place,sector,organisation\n" + rows, tables, rules="preset = 'tables'")

    content = json.loads((tmp_path / "out" / "result.json").read_text())
    assert (result.exit_code, len(content["tables"]), content["repeats"]) == (0, 12, 0)


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
def test_who_waits_learns_what_exactly_is_in_the_way(run_match, tmp_path, people, offers, said):
    run_match(people, offers)

    assert said in outcome_of(tmp_path, "K3")


def test_who_got_less_learns_who_was_placed_instead_and_what_can_be_done(run_match, tmp_path):
    people = "id,place,interests,waiting_days\nK1,06,müzik,9\nK2,06,müzik;spor,0\n"
    offers = "id,title,capacity,place,topics\nF1,Örnek Koro,1,06,müzik\nF2,Örnek Park,1,06,spor\n"

    run_match(people, offers)

    text = outcome_of(tmp_path, "K2")
    assert "Tek yeri başkasına önerildi: K1 (83 puan)" in text
    assert "bir yer daha açılıp açılamayacağını sorun" in text


def test_needs_are_matched_by_topic_whatever_the_town(run_match, tmp_path):
    people = (
        "id,organisation,place,interests,sector\n"
        "A1,Örnek Dernek,Suruç,hukuk,stk\nA2,Örnek Vakıf,Suruç,ulaşım,stk\n"
    )
    offers = "id,title,capacity,place,topics,sector\nS1,Örnek Baro,2,Haliliye,hukuk,kamu\n"

    result = run_match(people, offers, rules="preset = 'needs'")

    content = json.loads((tmp_path / "out" / "result.json").read_text())
    assert [one["person_id"] for one in content["proposals"]] == ["A1"]
    assert "2 kuruluştan 1’ine destek bulundu" in result.stdout
    assert "A1 Örnek Dernek" in (tmp_path / "out" / "places.csv").read_text("utf-8")


def test_cells_cannot_become_formulas(run_match, tmp_path):
    run_match(PEOPLE.replace("K1", "=1+1"))

    assert "\n'=1+1," in (tmp_path / "out" / "proposals.csv").read_text("utf-8")


def test_page_escapes_what_people_wrote(run_match, tmp_path):
    run_match(PEOPLE, OFFERS.replace("Örnek Koro", "<script>alert(1)</script>"))

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
