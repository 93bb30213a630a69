from collections import Counter
from pathlib import Path

import pytest

from paydas.core.actors import SYSTEM
from paydas.stakeholders.models import Alias, Organisation
from paydas.stakeholders.queries.organisations import search, visible_to
from tests.factories.imports import imported, work
from tests.factories.places import have_places

DATA = Path(__file__).parents[2].parent / "shared" / "data"
ROR = DATA / "organisations" / "ror-tr.csv"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.shared_data,
    pytest.mark.skipif(not ROR.exists(), reason="no real data beside the checkout"),
]


def test_the_turkish_organisations_of_ror_are_imported_with_a_line_for_each():
    have_places()

    batch = imported(ROR.read_bytes(), name="ror-tr.csv")

    assert (batch.format, batch.rows) == ("ror", 421)
    assert sum(batch.counts.values()) == 421
    assert batch.counts == {"create": 417, "skipped": 4}
    assert Organisation.objects.count() == 417
    assert Alias.objects.filter(kind="translation", language="tr").count() > 200
    hematology = Organisation.objects.get(name="Turkish Society of Hematology")
    assert hematology in search(visible_to(SYSTEM), "turk hematoloji dernegi")
    assert hematology.province_id == "34"


def test_every_place_that_was_not_understood_is_named():
    have_places()

    batch = imported(ROR.read_bytes(), name="ror-tr.csv")

    unplaced = Organisation.objects.filter(province=None)
    told = Counter(n["code"] for row in batch.fates.all() for n in row.notes)
    assert unplaced.count() == told["unknown_province"]
    assert unplaced.count() < 45


def test_the_import_is_undone_whole():
    have_places()
    batch = imported(ROR.read_bytes(), name="ror-tr.csv")

    work(batch, "undo")

    assert Organisation.objects.count() == 0
