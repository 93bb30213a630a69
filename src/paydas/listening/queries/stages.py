"""How far each participant came: invited, accepted, attended, spoke."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q

from paydas.consultations.models import Participant
from paydas.consultations.vocabulary import ConsultationState
from paydas.gatherings.models import Attendance, Table
from paydas.gatherings.vocabulary import Presence
from paydas.invitations.models import Invitation
from paydas.invitations.vocabulary import Answer
from paydas.listening.models import Contribution
from paydas.listening.vocabulary import ContributionState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from paydas.core.vocabulary import Key

CAME = (Answer.ACCEPTED, Answer.DELEGATED)


@dataclass(frozen=True, slots=True)
class Passage:
    """One participant's snapshot and the stages that they reached. `spoke`: at a table."""

    organisation_id: UUID | None
    legal_form: str
    sector: str
    plate: str
    areas: tuple[str, ...]
    invited: bool
    accepted: bool
    attended: bool
    spoke: bool


def passages(consultation_id: Key) -> list[Passage]:
    """Return every participant of a consultation with the stages reached; one query."""
    rows = _staged(Participant.objects.filter(consultation_id=consultation_id)).values_list(
        "organisation_id", "legal_form", "sector", "province_id", "areas",
        "invited", "accepted", "attended", "spoke",
    )  # fmt: skip
    return [
        Passage(body, form, sector, plate or "", tuple(areas or ()), *stages)
        for body, form, sector, plate, areas, *stages in rows
    ]


def _staged(found: QuerySet[Participant]) -> QuerySet[Any]:
    sent = Invitation.objects.filter(participant=OuterRef("pk"), sent_at__isnull=False)
    came = Attendance.objects.filter(participant=OuterRef("pk"), presence=Presence.PRESENT)
    said = spoken().filter(participant=OuterRef("pk"), table__records_speakers=True)
    return found.annotate(
        invited=Exists(sent),
        accepted=Exists(sent.filter(answer__in=CAME)),
        attended=Exists(came),
        spoke=Exists(said),
    )


def spoken() -> QuerySet[Contribution]:
    """Return the contributions that were approved as said, public or not."""
    return Contribution.objects.exclude(state=ContributionState.DRAFT)


def tables_recording(consultation_id: Key) -> tuple[int, int]:
    """Count the tables of a consultation that recorded who spoke, and all tables; one query."""
    counts = Table.objects.filter(session__gathering__consultation_id=consultation_id).aggregate(
        recorded=Count("pk", filter=Q(records_speakers=True)), all=Count("pk")
    )
    return counts["recorded"], counts["all"]


@dataclass(frozen=True, slots=True)
class Said:
    """Contributions with a number, and those of them whose words are public."""

    numbered: int
    public: int


def said_in(consultation_ids: Iterable[Key]) -> dict[UUID, Said]:
    """Count the contributions of consultations; one query."""
    rows = (
        spoken()
        .filter(consultation_id__in=[str(key) for key in consultation_ids])
        .order_by()
        .values_list("consultation_id")
        .annotate(n=Count("pk"), public=Count("pk", filter=Q(state=ContributionState.CLEARED)))
    )
    return {key: Said(n, public) for key, n, public in rows}


def public_by_channel(consultation_id: Key) -> dict[tuple[str, UUID | None], int]:
    """Count public contributions by channel and gathering; one query."""
    rows = (
        Contribution.objects.filter(
            consultation_id=consultation_id, state=ContributionState.CLEARED
        )
        .order_by()
        .values_list("channel", "table__session__gathering_id")
        .annotate(n=Count("pk"))
    )
    return {(channel, gathering): n for channel, gathering, n in rows}


def bodies_heard() -> dict[str, int]:
    """Count, by province, the bodies that came to a gathering or said something; one query."""
    came = Attendance.objects.filter(participant=OuterRef("pk"), presence=Presence.PRESENT)
    said = spoken().filter(participant=OuterRef("pk"))
    rows = (
        Participant.objects.filter(Exists(came) | Exists(said), province__isnull=False)
        .exclude(consultation__state=ConsultationState.DRAFT)
        .order_by()
        .values_list("province_id")
        .annotate(n=Count("organisation", distinct=True))
    )
    return {str(plate): n for plate, n in rows}
