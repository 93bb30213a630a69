"""Who works in a consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.access import can_staff
from paydas.consultations.models import ConsultationRole
from paydas.consultations.operations.roles import Duty, give_role, take_role
from paydas.consultations.queries.people import staff_of
from paydas.consultations.vocabulary import TWO_STEP_ROLES
from paydas.consultations.web.forms.people import RoleForm
from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.lists import paginate
from paydas.core.web.parts import Link

if TYPE_CHECKING:
    from django.http import HttpResponse

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request


def _home(consultation: Consultation) -> str:
    return reverse("consultations:staff", args=[consultation.slug])


@in_consultation
def staff(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_staff(request.actor, consultation.pk))
    context = {
        "consultation": consultation,
        "sample": consultation.is_sample,
        "pages": paginate(request, staff_of(consultation.pk), 50),
        "two_step": TWO_STEP_ROLES,
    }
    return render(request, "consultations/staff.html", context)


@in_consultation
def add(request: Request, consultation: Consultation) -> HttpResponse:
    require(can_staff(request.actor, consultation.pk))
    form = bound(request, RoleForm)

    def act() -> object:
        data = form.cleaned_data
        body = data["organisation"]
        duty = Duty(data["role"], organisation_id=body.pk if body else None)
        return give_role(
            by=request.actor, consultation_id=consultation.pk, user_id=data["user"].pk, duty=duty
        )

    title = _("Give a role")
    return edit_page(
        request,
        form,
        act,
        done=_home(consultation),
        title=title,
        submit=_("Give the role"),
        lead=_("Coordinators, analysts and approvers must have set up two-step sign-in before."),
        sample=consultation.is_sample,
        cancel_url=_home(consultation),
        crumbs=[Link(_("Staff and roles"), _home(consultation)), Link(title)],
    )


@in_consultation
@require_POST
def remove(request: Request, consultation: Consultation, pk: int) -> HttpResponse:
    require(can_staff(request.actor, consultation.pk))
    role = ConsultationRole.objects.filter(pk=pk, consultation=consultation).first()

    def act() -> object:
        return take_role(by=request.actor, role_id=role.pk) if role else None

    return act_page(request, act, done=_home(consultation), said=_("The role was taken away."))
