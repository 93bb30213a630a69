"""What waits for an account in a consultation without a day of its own: counts, by right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import ngettext

from paydas.console.queries.due_record import Due
from paydas.consultations.access import can_analyse, can_coordinate, can_take_in
from paydas.consultations.queries.roles import bodies_reported_by, has_role
from paydas.invitations.queries import summary as invitations
from paydas.listening.access import MODERATORS, can_clear
from paydas.listening.queries import summary as listening
from paydas.monitoring.access import can_check
from paydas.monitoring.queries import summary as monitoring
from paydas.monitoring.queries.periods import tasks_of
from paydas.planning.queries.plans import published_plan
from paydas.responses.queries import summary as responses
from paydas.sensemaking.queries.codes import current_codebook, uncoded
from paydas.stakeholders.models import CorrectionRequest
from paydas.stakeholders.vocabulary import RequestState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


def waiting_for(actor: Actor, consultation_id: Key) -> Iterator[Due]:
    """Yield what the account itself can do away with; each page opens to it."""
    yield from _replies(actor, consultation_id)
    yield from _words(actor, consultation_id)
    yield from _codes(actor, consultation_id)
    yield from _answers(actor, consultation_id)
    yield from _values(actor, consultation_id)
    yield from _reports(actor, consultation_id)


def _replies(actor: Actor, consultation_id: Key) -> Iterator[Due]:
    if not can_take_in(actor, consultation_id):
        return
    n = invitations.summary(consultation_id).waiting
    if n:
        title = ngettext("%(n)s invitation without a reply", "%(n)s invitations without a reply", n)
        yield Due(None, title % {"n": n}, "", "invitations:invited")


def _words(actor: Actor, consultation_id: Key) -> Iterator[Due]:
    if not has_role(actor, consultation_id, *MODERATORS):
        return
    found = listening.summary(consultation_id)
    if found.drafts:
        title = ngettext("Approve %(n)s note", "Approve %(n)s notes", found.drafts)
        yield Due(None, title % {"n": found.drafts}, "", "listening:contributions")
    if found.to_clear and can_clear(actor, consultation_id):
        title = ngettext(
            "Decide on publishing %(n)s voice", "Decide on publishing %(n)s voices", found.to_clear
        )
        yield Due(None, title % {"n": found.to_clear}, "", "listening:clearing")


def _codes(actor: Actor, consultation_id: Key) -> Iterator[Due]:
    codebook = current_codebook(consultation_id)
    if codebook is None or not can_analyse(actor, consultation_id):
        return
    n = uncoded(consultation_id, codebook).count()
    if n:
        title = ngettext("Code %(n)s voice", "Code %(n)s voices", n)
        yield Due(None, title % {"n": n}, "", "sensemaking:next_voice")


def _answers(actor: Actor, consultation_id: Key) -> Iterator[Due]:
    if not can_coordinate(actor, consultation_id):
        return
    n = responses.summary(consultation_id).waiting
    if n:
        title = ngettext("Answer %(n)s recommendation", "Answer %(n)s recommendations", n)
        yield Due(None, title % {"n": n}, "", "responses:responses")


def _values(actor: Actor, consultation_id: Key) -> Iterator[Due]:
    if not can_check(actor, consultation_id):
        return
    found = monitoring.summary(consultation_id)
    if found.sent:
        title = ngettext("Check %(n)s reported value", "Check %(n)s reported values", found.sent)
        yield Due(None, title % {"n": found.sent}, "", "monitoring:values")
    if found.voices_received and can_coordinate(actor, consultation_id):
        n = found.voices_received
        title = ngettext("Read %(n)s voice on progress", "Read %(n)s voices on progress", n)
        yield Due(None, title % {"n": n}, "", "monitoring:voices")


def _reports(actor: Actor, consultation_id: Key) -> Iterator[Due]:
    """Yield what the bodies for which the account reports owe: one line for each period."""
    bodies = bodies_reported_by(actor, str(consultation_id))
    plan = published_plan(consultation_id) if bodies else None
    if plan is None:
        return
    today = timezone.localdate()
    spans = [
        task.span
        for task in tasks_of(plan)
        if task.is_open and task.body_id in bodies and task.span.starts_on <= today
    ]
    for span, n in Counter(spans).items():
        title = ngettext("Report %(n)s value", "Report %(n)s values", n)
        yield Due(span.due_on, title % {"n": n}, span.label, "monitoring:reporting")


def waiting_in_registers(actor: Actor) -> Iterator[Due]:
    """Yield what waits for those who keep the shared registers."""
    if not actor.is_registrar:
        return
    n = CorrectionRequest.objects.filter(state=RequestState.OPEN).count()
    if n:
        title = ngettext(
            "Decide on %(n)s request to the register", "Decide on %(n)s requests to the register", n
        )
        yield Due(None, title % {"n": n}, "", "stakeholders:requests")
