import importlib
import inspect

import pytest

from tests.house.layout import SRC, modules

KEYWORDS = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}


def public_functions():
    for path in modules("operations"):
        name = ".".join(path.relative_to(SRC.parent).with_suffix("").parts).removesuffix(
            ".__init__"
        )
        module = importlib.import_module(name)
        for label, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == name and not label.startswith("_"):
                yield pytest.param(function, id=f"{name}.{label}")


@pytest.mark.parametrize("function", public_functions())
def test_an_operation_takes_keywords_and_first_by(function):
    takes_actor = "by" in inspect.signature(function).parameters
    parameters = list(inspect.signature(function).parameters.values())

    assert takes_actor == getattr(function, "is_operation", False)
    if takes_actor:
        assert parameters[0].name == "by"
        assert {p.kind for p in parameters} <= KEYWORDS
