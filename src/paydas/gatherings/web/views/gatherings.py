"""The list of gatherings, the page of one, its calendar."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from paydas.consultations.access import can_coordinate
from paydas.consultations.queries.consultations import visible_to
from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import bound, edit_page
from paydas.core.web.exports import ExportColumn, export, export_links, wants_export
from paydas.core.web.lists import Pages, applied, paginate
from paydas.core.web.parts import Link
from paydas.gatherings.operations import gatherings as operations
from paydas.gatherings.queries import gatherings as queries
from paydas.gatherings.queries.calendar import events
from paydas.gatherings.web.forms import gatherings as forms
from paydas.gatherings.web.frame import SHAPES, frame, home, of_gathering, when
from paydas.kernel.documents.calendar import calendar_bytes
from paydas.kernel.text.dates import MONTHS, PartialDate, format_date

if TYPE_CHECKING:
    from uuid import UUID

    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.gatherings.models import Gathering


def _language() -> str:
    return "en" if get_language() == "en" else "tr"


@in_consultation
def gatherings(request: Request, consultation: Consultation) -> HttpResponseBase:
    form = forms.GatheringFilter(request.GET)
    found = queries.with_counts(queries.gatherings_of(consultation.pk))
    if form.is_valid():
        found = queries.named(form.cleaned_data["q"], found)
        given = {key: form.cleaned_data[key] for key in ("kind", "state")}
        found = found.filter(**{key: value for key, value in given.items() if value})
    if wants_export(request):
        return export(request, found, _columns(), "gatherings")
    pages: Pages[Any] = paginate(request, found)
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "form": form,
        "applied": applied(request, form),
        "pages": pages,
        "rows": [(one, when(one), SHAPES[one.state]) for one in pages.items],
        "exports": export_links(request),
        "may_edit": can_coordinate(request.actor, consultation.pk),
    }
    return render(request, "gatherings/gatherings.html", context)


def _columns() -> list[ExportColumn[Any]]:
    return [
        ExportColumn(_("Name of the gathering"), lambda row: row.title),
        ExportColumn(_("Kind"), lambda row: row.get_kind_display()),
        ExportColumn(_("Date"), when),
        ExportColumn(_("Province"), lambda row: str(row.province or "")),
        ExportColumn(_("Venue"), lambda row: str(row.venue or "")),
        ExportColumn(_("State"), lambda row: row.get_state_display()),
        ExportColumn(_("Sessions"), lambda row: row.sessions_count),
        ExportColumn(_("Tables"), lambda row: row.tables_count),
        ExportColumn(_("Expected"), lambda row: row.expected_count),
        ExportColumn(_("Present"), lambda row: row.present_count),
        ExportColumn(_("Sample content"), lambda row: row.is_sample),
    ]


@of_gathering(running=False)
def gathering(request: Request, gathering: Gathering) -> HttpResponse:
    found = queries.for_page(gathering)
    context = frame(request, found) | {
        "bodies": queries.bodies_of(found),
        "last": last_change(found),
        "sessions": found.sessions.all(),
    }
    return render(request, "gatherings/gathering.html", context)


@in_consultation
def add(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_coordinate(request.actor, consultation.pk))
    form = bound(request, forms.GatheringForm, consultation=consultation)

    def act() -> object:
        return operations.add_gathering(
            by=request.actor,
            gathering_id=form.key,
            consultation_id=consultation.pk,
            is_sample=consultation.is_sample,
            **form.values,
        )

    listed, title = reverse("gatherings:gatherings", args=[consultation.slug]), _("Add a gathering")
    return edit_page(
        request,
        form,
        act,
        done=lambda: reverse("gatherings:gathering", args=[consultation.slug, form.key]),
        title=title,
        template="gatherings/edit.html",
        sample=consultation.is_sample,
        cancel_url=listed,
        crumbs=[Link(_("Gatherings"), listed), Link(title)],
    )


@of_gathering()
def edit(request: Request, gathering: Gathering) -> HttpResponse:
    form = bound(request, forms.GatheringForm, gathering, consultation=gathering.consultation)

    def act() -> object:
        return operations.change_gathering(
            by=request.actor, gathering_id=gathering.pk, seen=form.seen_revision, **form.values
        )

    context = frame(request, gathering, _("Change the gathering"))
    context |= {"template": "gatherings/edit.html"}
    return edit_page(request, form, act, done=home(gathering), **context)


@of_gathering()
def move(request: Request, gathering: Gathering) -> HttpResponse:
    initial = {"seen": gathering.revision, "reason": gathering.state_reason}
    form = bound(request, forms.StateForm, initial=initial)

    def act() -> object:
        return operations.move_gathering(
            by=request.actor, gathering_id=gathering.pk, **form.cleaned_data
        )

    context = frame(request, gathering, _("Change the state"))
    return edit_page(request, form, act, done=home(gathering), **context)


@in_consultation
def series(request: Request, consultation: Consultation) -> HttpResponse:
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "pages": paginate(request, queries.series_of(consultation.pk)),
        "may_edit": can_coordinate(request.actor, consultation.pk),
    }
    return render(request, "gatherings/series.html", context)


@in_consultation
def edit_series(
    request: Request, consultation: Consultation, pk: UUID | None = None
) -> HttpResponse:
    require(can_coordinate(request.actor, consultation.pk))
    known = get_object_or_404(queries.series_of(consultation.pk), pk=pk) if pk else None
    form = bound(request, forms.SeriesForm, known)

    def act() -> object:
        if known:
            return operations.change_series(
                by=request.actor, series_id=known.pk, seen=form.seen_revision, **form.values
            )
        return operations.add_series(
            by=request.actor, series_id=form.key, consultation_id=consultation.pk, **form.values
        )

    listed = reverse("gatherings:series", args=[consultation.slug])
    title = _("Change the series") if known else _("Add a series")
    crumbs = [Link(_("Series"), listed), Link(title)]
    return edit_page(request, form, act, done=listed, title=title, cancel_url=listed, crumbs=crumbs)


@in_consultation
def calendar(request: Request, consultation: Consultation) -> HttpResponse:
    found = queries.gatherings_of(consultation.pk)
    months = [
        (_month(key), [(one, when(one), SHAPES[one.state]) for one in rows])
        for key, rows in groupby(found, lambda one: (one.year, one.month))
    ]
    context = {"consultation": consultation, "sample": consultation.is_sample, "months": months}
    return render(request, "gatherings/calendar.html", context)


def _month(key: tuple[int | None, int | None]) -> str:
    year, month = key
    if year is None and month is None:
        return _("Date not known")
    if year is None and month:
        return MONTHS[_language()][month - 1]
    return format_date(PartialDate(year, month), _language())


def feed(request: Request, slug: str, gathering_id: UUID | None = None) -> HttpResponse:
    """Answer with the calendar of a public consultation, or with one of its days.

    Anybody may subscribe to it.
    """
    consultation = get_object_or_404(visible_to(request.actor), slug=slug)
    found = queries.gatherings_of(consultation.pk)
    if gathering_id is not None:
        found = found.filter(pk=gathering_id)
    appointments = events(found, lambda _one: "")
    data = calendar_bytes(appointments, name=consultation.title, language=_language())
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{consultation.slug}.ics"'
    return response
