"""Setting up a consultation: its frame, its steps, the phases it opens, what happens now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.consultations.access import can_coordinate, can_create
from paydas.consultations.models import (
    Consultation,
    ConsultationRole,
    ConsultationStep,
    OpenedPhase,
)
from paydas.consultations.operations.roles import require_second_factor
from paydas.consultations.vocabulary import (
    RESERVED_SLUGS,
    ConsultationsError,
    ConsultationState,
    Role,
)
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class UsedStep:
    """A step that the consultation uses, with its dates."""

    step: str
    starts_on: date | None = None
    ends_on: date | None = None
    is_finished: bool = False


@operation
def add_consultation(*, by: Actor, consultation_id: Key, **values: object) -> Consultation:
    """Set up a consultation; whoever does it becomes its coordinator. The same id twice is one.

    Raises ConsultationsError: second_factor, slug_reserved.
    """
    require(can_create(by))
    if values.get("slug") in RESERVED_SLUGS:
        raise ConsultationsError("slug_reserved", slug=values["slug"])
    if by.user is not None:
        require_second_factor(by.user, Role.COORDINATOR)
    found, is_new = Consultation.objects.get_or_create(pk=consultation_id, defaults=values)
    if not is_new:
        return found
    if by.user is not None:
        ConsultationRole.objects.create(user=by.user, consultation=found, role=Role.COORDINATOR)
        by.user.__dict__.pop("_roles_known", None)
    record(found, scope=found.pk, fields=sorted(values))
    return found


@operation
def change_consultation(
    *, by: Actor, consultation_id: Key, seen: int | None, **values: object
) -> Consultation:
    """Change what a consultation is about, who owns it and which one it follows.

    Raises ConsultationsError: own_predecessor.
    """
    require(can_coordinate(by, str(consultation_id)))
    found = lock(Consultation, consultation_id, seen)
    if values.get("predecessor") == found:
        raise ConsultationsError("own_predecessor")
    record(found, scope=found.pk, fields=save_changes(found, **values))
    return found


@operation
def set_steps(
    *, by: Actor, consultation_id: Key, seen: int | None, steps: Sequence[UsedStep]
) -> Consultation:
    """Say which steps the consultation uses, in which order and when.

    Raises ConsultationsError: step_needed.
    """
    require(can_coordinate(by, str(consultation_id)))
    if not steps:
        raise ConsultationsError("step_needed")
    found = lock(Consultation, consultation_id, seen)
    found.steps.all().delete()
    ConsultationStep.objects.bulk_create(
        ConsultationStep(
            consultation=found,
            step=one.step,
            position=position,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            is_finished=one.is_finished,
        )
        for position, one in enumerate(steps, 1)
    )
    _touch(found)
    record(found, scope=found.pk, steps=[str(one.step) for one in steps])
    return found


@operation
def open_phases(
    *, by: Actor, consultation_id: Key, seen: int | None, phases: Sequence[str]
) -> Consultation:
    """Say which phases of the policy cycle are open to participants.

    Raises ConsultationsError: phase_needed.
    """
    require(can_coordinate(by, str(consultation_id)))
    if not phases:
        raise ConsultationsError("phase_needed")
    found = lock(Consultation, consultation_id, seen)
    found.phases.all().delete()
    OpenedPhase.objects.bulk_create(OpenedPhase(consultation=found, phase=one) for one in phases)
    _touch(found)
    record(found, scope=found.pk, phases=[str(one) for one in phases])
    return found


@operation
def say_now(
    *, by: Actor, consultation_id: Key, seen: int | None, now: str, now_on: date | None = None
) -> Consultation:
    """Write what happens now, in a sentence that the public page shows with its day."""
    require(can_coordinate(by, str(consultation_id)))
    found = lock(Consultation, consultation_id, seen)
    day = now_on or timezone.localdate()
    record(found, scope=found.pk, fields=save_changes(found, now=now, now_on=day))
    return found


@operation
def move_consultation(
    *, by: Actor, consultation_id: Key, seen: int | None, state: str
) -> Consultation:
    """Open a consultation to the public, close it, or open it again.

    Raises ConsultationsError: step_needed, state_backwards.
    """
    require(can_coordinate(by, str(consultation_id)))
    found = lock(Consultation, consultation_id, seen)
    if state == ConsultationState.DRAFT and found.state == ConsultationState.CLOSED:
        raise ConsultationsError("state_backwards")
    if state == ConsultationState.OPEN and not found.steps.exists():
        raise ConsultationsError("step_needed")
    save_changes(found, state=state)
    record(found, scope=found.pk, state=state)
    return found


def _touch(found: Consultation) -> None:
    found.revision += 1
    found.save(update_fields=["revision"])
