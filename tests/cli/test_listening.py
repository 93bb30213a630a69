import pytest
from typer.testing import CliRunner

from paydas.cli import application
from paydas.listening.models import Contribution, Speaker
from tests.factories.batches import TABLE
from tests.factories.consultations import make_consultation

pytestmark = pytest.mark.django_db
NAME = "import-contributions"


def run(*words):
    return CliRunner().invoke(application(NAME), [NAME, *map(str, words)])


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "notlar.csv"
    found.write_bytes(TABLE)
    return found


def test_contributions_are_imported_as_drafts_and_each_left_out_row_is_named(file):
    consultation = make_consultation()

    result = run(consultation.slug, file)

    assert result.exit_code == 0, result.output
    assert Contribution.objects.filter(consultation=consultation, state="draft").count() == 2
    assert "row 3: " in result.output
    assert "row 5: " in result.output


def test_the_groups_of_speakers_are_kept(file, tmp_path):
    people = tmp_path / "kisiler.csv"
    people.write_text("Katılımcı;Bölge\na;Kır\nb;Kent\nc;Kır\nd;Kent\n", encoding="utf-8")

    result = run(make_consultation().slug, file, "--participants", people)

    assert result.exit_code == 0, result.output
    assert Speaker.objects.get(reference="a").segments == {"Bölge": "Kır"}


def test_a_check_writes_no_contribution(file):
    result = run(make_consultation().slug, file, "--check-only")

    assert result.exit_code == 0, result.output
    assert Contribution.objects.count() == 0


def test_an_unknown_consultation_is_refused(file):
    assert run("yok", file).exit_code == 2


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n"])
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(file, data):
    file.write_bytes(data)

    result = run(make_consultation().slug, file)

    assert result.exit_code == 2
    assert result.output.strip()
    assert Contribution.objects.count() == 0


def test_an_unknown_kind_is_refused(file):
    assert run(make_consultation().slug, file, "--kind", "talk").exit_code == 2
