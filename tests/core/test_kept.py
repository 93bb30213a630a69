from contextlib import contextmanager
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection
from django.utils.translation import override

from paydas.core.actors import SYSTEM, VISITOR
from paydas.core.operations.audit import operation, record
from paydas.core.queries.kept import kept
from tests.factories.core import make_account, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def memory(settings):
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = settings.CACHES | {"kept": {"BACKEND": backend, "LOCATION": "test-kept"}}


@contextmanager
def as_a_page():
    """Ask as a page does, whose reading is no transaction; every test runs in one."""
    connection.in_atomic_block = False
    try:
        yield
    finally:
        connection.in_atomic_block = True


@operation
def change(*, by):
    record(make_user(), action="core.change")


def asked():
    """Return a kept function, whose memory no other test shares, and what it was asked."""
    made = []

    @kept
    def answer(*args, test):
        made.append(args)
        return list(args)

    return partial(answer, test=uuid4()), made


def test_answer_is_worked_out_once_until_something_is_changed():
    answer, made = asked()

    with as_a_page():
        first, second = answer("a"), answer("a")
    change(by=SYSTEM)
    with as_a_page():
        third = answer("a")

    assert first == second == third == ["a"]
    assert len(made) == 2


def test_warm_answer_costs_one_query(django_assert_num_queries):
    answer, _made = asked()

    with as_a_page():
        answer("a")
        with django_assert_num_queries(1):
            answer("a")


def test_answer_is_kept_for_each_language_and_each_argument():
    answer, made = asked()

    with as_a_page():
        for language in ("tr", "en", "tr"):
            with override(language):
                answer("a")
                answer("b")

    assert len(made) == 4


def test_readers_and_records_are_told_apart_by_their_keys():
    answer, made = asked()
    one, other, record_ = make_account(), make_account(), make_user()

    with as_a_page():
        for actor in (one, other, VISITOR, one):
            answer(actor, record_)

    assert [args[0] for args in made] == [one, other, VISITOR]


def test_nothing_is_kept_within_a_transaction():
    answer, made = asked()

    answer("a")
    answer("a")

    assert len(made) == 2


def test_kept_answer_is_a_copy_that_a_page_may_change():
    answer, _made = asked()

    with as_a_page():
        answer("a").append("spoilt")
        again = answer("a")

    assert again == ["a"]
