import pytest
from django import forms
from django.test import RequestFactory

from paydas.core.web.lists import Column, applied, heads, paginate, sorting

COLUMNS = [Column("Ad", "name"), Column("İl")]


class Filters(forms.Form):
    q = forms.CharField(label="Ara", required=False)
    province = forms.ChoiceField(label="İl", choices=[("", "–"), ("06", "Ankara")], required=False)
    fresh = forms.BooleanField(label="yalnız yeniler", required=False)


def get(query):
    return RequestFactory().get(f"/tr/liste/?{query}")


@pytest.mark.parametrize(
    ("asked", "first", "previous", "following"),
    [
        ("q=a", 0, "", "?q=a&page=2"),
        ("q=a&page=2", 10, "?q=a&page=1", "?q=a&page=3"),
        ("page=99", 20, "?page=2", ""),
        ("page=x", 0, "", "?page=2"),
    ],
)
def test_a_page_keeps_the_rest_of_the_address(asked, first, previous, following):
    pages = paginate(get(asked), range(25), size=10)

    assert (pages.items[0], pages.previous_url, pages.next_url) == (first, previous, following)
    assert (pages.total, [link.number for link in pages.links]) == (25, [1, 2, 3])


def test_a_single_page_has_no_pager():
    assert paginate(get(""), range(5), size=10).links == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ("name", "sort_name")),
        ("sort=-name", ("-name", "-sort_name")),
        ("sort=password", ("name", "sort_name")),
    ],
)
def test_sorting_obeys_only_what_is_allowed(query, expected):
    assert sorting(get(query), {"name": "sort_name"}, "name") == expected


def test_a_head_turns_its_own_direction():
    name, province = heads(get("sort=name&page=3"), COLUMNS, "name")

    assert (name.sorted, name.sort_url) == ("ascending", "?sort=-name")
    assert province.sort_url == ""


def test_an_applied_filter_names_its_choice_and_can_be_lifted():
    request = get("q=örnek&province=06")

    found = applied(request, Filters(request.GET))

    assert [(one.label, one.remove_url) for one in found] == [
        ("Ara: örnek", "?province=06"),
        ("İl: Ankara", "?q=%C3%B6rnek"),
    ]


def test_a_ticked_box_is_named_by_its_label_alone():
    request = get("fresh=on")

    assert [one.label for one in applied(request, Filters(request.GET))] == ["yalnız yeniler"]
