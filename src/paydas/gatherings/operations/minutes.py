"""Minutes and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.gatherings.access import can_approve_minutes, can_run
from paydas.gatherings.models import Decision, Gathering, Minutes, Session
from paydas.gatherings.queries.minutes import content_of, title_of
from paydas.gatherings.vocabulary import DecisionState, GatheringsError, MinutesState
from paydas.sources.operations.editions import Publication, publish_edition
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.sources.models import Edition


@operation
def write_minutes(
    *, by: Actor, minutes_id: Key, gathering_id: Key, text: str, session: Session | None = None
) -> Minutes:
    """Write the minutes of a gathering or of one session as a draft; the same id twice is one.

    Raises GatheringsError: not_of_consultation for a session of another gathering.
    """
    gathering = Gathering.objects.get(pk=gathering_id)
    require(can_run(by, gathering))
    _check_session(gathering, session)
    found, is_new = Minutes.objects.get_or_create(
        pk=minutes_id,
        defaults={
            "gathering": gathering,
            "session": session,
            "text": text,
            "is_sample": gathering.is_sample,
        },
    )
    if is_new:
        record(found, scope=gathering.consultation_id)
    return found


@operation
def change_minutes(
    *, by: Actor, minutes_id: Key, seen: int | None, text: str, session: Session | None = None
) -> Minutes:
    """Change a draft.

    Raises GatheringsError: minutes_approved, not_of_consultation.
    """
    found = lock(Minutes, minutes_id, seen)
    require(can_run(by, found.gathering))
    if found.state != MinutesState.DRAFT:
        raise GatheringsError("minutes_approved")
    _check_session(found.gathering, session)
    changed = save_changes(found, text=text, session=session)
    record(found, scope=found.gathering.consultation_id, fields=changed)
    return found


@operation
def approve_minutes(
    *, by: Actor, minutes_id: Key, seen: int | None, at: datetime | None = None
) -> Minutes:
    """Approve minutes as the agreed record; from now on only additions are written.

    Raises GatheringsError: minutes_approved.
    """
    found = lock(Minutes, minutes_id, seen)
    require(can_approve_minutes(by, found))
    if found.state != MinutesState.DRAFT:
        raise GatheringsError("minutes_approved")
    save_changes(found, state=MinutesState.APPROVED, approved_at=at or timezone.now())
    record(found, scope=found.gathering.consultation_id)
    return found


@operation
def publish_minutes(*, by: Actor, minutes_id: Key, at: datetime | None = None) -> Edition:
    """Freeze approved minutes with the decisions of their gathering as an edition.

    Raises GatheringsError("minutes_draft"), SourcesError("nothing_changed").
    """
    found = lock(Minutes, minutes_id)
    require(can_approve_minutes(by, found))
    if found.state != MinutesState.APPROVED:
        raise GatheringsError("minutes_draft")
    publication = Publication(
        kind=EditionKind.MINUTES,
        subject=found,
        title=title_of(found),
        content=content_of(found),
        scope=found.gathering.consultation_id,
        language=found.gathering.consultation.language,
    )
    return publish_edition(by=by, publication=publication, at=at)


@operation
def note_decisions(
    *, by: Actor, gathering_id: Key, decisions: Iterable[Decision]
) -> list[Decision]:
    """Note what was decided, many at once; a decision whose id is there already stays one.

    Takes unsaved records, whose ids the form made.
    """
    gathering = Gathering.objects.get(pk=gathering_id)
    require(can_run(by, gathering))
    wanted = list(decisions)
    known = set(
        Decision.objects.filter(pk__in=[one.pk for one in wanted]).values_list("pk", flat=True)
    )
    fresh = [one for one in wanted if one.pk not in known]
    for one in fresh:
        _check_session(gathering, one.session)
        one.gathering, one.is_sample = gathering, gathering.is_sample
        record(one, scope=gathering.consultation_id, owner=one.owner_id)
    return Decision.objects.bulk_create(fresh)


@operation
def close_decision(
    *, by: Actor, decision_id: Key, seen: int | None, state: str, outcome: str
) -> Decision:
    """Say that a decision was carried out, or drop it with a reason.

    Raises GatheringsError: decision_closed, reason_needed.
    """
    found = lock(Decision, decision_id, seen)
    require(can_run(by, found.gathering))
    if found.state != DecisionState.OPEN:
        raise GatheringsError("decision_closed")
    if state == DecisionState.DROPPED and not outcome.strip():
        raise GatheringsError("reason_needed")
    save_changes(found, state=state, outcome=outcome)
    record(found, scope=found.gathering.consultation_id, state=state)
    return found


def _check_session(gathering: Gathering, session: Session | None) -> None:
    if session is not None and session.gathering_id != gathering.pk:
        raise GatheringsError("not_of_consultation")
