import ast
import re

import pytest
from django.apps import apps as registry

from tests.house.layout import ORDER, ROOT, SRC, apps, is_later, modules

REFERENCE = re.compile(
    r"""\{%\s*(?:url|extends|include)\s+["']([a-z_]+)[:/]"""
    r"""|(?:reverse|reverse_lazy|redirect|render)\(\s*(?:request,\s*)?["']([a-z_]+)[:/]"""
)
ALWAYS = {
    "save", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
}  # fmt: skip
ON_QUERYSETS = {"create", "update", "set"}
CHAIN = {"objects", "filter", "exclude", "all", "order_by", "_default_manager"}


def test_foreign_keys_point_to_the_same_or_an_earlier_app():
    found = [
        f"{model._meta.label}.{field.name}"
        for model in registry.get_models()
        if model.__module__.startswith("paydas.")
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        and field.related_model.__module__.startswith("paydas.")
        and is_later(field.related_model._meta.app_label, model._meta.app_label)
    ]  # fmt: skip

    assert found == []


def test_strings_name_no_page_of_a_later_app():
    files = [
        path for app in apps() for path in (SRC / app).rglob("*") if path.suffix in {".py", ".html"}
    ]
    found = []
    for path in files:
        app = path.relative_to(SRC).parts[0]
        names = [a or b for a, b in REFERENCE.findall(path.read_text())]
        found += [f"{path.relative_to(SRC)}: {n}" for n in names if n in ORDER and is_later(n, app)]

    assert found == []


def test_every_app_stands_in_the_contract_of_insides():
    contract = (ROOT / ".importlinter").read_text().split("contract:insides]")[1]
    listed = re.findall(r"^    paydas\.(\w+)$", contract.split("[importlinter")[0], re.MULTILINE)

    assert [a for a in apps() if a not in {"thread", "portal", "console", "demo"}] == listed


def is_write(call):
    if not isinstance(call.func, ast.Attribute):
        return False
    name, receiver = call.func.attr, call.func.value
    if name in ALWAYS:
        return not (isinstance(receiver, ast.Call) and getattr(receiver.func, "id", "") == "super")
    names = {n.attr for n in ast.walk(receiver) if isinstance(n, ast.Attribute)}
    return name in ON_QUERYSETS and bool(names & CHAIN)


@pytest.mark.parametrize("path", modules("models", "queries", "access", "web", "jobs"), ids=str)
def test_only_operations_write(path):
    tree = ast.parse(path.read_text())

    found = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Call) and is_write(n)]

    assert found == []


def test_no_generic_foreign_keys():
    assert [p for p in SRC.rglob("*.py") if "GenericForeignKey" in p.read_text()] == []
