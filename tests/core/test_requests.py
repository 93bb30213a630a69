from uuid import UUID

from django.test import RequestFactory

from paydas.core.web.requests import ticked, typed

KEY = "4a5f9b8e-0000-4000-8000-00000000000a"


def posted(**data):
    return RequestFactory().post("/", data)


def test_what_is_no_key_counts_as_not_ticked():
    request = posted(pick=[KEY, "abc", "", "a\0b", "9" * 40])

    assert ticked(request) == [UUID(KEY)]


def test_what_was_typed_can_always_be_stored():
    assert typed(posted(reason="ne\0den"), "reason") == "neden"
    assert typed(posted(), "reason") == ""
