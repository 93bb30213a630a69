"""Long lists: searched from an index alone, paged by keys."""

import pytest
from django.db import connection
from django.test import RequestFactory

from paydas.core.models.indexes import ListIndex
from paydas.core.web.lists import paginate
from paydas.listening.models import ContributionText
from paydas.stakeholders.models import Organisation, Person
from tests.factories.stakeholders import make_organisation, make_person

pytestmark = pytest.mark.django_db
SEARCHED = [Organisation, Person, ContributionText]


@pytest.mark.parametrize("model", SEARCHED)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's index is without the text")
def test_a_search_is_answered_from_the_index_alone(model):
    plan = model.objects.filter(search__contains="kadin").order_by().values("pk").explain()

    assert "USING COVERING INDEX" in plan


@pytest.mark.parametrize("model", SEARCHED)
def test_names_of_any_length_can_be_searched_on_both_databases(model):
    index = next(one for one in model._meta.indexes if isinstance(one, ListIndex))
    with connection.cursor() as cursor:
        columns = connection.introspection.get_constraints(cursor, model._meta.db_table)

    assert ("search" in columns[index.name]["columns"]) == (connection.vendor == "sqlite")


def test_a_page_of_a_long_table_holds_its_rows_in_order_with_what_was_joined():
    for n in range(7):
        make_organisation(name=f"Örnek {n}")
    rows = Organisation.objects.select_related("country").order_by("-sort", "pk")

    pages = paginate(RequestFactory().get("/?page=2"), rows, size=3)

    assert [one.name for one in pages.items] == ["Örnek 3", "Örnek 2", "Örnek 1"]
    assert pages.items[0]._state.fields_cache["country"].code == "TR"


@pytest.mark.parametrize("query", ["", "?page=2"])
def test_a_page_costs_two_queries_whatever_its_number(query, django_assert_num_queries):
    for _ in range(4):
        make_person()

    with django_assert_num_queries(2):
        paginate(RequestFactory().get(f"/{query}"), Person.objects.order_by("sort"), size=3)
