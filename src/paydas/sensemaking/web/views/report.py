"""The report's desk: sections, preview, approval, publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.operations.approvals import digest_of
from paydas.consultations.queries.approvals import newest_approval
from paydas.consultations.web.approving import STATES, approving_subject
from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.queries.audit import last_change
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.requests import typed
from paydas.sensemaking.access import can_conclude, can_publish, can_read, can_submit
from paydas.sensemaking.models import ReportSection
from paydas.sensemaking.operations import publication, reports
from paydas.sensemaking.operations.reports import NewSection
from paydas.sensemaking.queries.content import content_of, uncitable
from paydas.sensemaking.queries.report import draw_draft, report_editions, report_of
from paydas.sensemaking.web.forms.report import FileForm, PublishForm, ReportForm, SectionForm
from paydas.sensemaking.web.frame import crumbs, frame, here
from paydas.sensemaking.web.views.editions import prepare_files
from paydas.sources.operations.files import Upload

if TYPE_CHECKING:
    from uuid import UUID

    from django.http.response import HttpResponseBase

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.sensemaking.models import SituationReport


def _report(consultation: Consultation) -> SituationReport:
    found = report_of(consultation.pk)
    if found is None:
        raise Http404
    return found


@in_consultation
def report(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    found = report_of(consultation.pk)
    context: dict[str, Any] = frame(request, consultation, "report") | {"report": found}
    if found is None:
        return render(request, "sensemaking/report_none.html", context)
    approval = newest_approval(found)
    context |= {
        "sample": found.is_sample,
        "sections": found.sections.select_related("about", "theme"),
        "editions": report_editions(found).defer("content"),
        "approval": approval,
        "shape": STATES[approval.state] if approval else "",
        "change": last_change(found),
        "uncitable": uncitable(found),
        "publish_form": PublishForm(),
        "may_submit": can_submit(request.actor, consultation.pk),
        "may_publish": can_publish(request.actor, consultation.pk),
    }
    return render(request, "sensemaking/report.html", context)


@in_consultation
def edit_report(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = report_of(consultation.pk)
    form = bound(request, ReportForm, found)

    def act() -> object:
        if found is None:
            return reports.begin_report(
                by=request.actor,
                report_id=form.key,
                consultation_id=consultation.pk,
                **form.values,
            )
        return reports.change_report(
            by=request.actor, report_id=found.pk, seen=form.seen_revision, **form.values
        )

    title = _("Title and limits") if found else _("Begin the report")
    home = here(consultation, "report")
    return edit_page(
        request,
        form,
        act,
        done=home,
        title=title,
        cancel_url=home,
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "report", title),
    )


@in_consultation
def edit_section(
    request: Request, consultation: Consultation, pk: UUID | None = None
) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = _report(consultation)
    section = get_object_or_404(found.sections, pk=pk) if pk else None
    form = bound(request, SectionForm, section, consultation=consultation)

    def act() -> object:
        values: dict[str, Any] = form.values
        if section is None:
            return reports.add_section(
                by=request.actor,
                section_id=form.key,
                report_id=found.pk,
                section=NewSection(**values),
            )
        return reports.change_section(
            by=request.actor, section_id=section.pk, seen=form.seen_revision, **values
        )

    title = _("Write the section") if section else _("Add a section")
    home = here(consultation, "report")
    return edit_page(
        request,
        form,
        act,
        done=home,
        title=title,
        cancel_url=home,
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "report", title),
    )


@in_consultation
@require_POST
def act_on_section(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    section = get_object_or_404(ReportSection, pk=pk, report__consultation=consultation)
    asked = request.POST.get("act")

    def act() -> object:
        if asked == "remove":
            return reports.remove_section(by=request.actor, section_id=section.pk)
        return reports.move_section(by=request.actor, section_id=section.pk, up=asked == "up")

    return act_page(request, act, done=here(consultation, "report"))


@in_consultation
def preview(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_read(request.actor, consultation.pk))
    found = _report(consultation)
    drawn = draw_draft(found)
    context = frame(request, consultation, "report") | {
        "report": found,
        "tree": drawn,
        "contents": drawn.contents,
        "html": drawn.html,
        "crumbs": crumbs(consultation, "report", _("Preview")),
    }
    return render(request, "sensemaking/report_page.html", context)


@in_consultation
def attach_file(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = _report(consultation)
    form = bound(request, FileForm)

    def act() -> object:
        file = form.cleaned_data["file"]
        upload = Upload(file.name, file.read())
        return reports.attach_file(by=request.actor, report_id=found.pk, upload=upload)

    title, home = _("Attach the file of record"), here(consultation, "report")
    return edit_page(
        request,
        form,
        act,
        done=home,
        title=title,
        submit=_("Attach the file"),
        lead=_("The report as it was signed or edited outside; it is published with the edition."),
        cancel_url=home,
        sample=consultation.is_sample,
        crumbs=crumbs(consultation, "report", title),
    )


@in_consultation
@require_POST
def detach_file(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_conclude(request.actor, consultation.pk))
    found = _report(consultation)

    def act() -> object:
        return reports.detach_file(by=request.actor, report_id=found.pk)

    return act_page(request, act, done=here(consultation, "report"))


@in_consultation
@require_POST
def submit(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_submit(request.actor, consultation.pk))
    found = _report(consultation)

    def act() -> object:
        return publication.submit_report(by=request.actor, report_id=found.pk)

    said = _("The report was laid before the approver.")
    return act_page(request, act, done=here(consultation, "report"), said=said)


@in_consultation
@require_POST
def publish(request: Request, consultation: Consultation) -> HttpResponseBase:
    require(can_publish(request.actor, consultation.pk))
    found = _report(consultation)

    def act() -> object:
        change_log = typed(request, "change_log")
        edition = publication.publish_report(
            by=request.actor, report_id=found.pk, change_log=change_log
        )
        prepare_files(request, consultation)
        return edition

    said = _("The report was published with its findings and recommendations.")
    return act_page(request, act, done=here(consultation, "report"), said=said)


@in_consultation
def approve(request: Request, consultation: Consultation, pk: UUID) -> HttpResponseBase:
    """Show the approver exactly what would be published."""
    require(can_read(request.actor, consultation.pk))
    found = _report(consultation)
    content = content_of(found)
    drawn = draw_draft(found, top=3)
    page = approving_subject(
        request,
        consultation,
        found,
        "sensemaking/report_approval.html",
        report=found,
        tree=drawn,
        contents=drawn.contents,
        html=drawn.html,
        n_findings=len(content["findings"]),
        n_recommendations=len(content["recommendations"]),
        has_changed=_has_changed(found, content),
    )
    return page or redirect(here(consultation, "report"))


def _has_changed(found: SituationReport, content: dict[str, Any]) -> bool:
    """Tell whether the report is no longer what was laid before the approver."""
    approval = newest_approval(found)
    form = publication.approved_form(found, content)
    return approval is not None and approval.digest != digest_of(form)
