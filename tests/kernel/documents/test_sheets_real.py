from pathlib import Path

import pytest

from paydas.kernel.documents.sheets import open_sheet

DATA = Path(__file__).parents[3].parent / "shared" / "data"

pytestmark = [
    pytest.mark.shared_data,
    pytest.mark.skipif(not DATA.is_dir(), reason="no real data beside the checkout"),
]


@pytest.mark.parametrize(
    ("path", "header_row", "columns", "rows"),
    [
        ("organisations/ror-tr.csv", 1, 14, 421),
        ("organisations/ror-world-stress.csv", 1, 10, 51_370),
        ("remesh/foreign_intervention/foreign_intervention_participants.csv", 12, 24, 323),
        ("remesh/foreign_intervention/foreign_intervention_verbatim_map.csv", 9, 5, 915),
        ("remesh/foreign_intervention/foreign_intervention_binary.csv", 9, 5, 4_526),
        ("uk-citizens-assemblies/register.csv", 1, 15, 50),
    ],
)
def test_real_sheet_is_read_whole(path, header_row, columns, rows):
    sheet = open_sheet((DATA / path).read_bytes(), number_duplicates=True)

    read = list(sheet.rows)

    assert (sheet.header_row, len(sheet.columns), len(read)) == (header_row, columns, rows)
    assert [row.error for row in read if row.error] == []
