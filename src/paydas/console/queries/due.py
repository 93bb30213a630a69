"""What is due in a consultation: who should do what by when."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from paydas.console.queries.due_record import Due
from paydas.console.queries.next_steps import next_steps
from paydas.console.queries.waiting import waiting_for
from paydas.consultations.access import (
    can_analyse,
    can_approve,
    can_coordinate,
    can_decide,
    can_protect_data,
    can_take_in,
)
from paydas.consultations.models import Approval, DataRequest
from paydas.consultations.vocabulary import ApprovalState, DataRequestState
from paydas.core.queries.kept import kept
from paydas.gatherings.access import can_run
from paydas.gatherings.models import Decision, Gathering
from paydas.gatherings.vocabulary import DecisionState, GatheringState
from paydas.invitations.models import InvitationRound
from paydas.invitations.vocabulary import RoundState
from paydas.listening.models import Survey
from paydas.listening.vocabulary import SurveyState
from paydas.monitoring.models import ActivityVoice, Period
from paydas.planning.models import DeclaredGap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

AHEAD = timedelta(days=60)
# Of each kind the nearest few: the kind's own page has them all.
OF_A_KIND = 3
SHOWN = 10


@kept
def due_in(actor: Actor, consultation_id: Key) -> list[Due]:
    """Return what is due for an account, the most pressing first: what waits now, then by day.

    Nothing is named whose page would not open to the account.
    """
    found = [
        *_approvals(actor, consultation_id),
        *waiting_for(actor, consultation_id),
        *next_steps(actor, consultation_id),
        *_gatherings(actor, consultation_id),
    ]
    if can_protect_data(actor, consultation_id):
        found += _requests(consultation_id)
    if can_analyse(actor, consultation_id):
        found += _surveys(consultation_id)
    if can_coordinate(actor, consultation_id):
        found += [*_rounds(consultation_id), *_progress(consultation_id)]
    limit = timezone.localdate() + AHEAD
    near = [due for due in found if due.on is None or due.on <= limit]
    return sorted(near, key=lambda due: (due.on is not None, due.on or limit))[:SHOWN]


@kept
def due_for(actor: Actor, consultation_ids: Sequence[UUID]) -> list[tuple[Due, UUID]]:
    """Return what is due for an account in several consultations, each with where."""
    return [(due, pk) for pk in consultation_ids for due in due_in(actor, pk)]


def _approvals(actor: Actor, consultation_id: Key) -> Iterator[Due]:
    if not (can_approve(actor, consultation_id) or can_coordinate(actor, consultation_id)):
        return
    waiting = Approval.objects.filter(consultation_id=consultation_id, state=ApprovalState.WAITING)
    for found in waiting[:OF_A_KIND]:
        said = (
            _("waits for your approval")
            if can_decide(actor, found)
            else _("waits for the approver")
        )
        yield Due(None, found.title, said, "consultations:approval", found.pk)


def _gatherings(actor: Actor, consultation_id: Key) -> Iterator[Due]:
    """Yield the next gatherings that the account runs, and the open decisions of those."""
    if not can_take_in(actor, consultation_id):
        return
    planned = Gathering.objects.filter(
        consultation_id=consultation_id, state=GatheringState.PLANNED, day__isnull=False
    ).select_related("province")
    run = [found for found in planned if can_run(actor, found)]
    for found in sorted(run, key=lambda one: one.dated)[:OF_A_KIND]:
        place = str(found.province or "")
        yield Due(found.dated.earliest, found.title, place, "gatherings:gathering", found.pk)
    yield from _decisions(actor, consultation_id)


def _requests(consultation_id: Key) -> Iterator[Due]:
    waiting = DataRequest.objects.filter(
        consultation_id=consultation_id, state=DataRequestState.OPEN
    )
    for found in waiting[:OF_A_KIND]:
        said = found.get_kind_display()
        yield Due(
            found.due_on, _("Answer a data request"), said, "consultations:answer_request", found.pk
        )


def _rounds(consultation_id: Key) -> Iterator[Due]:
    sent = InvitationRound.objects.filter(
        consultation_id=consultation_id,
        state=RoundState.SENT,
        reply_by__gte=timezone.localdate(),
    )
    for found in sent[:OF_A_KIND]:
        yield Due(
            found.reply_by, found.title, _("last day for answers"), "invitations:round", found.pk
        )


def _surveys(consultation_id: Key) -> Iterator[Due]:
    running = Survey.objects.filter(
        consultation_id=consultation_id, state=SurveyState.OPEN, closes_on__isnull=False
    )
    for found in running[:OF_A_KIND]:
        yield Due(
            found.closes_on, found.title, _("the survey closes"), "listening:results", found.pk
        )


def _decisions(actor: Actor, consultation_id: Key) -> Iterator[Due]:
    undone = (
        Decision.objects.filter(
            gathering__consultation_id=consultation_id,
            state=DecisionState.OPEN,
            due_on__isnull=False,
        )
        .select_related("owner", "gathering")
        .order_by("-due_on")
    )
    for found in [one for one in undone if can_run(actor, one.gathering)][:OF_A_KIND]:
        said = f"{found.gathering}: {found.owner}" if found.owner else str(found.gathering)
        yield Due(found.due_on, found.text, said, "gatherings:minutes", found.gathering_id)


def _progress(consultation_id: Key) -> Iterator[Due]:
    today = timezone.localdate()
    periods = Period.objects.filter(plan__consultation_id=consultation_id, ends_on__lte=today)
    for found in periods.filter(due_on__gte=today)[:OF_A_KIND]:
        yield Due(found.due_on, found.label, _("reports are due"), "monitoring:overview")
    open_voices = ActivityVoice.objects.filter(
        activity__objective__plan__consultation_id=consultation_id,
        answered_on__isnull=True,
        due_on__isnull=False,
    ).select_related("activity")
    for voice in open_voices[:OF_A_KIND]:
        said = f"{voice.get_kind_display()}: {voice.activity}"
        yield Due(
            voice.due_on,
            _("Answer what was said about an activity"),
            said,
            "monitoring:voice",
            voice.pk,
        )
    gaps = DeclaredGap.objects.filter(plan__consultation_id=consultation_id, closed_on__isnull=True)
    for gap in gaps.order_by("due_on")[:OF_A_KIND]:
        said = gap.get_kind_display()
        yield Due(gap.due_on, _("Close a declared gap"), said, "planning:plan", gap.plan_id)
