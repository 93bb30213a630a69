"""What every list page needs: pages, sorting, applied filters, all kept in the address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext

from paydas.core.queries.kept import kept_count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.core.paginator import Page
    from django.db.models import Model
    from django.forms import BoundField, Form
    from django.http import HttpRequest

    from paydas.core.web.parts import Text

Row = TypeVar("Row")
PAGE_SIZE = 25


@dataclass(frozen=True)
class PageLink:
    """A number in the pager; None is a gap."""

    number: int | None
    url: str = ""
    current: bool = False


@dataclass(frozen=True)
class Pages(Generic[Row]):
    """One page of a list with the way to the others."""

    items: Sequence[Row]
    total: int
    summary: str
    links: Sequence[PageLink] = ()
    previous_url: str = ""
    next_url: str = ""


@dataclass(frozen=True)
class Column:
    """A column's head. key: what the address calls it; without one it does not sort."""

    label: Text
    key: str = ""
    numeric: bool = False
    hidden: bool = False
    sort_url: str = ""
    sorted: str = ""


@dataclass(frozen=True)
class Applied:
    """A filter that is in force, with the address that lifts it."""

    label: str
    remove_url: str


def address(request: HttpRequest, **changes: str | int | None) -> str:
    """Return this page's query string with changes; None takes a key away."""
    query = request.GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value is not None:
            query[key] = str(value)
    return f"?{query.urlencode()}" if query else request.path


def paginate(
    request: HttpRequest,
    rows: QuerySet[Model] | Sequence[Row],
    size: int = PAGE_SIZE,
    key: str = "page",
    *,
    is_long: bool = False,
) -> Pages[Row]:
    """Cut out the page that the address asks for; a senseless number gives the nearest one.

    A long list is counted once until something is changed; its records change by events only.
    """
    paginator: Paginator[Row] = Paginator(rows, size)  # type: ignore[arg-type] # both kinds page alike
    if is_long and isinstance(rows, QuerySet):
        paginator.count = kept_count(rows)
    page = paginator.get_page(request.GET.get(key))
    links = [
        PageLink(number, address(request, **{key: number}), number == page.number)
        if isinstance(number, int)
        else PageLink(None)
        for number in paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return Pages(
        items=_items(page, rows),
        total=paginator.count,
        summary=gettext("%(first)s–%(last)s of %(total)s")
        % {
            "first": number_format(page.start_index(), force_grouping=True),
            "last": number_format(page.end_index(), force_grouping=True),
            "total": number_format(paginator.count, force_grouping=True),
        },
        links=links if paginator.num_pages > 1 else (),
        previous_url=address(request, **{key: page.number - 1}) if page.has_previous() else "",
        next_url=address(request, **{key: page.number + 1}) if page.has_next() else "",
    )


def _items(page: Page[Row], rows: QuerySet[Model] | Sequence[Row]) -> Sequence[Row]:
    """Read a page of a long table by its keys.

    A database that has to sort would else carry whole rows, with all that is joined to them, up
    to the page that is wanted (docs/adr/0010). Rows that were read already are cut in memory.
    """
    found = page.object_list
    is_read = not isinstance(found, QuerySet)
    if (
        isinstance(rows, QuerySet)
        and page.has_other_pages()
        and not (is_read or rows.query.distinct)
    ):
        found = rows.filter(pk__in=found.values("pk"))  # type: ignore[attr-defined,assignment] # a slice
    return list(found)


def sorting(request: HttpRequest, allowed: Mapping[str, str], default: str) -> tuple[str, str]:
    """Return (key, database ordering) that `?sort=` asks for; "-key" turns it round."""
    asked = request.GET.get("sort", default)
    key = asked.removeprefix("-")
    if key not in allowed:
        asked, key = default, default.removeprefix("-")
    sign = "-" if asked.startswith("-") else ""
    return asked, f"{sign}{allowed[key]}"


def heads(request: HttpRequest, columns: Sequence[Column], asked: str) -> list[Column]:
    """Give each sorting column its address and its present direction."""
    return [_head(request, column, asked) for column in columns]


def _head(request: HttpRequest, column: Column, asked: str) -> Column:
    if not column.key:
        return column
    is_here = asked.removeprefix("-") == column.key
    turned = f"-{column.key}" if asked == column.key else column.key
    direction = "descending" if asked.startswith("-") else "ascending"
    return Column(
        label=column.label,
        key=column.key,
        numeric=column.numeric,
        hidden=column.hidden,
        sort_url=address(request, sort=turned, page=None),
        sorted=direction if is_here else "",
    )


def applied(request: HttpRequest, form: Form) -> list[Applied]:
    """Name every filter of a bound GET form that is in force."""
    return [
        Applied(
            # A box that is ticked says it all by its label.
            label=str(bound.label)
            if bound.value() in (True, "on")
            else f"{bound.label}: {_said(bound)}",
            remove_url=address(request, page=None, **{bound.html_name: None}),
        )
        for bound in form.visible_fields()
        if bound.value() not in (None, "", [], False)
    ]


def _said(bound: BoundField) -> str:
    value = bound.value()
    values = value if isinstance(value, list) else [value]
    choices = {str(key): str(label) for key, label in getattr(bound.field, "choices", ())}
    return ", ".join(choices.get(str(item), str(item)) for item in values)
