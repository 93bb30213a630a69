"""The frame of every page on which something is approved; later steps show their content in it.

A later step's view shows what would be sent or published in a template that extends
`consultations/approving.html` (block `subject`) and lets `approving` do the rest. Its address,
with `slug` and `pk`, stands in the settings' PAYDAS_APPROVAL_PAGES under the record's kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from paydas.consultations.access import can_decide
from paydas.consultations.operations.approvals import decide_approval
from paydas.consultations.queries.approvals import newest_approval
from paydas.consultations.vocabulary import ApprovalState
from paydas.core.web.editing import bound, edit_page
from paydas.core.web.parts import Link

if TYPE_CHECKING:
    from django.db.models import Model
    from django.http import HttpResponse

    from paydas.consultations.models import Approval, Consultation
    from paydas.core.web.requests import Request

STATES = {"waiting": "open", "approved": "done", "returned": "refused", "superseded": "none"}


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            ("approve", gettext_lazy("I approve exactly this content")),
            ("return", gettext_lazy("I return it with a reason")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Needed when it is returned: what should be changed?"),
    )


def approving(
    request: Request,
    consultation: Consultation,
    approval: Approval,
    template: str = "consultations/approving.html",
    **context: object,
) -> HttpResponse:
    """Show what waits for approval and take the decision; the operation checks the right."""
    form = bound(request, DecisionForm)

    def decide() -> object:
        return decide_approval(
            by=request.actor,
            approval_id=approval.pk,
            approves=form.cleaned_data["decision"] == "approve",
            reason=form.cleaned_data["reason"],
        )

    waits = approval.state == ApprovalState.WAITING
    return edit_page(
        request,
        form,
        decide,
        done=reverse("consultations:approvals", args=[consultation.slug]),
        said=_("The decision was recorded."),
        template=template,
        title=approval.title,
        approval=approval,
        consultation=consultation,
        sample=approval.is_sample,
        shape=STATES[approval.state],
        may_decide=waits and can_decide(request.actor, approval),
        crumbs=[
            Link(_("Approvals"), reverse("consultations:approvals", args=[consultation.slug])),
            Link(approval.title),
        ],
        **context,
    )


def approving_subject(
    request: Request,
    consultation: Consultation,
    subject: Model,
    template: str,
    **context: object,
) -> HttpResponse | None:
    """Show the newest request for approval of a record; None when nobody has asked yet."""
    approval = newest_approval(subject)
    if approval is None:
        return None
    return approving(request, consultation, approval, template, **context)


def address_of(approval: Approval, slug: str) -> str:
    """Return the page that shows what is to be approved; ours when its step has none."""
    page = settings.PAYDAS_APPROVAL_PAGES.get(approval.subject_kind)
    if page:
        return reverse(page, kwargs={"slug": slug, "pk": approval.subject_id})
    return reverse("consultations:approval", args=[slug, approval.pk])
