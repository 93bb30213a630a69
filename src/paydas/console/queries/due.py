"""What is due in a consultation: who should do what by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from paydas.consultations.models import Approval, DataRequest
from paydas.consultations.vocabulary import ApprovalState, DataRequestState
from paydas.gatherings.models import Decision
from paydas.gatherings.vocabulary import DecisionState
from paydas.invitations.models import InvitationRound
from paydas.invitations.vocabulary import RoundState
from paydas.listening.models import Survey
from paydas.listening.vocabulary import SurveyState
from paydas.monitoring.models import ActivityVoice, Period
from paydas.planning.models import DeclaredGap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from paydas.core.vocabulary import Key

AHEAD = timedelta(days=60)
# Of each kind the nearest few: the kind's own page has them all.
OF_A_KIND = 3
SHOWN = 10


@dataclass(frozen=True)
class Due:
    """One thing to do: its day (None: as soon as possible), what, a fact, and its page."""

    on: date | None
    title: str
    fact: str
    page: str
    pk: object = None

    @property
    def days(self) -> int | None:
        """Days left; negative when the day has passed."""
        return (self.on - timezone.localdate()).days if self.on else None

    @property
    def is_late(self) -> bool:
        """Whether the day has passed."""
        return self.days is not None and self.days < 0


def due_in(consultation_id: Key) -> list[Due]:
    """Return what is due, the most pressing first: what waits now, then by day."""
    found = [
        *_approvals(consultation_id),
        *_requests(consultation_id),
        *_rounds(consultation_id),
        *_surveys(consultation_id),
        *_decisions(consultation_id),
        *_progress(consultation_id),
    ]
    limit = timezone.localdate() + AHEAD
    near = [due for due in found if due.on is None or due.on <= limit]
    return sorted(near, key=lambda due: (due.on is not None, due.on or limit))[:SHOWN]


def _approvals(consultation_id: Key) -> Iterator[Due]:
    waiting = Approval.objects.filter(consultation_id=consultation_id, state=ApprovalState.WAITING)
    for found in waiting[:OF_A_KIND]:
        yield Due(
            None, found.title, _("waits for the approver"), "consultations:approval", found.pk
        )


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


def _decisions(consultation_id: Key) -> Iterator[Due]:
    undone = (
        Decision.objects.filter(
            gathering__consultation_id=consultation_id,
            state=DecisionState.OPEN,
            due_on__isnull=False,
        )
        .select_related("owner", "gathering")
        .order_by("-due_on")
    )
    for found in undone[:OF_A_KIND]:
        owner = str(found.owner) if found.owner else str(found.gathering)
        yield Due(found.due_on, found.text, owner, "gatherings:gathering", found.gathering_id)


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
            voice.due_on, _("Answer what was said about an activity"), said, "monitoring:overview"
        )
    gaps = DeclaredGap.objects.filter(plan__consultation_id=consultation_id, closed_on__isnull=True)
    for gap in gaps[:OF_A_KIND]:
        yield Due(gap.due_on, _("Close a declared gap"), gap.get_kind_display(), "planning:plans")
