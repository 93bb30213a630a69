import pytest
from typer.testing import CliRunner

from paydas.cli import application
from paydas.places.models import District
from paydas.stakeholders.models import ImportBatch, Organisation
from tests.factories.imports import table

run = CliRunner().invoke


@pytest.fixture(autouse=True)
def loaded(db):
    run(application("places"), ["places", "load"])


def test_places_are_loaded_and_districts_imported(tmp_path):
    file = tmp_path / "ilceler.csv"
    file.write_bytes(table("il,ilce", "Ankara,Çankaya"))

    result = run(application("places"), ["places", "districts", str(file)])

    assert result.exit_code == 0
    assert District.objects.get().name == "Çankaya"


def test_organisations_are_imported_and_each_odd_row_is_named(tmp_path):
    file = tmp_path / "liste.csv"
    file.write_bytes(table("Ad,İl", "Örnek Bir Derneği,Ankara", ",Ankara"))

    result = run(application("import-organisations"), ["import-organisations", str(file)])

    assert result.exit_code == 0
    assert "row 3: " in result.output
    assert Organisation.objects.get().province_id == "06"


def test_a_check_writes_nothing(tmp_path):
    file = tmp_path / "liste.csv"
    file.write_bytes(table("Ad", "Örnek Bir Derneği"))

    run(
        application("import-organisations"),
        ["import-organisations", str(file), "--check-only"],
    )

    assert Organisation.objects.count() == 0


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(tmp_path):
    file = tmp_path / "liste.csv"
    file.write_bytes(b"")

    result = run(application("import-organisations"), ["import-organisations", str(file)])

    assert result.exit_code == 2
    assert Organisation.objects.count() == 0


def imported(file, *options):
    return run(application("import-organisations"), ["import-organisations", str(file), *options])


def test_a_column_of_another_name_can_be_told(tmp_path):
    file = tmp_path / "liste.csv"
    file.write_bytes(table("Alfa,Beta", "Örnek Bir Derneği,Van"))

    result = imported(file, "--column", "name=Alfa")

    assert result.exit_code == 0
    assert "Columns that are not read: Beta." in result.output
    assert Organisation.objects.get().name == "Örnek Bir Derneği"


@pytest.mark.parametrize("option", ["name=Nothing", "nothing=Alfa", "name"])
def test_a_file_whose_columns_are_told_wrongly_leaves_nothing(option, tmp_path):
    file = tmp_path / "liste.csv"
    file.write_bytes(table("Alfa", "Örnek Bir Derneği"))

    result = imported(file, "--column", option)

    assert (result.exit_code, ImportBatch.objects.count()) == (2, 0)


def test_a_file_without_names_says_which_columns_there_are_and_leaves_nothing(tmp_path):
    file = tmp_path / "liste.csv"
    file.write_bytes(table("Alfa,Beta", "Örnek Bir Derneği,Van"))

    result = imported(file)

    assert (result.exit_code, ImportBatch.objects.count()) == (2, 0)
    assert "--column name=... (Alfa, Beta)" in result.output


@pytest.mark.parametrize(("locale", "words"), [("tr_TR.UTF-8", "Dosya boş"), ("C", "empty")])
def test_a_command_speaks_the_language_of_its_terminal(locale, words, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", locale)
    file = tmp_path / "liste.csv"
    file.write_bytes(b"")

    assert words in imported(file).output


def test_a_file_that_no_import_takes_is_not_even_read(tmp_path):
    file = tmp_path / "liste.csv"
    with file.open("wb") as sparse:
        sparse.truncate(40_000_000_000)

    assert imported(file).exit_code == 2
