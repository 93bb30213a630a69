"""What a new installation, or a new account, does first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.adapter import get_adapter
from django.utils.translation import gettext as _

from paydas.console.queries.due_record import Due
from paydas.consultations.access import can_create
from paydas.consultations.models import Consultation
from paydas.core.models import Notice, User
from paydas.stakeholders.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paydas.core.actors import Actor


def first_steps(actor: Actor) -> Iterator[Due]:
    """Yield, to an account that works in no consultation yet, what leads to the first one."""
    if actor.user is not None and not get_adapter().is_mfa_enabled(actor.user):
        fact = _("Coordinators, analysts and approvers need it before they get their role.")
        yield Due(None, _("Set up two-step sign-in"), fact, "mfa_index")
    if actor.is_administrator:
        yield from _installation()
    if actor.is_registrar and not Organisation.objects.exists():
        fact = _("From a file or one by one; your own organisation too.")
        yield Due(
            None, _("Bring organisations into the register"), fact, "stakeholders:organisations"
        )
    if can_create(actor) and not Consultation.objects.exists():
        fact = _("What it is about, who runs it, which steps it takes.")
        yield Due(None, _("Set up the first consultation"), fact, "consultations:new")


def _installation() -> Iterator[Due]:
    if User.objects.count() == 1:
        fact = _("Each consultation needs a coordinator and an approver at least.")
        yield Due(None, _("Open accounts for your colleagues"), fact, "core:users")
    if not Notice.objects.exists():
        fact = _("Whoever takes part reads it before giving any personal data.")
        yield Due(None, _("Write the privacy notice"), fact, "core:notices")
