import ast

import pytest

from tests.house.layout import ROOT, SRC

FILES = [
    path
    for folder in (SRC, ROOT / "tests", ROOT / "bench")
    for path in folder.rglob("*.py")
    if "migrations" not in path.parts
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_and_its_functions_stay_small(path):
    text = path.read_text()
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, kinds)]

    long = [f.name for f in functions if f.end_lineno - f.lineno + 1 > 60]

    assert text.count("\n") <= 400
    assert long == []


@pytest.mark.parametrize("name", ["common", "utils", "helpers", "base", "misc"])
def test_no_module_is_named_for_nothing(name):
    assert [p for p in SRC.rglob("*") if p.stem == name and p.suffix in {"", ".py"}] == []
