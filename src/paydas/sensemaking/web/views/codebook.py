"""The codebook: its codes with counts, its versions, saturation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.exports import ExportColumn, export, wants_export
from paydas.kernel.figures.numerals import Numerals
from paydas.sensemaking.access import can_conclude, can_read
from paydas.sensemaking.models import Code, CodeGroup
from paydas.sensemaking.operations import codebooks, codes
from paydas.sensemaking.queries import codes as queries
from paydas.sensemaking.queries.figures import curve
from paydas.sensemaking.queries.method import thinned
from paydas.sensemaking.web.forms.coding import CodebookForm, CodeFilter, CodeForm, GroupForm
from paydas.sensemaking.web.frame import crumbs, frame, here, listing

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.sensemaking.models import Codebook

COLUMNS: list[ExportColumn[Any]] = [
    ExportColumn(gettext_lazy("Group"), lambda one: str(one.group or "")),
    ExportColumn(gettext_lazy("Below the code"), lambda one: str(one.parent or "")),
    ExportColumn(gettext_lazy("Name"), lambda one: one.label),
    ExportColumn(gettext_lazy("Memo"), lambda one: one.memo),
    ExportColumn(gettext_lazy("Contributions"), lambda one: one.n_voices),
    ExportColumn(
        gettext_lazy("State"), lambda one: _("in use") if one.is_active else _("switched off")
    ),
]


@in_consultation
def codebook(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    book = _asked(request, consultation)
    if book is None:
        context = frame(request, consultation, "codebook")
        return render(request, "sensemaking/codebook_none.html", context)
    form = CodeFilter(request.GET, codebook=book)
    found = queries.codes_of(book)
    if form.is_valid():
        data = form.cleaned_data
        found = queries.search(found, data["q"])
        if data["group"]:
            found = found.filter(group=data["group"])
        if data["active"]:
            found = found.filter(is_active=data["active"] == "1")
    if wants_export(request):
        return export(request, found, COLUMNS, "codes")
    known = queries.saturation(book)
    numerals = Numerals(get_language() or "tr", _("no data"))
    context = listing(request, consultation, "codebook", form) | {
        "book": book,
        "books": queries.codebooks_of(consultation.pk),
        "branches": queries.as_tree(list(found)),
        "saturation": known,
        "figure": curve(thinned(known.known), numerals),
        "groups": book.groups.all(),
    }
    return render(request, "sensemaking/codebook.html", context)


def _asked(request: Request, consultation: Consultation) -> Codebook | None:
    """Return the version that the address asks for, else the newest."""
    version = request.GET.get("version", "")
    books = queries.codebooks_of(consultation.pk)
    if version.isdecimal():
        return get_object_or_404(books, version=int(version))
    return books.first()


def _edited(
    request: Request,
    consultation: Consultation,
    form: Any,  # noqa: ANN401 -- any of the codebook's forms
    act: Callable[[], object],
    title: str,
) -> HttpResponseBase:
    """Show a form of the codebook, or do what it says and lead back to the codebook."""
    home = here(consultation, "codebook")
    return edit_page(
        request,
        form,
        act,
        done=home,
        title=title,
        cancel_url=home,
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "codebook", title),
    )


@in_consultation
def open_codebook(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    form = bound(request, CodebookForm)

    def act() -> object:
        return codebooks.open_codebook(
            by=request.actor,
            codebook_id=form.key,
            consultation_id=consultation.pk,
            title=form.values["title"],
        )

    return _edited(request, consultation, form, act, _("Open a codebook"))


@in_consultation
def edit_codebook(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    book = get_object_or_404(consultation.codebooks, pk=pk)
    form = bound(request, CodebookForm, book)

    def act() -> object:
        return codebooks.change_codebook(
            by=request.actor,
            codebook_id=book.pk,
            seen=form.seen_revision,
            title=form.values["title"],
        )

    return _edited(request, consultation, form, act, _("Change the title"))


@in_consultation
@require_POST
def version(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    book = get_object_or_404(consultation.codebooks, pk=pk)

    def act() -> object:
        if request.POST.get("act") == "close":
            return codebooks.close_codebook(by=request.actor, codebook_id=book.pk)
        return codebooks.new_version(by=request.actor, codebook_id=book.pk)

    return act_page(request, act, done=here(consultation, "codebook"))


@in_consultation
def edit_group(
    request: Request, consultation: Consultation, pk: UUID | None = None
) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    book = queries.current_codebook(consultation.pk)
    if book is None:
        return redirect(here(consultation, "open_codebook"))
    group = get_object_or_404(CodeGroup, pk=pk, codebook__consultation=consultation) if pk else None
    form = bound(request, GroupForm, group)

    def act() -> object:
        values: dict[str, Any] = form.values
        if group is None:
            return codes.add_group(
                by=request.actor, group_id=form.key, codebook_id=book.pk, **values
            )
        return codes.change_group(
            by=request.actor, group_id=group.pk, seen=form.seen_revision, **values
        )

    title = _("Change the group") if group else _("Add a group")
    return _edited(request, consultation, form, act, title)


@in_consultation
@require_POST
def remove_group(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    group = get_object_or_404(CodeGroup, pk=pk, codebook__consultation=consultation)

    def act() -> object:
        return codes.remove_group(by=request.actor, group_id=group.pk)

    said = _("The group was removed; its codes stay.")
    return act_page(request, act, done=here(consultation, "codebook"), said=said)


@in_consultation
def edit_code(
    request: Request, consultation: Consultation, pk: UUID | None = None
) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    code = get_object_or_404(Code, pk=pk, codebook__consultation=consultation) if pk else None
    book = code.codebook if code else queries.current_codebook(consultation.pk)
    if book is None:
        return redirect(here(consultation, "open_codebook"))
    form = bound(request, CodeForm, code, codebook=book)

    def act() -> object:
        values: dict[str, Any] = form.values
        if code is None:
            return codes.add_code(by=request.actor, code_id=form.key, codebook_id=book.pk, **values)
        return codes.change_code(
            by=request.actor, code_id=code.pk, seen=form.seen_revision, **values
        )

    title = _("Change the code") if code else _("Add a code")
    return _edited(request, consultation, form, act, title)


@in_consultation
@require_POST
def act_on_code(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    code = get_object_or_404(Code, pk=pk, codebook__consultation=consultation)

    def act() -> object:
        if request.POST.get("act") == "remove":
            return codes.remove_code(by=request.actor, code_id=code.pk)
        is_active = request.POST.get("act") == "on"
        return codes.switch_code(by=request.actor, code_id=code.pk, is_active=is_active)

    return act_page(request, act, done=here(consultation, "codebook"))
