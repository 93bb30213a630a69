import re

import pytest
from django.urls import get_resolver

from tests.house.layout import SRC

NAMED = re.compile(r'"([a-z]+:[a-z_]+)"')
FILES = [
    SRC / "console" / name
    for name in ("queries/due.py", "queries/waiting.py", "queries/steps.py", "web/menus.py")
]
PAGES = sorted({name for path in FILES for name in NAMED.findall(path.read_text())})


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_the_console_names_exists_for_staff(name):
    app, page = name.split(":")
    resolver = get_resolver()
    found = [
        pattern
        for prefix in resolver.url_patterns
        for part in getattr(prefix, "url_patterns", ())
        if getattr(part, "namespace", None) == app
        for pattern in part.url_patterns
        if pattern.name == page
    ]

    assert [str(one.pattern).startswith(("console/", "account/")) for one in found] == [True]
