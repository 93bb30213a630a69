import pytest
from typer.testing import CliRunner

from paydas.cli import application
from paydas.places.models import District
from paydas.stakeholders.models import Organisation
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
