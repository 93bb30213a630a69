import re

import pytest

from tests.house.layout import SRC

FORBIDDEN = re.compile(
    r"__i(?:contains|exact|startswith)|\.casefold\(|\bLower\(|\bUpper\(|\.lower\(\)|\.upper\(\)"
)
FILES = [p for p in SRC.rglob("*.py") if "migrations" not in p.parts and "text" not in p.parts]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SRC)))
def test_turkish_text_goes_through_the_text_kernel(path):
    lines = path.read_text().splitlines()

    found = [
        n for n, line in enumerate(lines, 1) if FORBIDDEN.search(line) and "ascii only" not in line
    ]

    assert found == []
