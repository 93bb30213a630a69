"""What the lists of the register show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.core.web.exports import ExportColumn
from paydas.core.web.listing import Cell, Empty, Listing
from paydas.core.web.lists import Column
from paydas.stakeholders.queries.organisations import for_export, for_list
from paydas.stakeholders.vocabulary import AliasKind, BatchState, RequestState

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.forms import Form

    from paydas.stakeholders.models import (
        CorrectionRequest,
        ImportBatch,
        Organisation,
        OrganisationGroup,
        Person,
    )


def said(count: int) -> str:
    """Write a number for the reader."""
    return number_format(count, force_grouping=True)


def organisations_total(count: int) -> str:
    """Say how many organisations."""
    return ngettext("%(count)s organisation", "%(count)s organisations", count) % {
        "count": said(count)
    }


def numbers_of(body: Organisation) -> str:
    """Return a body's numbers on one line."""
    return ", ".join(one.value for one in body.identifiers.all())


def _organisation_cells(body: Organisation) -> list[Cell]:
    numbers = numbers_of(body)
    note = " · ".join(filter(None, [body.acronym, numbers]))
    if body.state != "active":
        note = " · ".join(filter(None, [note, str(body.get_state_display())]))
    place = body.province.name if body.province else body.city
    return [
        Cell(body.name, reverse("stakeholders:organisation", args=[body.pk]), note),
        Cell(body.get_legal_form_display()),
        Cell(place),
        Cell(", ".join(one.label for one in body.working_areas.all())),
    ]


def organisations_listing(
    found: QuerySet[Organisation], form: Form, *, may_keep: bool
) -> Listing[Organisation]:
    """Return the list of organisations."""
    empty = Empty(
        _("No organisations yet"),
        _("Import a register as CSV or XLSX, or add organisations one by one."),
        reverse("stakeholders:upload") if may_keep else "",
        _("Import a file"),
    )
    return Listing(
        title=_("Organisations"),
        rows=for_list(found),
        columns=[
            Column(_("Name"), "name"),
            Column(_("Legal form"), "form"),
            Column(_("Province"), "province"),
            Column(_("Working area")),
        ],
        cells=_organisation_cells,
        orders={"name": "sort", "form": "legal_form", "province": "province__sort"},
        total=organisations_total,
        empty=empty,
        filters=form,
        exported=ORGANISATION_EXPORT,
        export_rows=for_export(found),
        name="organisations",
        pick=may_keep,
        is_long=True,
    )


def _joined(read: Callable[[Organisation], list[str]]) -> Callable[[Organisation], str]:
    return lambda body: " | ".join(read(body))


ORGANISATION_EXPORT: list[ExportColumn[Organisation]] = [
    ExportColumn("id", lambda one: str(one.pk)),
    ExportColumn("name", lambda one: one.name),
    ExportColumn("acronym", lambda one: one.acronym),
    ExportColumn(
        "aliases",
        _joined(lambda one: [a.text for a in one.aliases.all() if a.kind != AliasKind.TRANSLATION]),
    ),
    ExportColumn(
        "labels",
        _joined(
            lambda one: [
                f"{a.language}:{a.text}"
                for a in one.aliases.all()
                if a.kind == AliasKind.TRANSLATION
            ]
        ),
    ),
    ExportColumn(
        "numbers", _joined(lambda one: [f"{i.scheme}:{i.value}" for i in one.identifiers.all()])
    ),
    ExportColumn("legal_form", lambda one: one.legal_form),
    ExportColumn("sector", lambda one: one.sector),
    ExportColumn("structure", lambda one: one.structure),
    ExportColumn("parent", lambda one: one.parent.name if one.parent else ""),
    ExportColumn("province", lambda one: one.province.name if one.province else ""),
    ExportColumn("city", lambda one: one.city),
    ExportColumn("country", lambda one: one.country_id),
    ExportColumn("website", lambda one: one.website),
    ExportColumn("founded", lambda one: one.founded),
    ExportColumn("areas", _joined(lambda one: [a.pk for a in one.working_areas.all()])),
    ExportColumn("groups", _joined(lambda one: [g.pk for g in one.target_groups.all()])),
    ExportColumn("status", lambda one: one.state),
    ExportColumn("is_sample", lambda one: one.is_sample),
]


def people_listing(found: QuerySet[Person], form: Form) -> Listing[Person]:
    """Return the list of people."""
    return Listing(
        title=_("People"),
        lead=_("Little is kept of a person: a name, and for whom they speak."),
        rows=found,
        columns=[Column(_("Name"), "name"), Column(_("Speaks for")), Column(_("Role"))],
        cells=_person_cells,
        orders={"name": "sort"},
        total=lambda n: ngettext("%(count)s person", "%(count)s people", n) % {"count": said(n)},
        empty=Empty(
            _("No people yet"),
            _("People are added with the organisations that they speak for."),
            reverse("stakeholders:add_person"),
            _("Add a person"),
        ),
        filters=form,
    )


def _person_cells(person: Person) -> list[Cell]:
    roles = [one for one in person.representations.all() if one.until is None]
    return [
        Cell(person.name, reverse("stakeholders:person", args=[person.pk]), person.title),
        Cell(", ".join(one.organisation.name for one in roles)),
        Cell(", ".join(one.role for one in roles if one.role)),
    ]


def groups_listing(found: QuerySet[OrganisationGroup]) -> Listing[OrganisationGroup]:
    """Return the list of groups."""
    return Listing(
        title=_("Groups"),
        lead=_("Named sets of organisations, such as the pilot municipalities of a project."),
        rows=found,
        columns=[Column(_("Name"), "name"), Column(_("Organisations"), numeric=True)],
        cells=lambda one: [
            Cell(one.name, reverse("stakeholders:group", args=[one.pk]), one.note[:120]),
            Cell(said(getattr(one, "n_members", 0))),
        ],
        orders={"name": "sort"},
        total=lambda n: ngettext("%(count)s group", "%(count)s groups", n) % {"count": said(n)},
        empty=Empty(
            _("No groups yet"),
            _("Make a group, then pick organisations for it in the list."),
            reverse("stakeholders:add_group"),
            _("Make a group"),
        ),
    )


BATCH_SHAPES = {
    BatchState.UPLOADED: "open",
    BatchState.CHECKED: "open",
    BatchState.RUNNING: "going",
    BatchState.DONE: "done",
    BatchState.UNDONE: "none",
    BatchState.FAILED: "due",
}


def imports_listing(found: QuerySet[ImportBatch]) -> Listing[ImportBatch]:
    """Return the list of imports."""
    return Listing(
        title=_("Imports"),
        rows=found,
        columns=[
            Column(_("File"), "file"),
            Column(_("Uploaded"), "day"),
            Column(_("Rows"), numeric=True),
            Column(_("State")),
        ],
        cells=lambda one: [
            Cell(
                one.file_name,
                reverse("stakeholders:batch", args=[one.pk]),
                one.uploaded_by.name if one.uploaded_by else "",
            ),
            Cell(date_format(localtime(one.created_at), "DATETIME_FORMAT")),
            Cell(said(one.rows)),
            Cell(one.get_state_display(), state=BATCH_SHAPES[BatchState(one.state)]),
        ],
        orders={"day": "created_at", "file": "file_name"},
        default="-day",
        total=lambda n: ngettext("%(count)s import", "%(count)s imports", n) % {"count": said(n)},
        empty=Empty(
            _("No imports yet"),
            _("A register as CSV or XLSX is checked first; nothing is written before you say so."),
            reverse("stakeholders:upload"),
            _("Import a file"),
        ),
    )


REQUEST_SHAPES = {
    RequestState.OPEN: "due",
    RequestState.ACCEPTED: "done",
    RequestState.REJECTED: "refused",
}


def requests_listing(found: QuerySet[CorrectionRequest]) -> Listing[CorrectionRequest]:
    """Return the list of requests from outside."""
    return Listing(
        title=_("Requests from outside"),
        lead=_("Organisations ask to be registered, or to have their record corrected."),
        rows=found,
        columns=[
            Column(_("Organisation")),
            Column(_("Asks for")),
            Column(_("Received"), "day"),
            Column(_("State"), "state"),
        ],
        cells=lambda one: [
            Cell(one.proposed.get("name", ""), reverse("stakeholders:request", args=[one.pk])),
            Cell(_("correction") if one.organisation_id else _("registration")),
            Cell(date_format(localtime(one.created_at), "DATETIME_FORMAT")),
            Cell(one.get_state_display(), state=REQUEST_SHAPES[RequestState(one.state)]),
        ],
        orders={"day": "created_at", "state": "state"},
        default="-day",
        total=lambda n: ngettext("%(count)s request", "%(count)s requests", n) % {"count": said(n)},
        empty=Empty(
            _("No requests"),
            _("The public form “Register your organisation” brings them here."),
        ),
    )
