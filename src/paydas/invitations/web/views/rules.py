"""Rules of who is eligible, and reference mixes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.core.web.parts import Link
from paydas.invitations.access import can_plan
from paydas.invitations.models import ReferenceMix, SelectionRule
from paydas.invitations.operations import rules as operations
from paydas.invitations.queries.balance import labels_of, register_shares
from paydas.invitations.web.forms import MixForm, RuleForm
from paydas.invitations.web.frame import listed

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request


def _frame(consultation: Consultation, title: str) -> dict[str, Any]:
    home = listed(consultation.slug)
    return {
        "title": title,
        "consultation": consultation,
        "sample": consultation.is_sample,
        "cancel_url": home,
        "crumbs": [Link(_("Invitations"), home), Link(title)],
        "done": home,
    }


@in_consultation
def rule(request: Request, consultation: Consultation, pk: UUID | None = None) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    known = get_object_or_404(SelectionRule, pk=pk, consultation=consultation) if pk else None
    form = bound(request, RuleForm, known)

    def act() -> object:
        if known:
            return operations.change_rule(
                by=request.actor,
                rule_id=known.pk,
                seen=form.seen_revision,
                values=form.rule_values,
            )
        return operations.add_rule(
            by=request.actor,
            rule_id=form.key,
            consultation_id=consultation.pk,
            values=form.rule_values,
        )

    title = _("Change the rule") if known else _("Write a rule")
    return edit_page(request, form, act, **_frame(consultation, title))


@in_consultation
@require_POST
def publish(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    found = get_object_or_404(SelectionRule, pk=pk, consultation=consultation)
    return act_page(
        request,
        lambda: operations.publish_rule(by=request.actor, rule_id=found.pk),
        done=listed(consultation.slug),
        said=_("The rule is published."),
    )


@in_consultation
def mix(request: Request, consultation: Consultation, pk: UUID | None = None) -> HttpResponse:
    require(can_plan(request.actor, consultation.pk))
    known = get_object_or_404(ReferenceMix, pk=pk, consultation=consultation) if pk else None
    form = bound(request, MixForm, known)
    if known is not None:
        form.show_shares(known, labels_of(known.dimension))
    shares: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        by = form.cleaned_data["dimension"]
        typed = form.cleaned_data["typed"].strip()
        shares = form.shares(labels_of(by)) if typed else register_shares(by)

    def act() -> object:
        return operations.set_mix(
            by=request.actor,
            mix_id=known.pk if known else form.key,
            consultation_id=consultation.pk,
            values={name: form.values[name] for name in ("title", "dimension", "basis")},
            shares=shares,
        )

    title = _("Change the reference mix") if known else _("Write a reference mix")
    return edit_page(request, form, act, **_frame(consultation, title))
