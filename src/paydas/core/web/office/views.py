"""Pages of the administration: accounts, log, jobs, outbox, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from paydas.core.access import can_administer, can_see_job, require
from paydas.core.models import Job, OutboxMessage, User
from paydas.core.operations import jobs as job_operations
from paydas.core.operations.notices import publish_notice
from paydas.core.operations.outbox import retry_mail
from paydas.core.operations.users import add_user, change_me, change_user
from paydas.core.queries import audit, office
from paydas.core.queries.kept import head
from paydas.core.vocabulary import JobState
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.entry import for_accounts
from paydas.core.web.listing import Action, list_page
from paydas.core.web.office import forms, lists, log

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from paydas.core.web.requests import Request


@for_accounts
def users(request: Request) -> HttpResponseBase:
    require(can_administer(request.actor))
    add = Action(_("Open an account"), reverse("core:add_user"), "")
    listing = lists.users_listing(forms.UserFilter(request.GET))
    return list_page(request, listing, actions=[add])


@for_accounts
def add(request: Request) -> HttpResponse:
    require(can_administer(request.actor))
    form = bound(request, forms.UserForm)
    form.fields["is_active"].widget = form.fields["is_active"].hidden_widget()
    return edit_page(
        request,
        form,
        lambda: add_user(by=request.actor, **form.values),
        done=reverse("core:users"),
        title=_("Open an account"),
        cancel_url=reverse("core:users"),
    )


@for_accounts
def edit(request: Request, pk: UUID) -> HttpResponse:
    require(can_administer(request.actor))
    found = get_object_or_404(User, pk=pk)
    form = bound(request, forms.UserForm, found)

    def save() -> object:
        values = {name: value for name, value in form.values.items() if name != "email"}
        return change_user(by=request.actor, user_id=pk, seen=form.seen_revision, **values)

    return edit_page(
        request,
        form,
        save,
        done=reverse("core:users"),
        title=found.name,
        cancel_url=reverse("core:users"),
        last=audit.last_change(found),
        template="core/office/user.html",
        account=found,
    )


@for_accounts
def me(request: Request) -> HttpResponse:
    user = request.actor.user
    initial = {"name": user.name, "language": user.language} if user else {}
    form = bound(request, forms.MeForm, initial=initial)
    return edit_page(
        request,
        form,
        lambda: change_me(by=request.actor, **form.cleaned_data),
        done=reverse("core:me"),
        template="core/office/me.html",
        title=_("My account"),
    )


@for_accounts
def events(request: Request) -> HttpResponseBase:
    require(can_administer(request.actor))
    seq, last = head()
    listing = log.events_listing(forms.EventFilter(request.GET))
    return list_page(request, listing, "core/office/events.html", seq=seq, head=last)


@for_accounts
def jobs(request: Request) -> HttpResponseBase:
    found = office.jobs(request.actor)
    return list_page(request, lists.jobs_listing(found, forms.JobFilter(request.GET)))


@for_accounts
def job(request: Request, pk: UUID) -> HttpResponse:
    found = get_object_or_404(Job.objects.select_related("started_by"), pk=pk)
    require(can_see_job(request.actor, found))
    if found.state == JobState.DONE and found.page and not request.htmx:
        return redirect(found.page)
    template = "core/office/_job.html" if request.htmx else "core/office/job.html"
    context = {"job": found, "said": lists.error_of(found), "label": lists.work_of(found)}
    return render(request, template, context)


@require_POST
@for_accounts
def cancel(request: Request, pk: UUID) -> HttpResponse:
    return act_page(
        request,
        lambda: job_operations.cancel(by=request.actor, job_id=pk),
        done=reverse("core:job", args=[pk]),
        said=_("The work stops after its present step."),
    )


@for_accounts
def outbox(request: Request) -> HttpResponseBase:
    require(can_administer(request.actor))
    return list_page(request, lists.mail_listing(forms.MailFilter(request.GET)))


@for_accounts
def message(request: Request, pk: UUID) -> HttpResponse:
    require(can_administer(request.actor))
    found = get_object_or_404(OutboxMessage, pk=pk)
    return render(request, "core/office/message.html", {"mail": found})


@require_POST
@for_accounts
def retry(request: Request, pk: UUID) -> HttpResponse:
    require(can_administer(request.actor))
    return act_page(
        request,
        lambda: retry_mail(by=request.actor, message_id=pk),
        done=reverse("core:message", args=[pk]),
        said=_("It will be sent again."),
    )


@for_accounts
def notices(request: Request) -> HttpResponse:
    require(can_administer(request.actor))
    context = {"notices": office.notices(), "columns": lists.NOTICES}
    return render(request, "core/office/notices.html", context)


@for_accounts
def notice(request: Request) -> HttpResponse:
    require(can_administer(request.actor))
    older = office.notices().filter(version=request.GET.get("version") or 0)
    key, language = request.GET.get("key", ""), request.GET.get("language", "tr")
    form = bound(request, forms.NoticeForm, older.filter(key=key, language=language).first())
    return edit_page(
        request,
        form,
        lambda: publish_notice(by=request.actor, **form.cleaned_data),
        done=reverse("core:notices"),
        said=_("Published as a new version."),
        title=_("New version of a notice"),
        cancel_url=reverse("core:notices"),
        submit=_("Publish this version"),
    )
