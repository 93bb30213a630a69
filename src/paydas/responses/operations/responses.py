"""Answering recommendations: draft, correct, lay before the approver, publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext

from paydas.consultations.access import can_coordinate
from paydas.consultations.models import Approval, Consultation
from paydas.consultations.operations.approvals import ask_approval, require_approved
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.responses.access import can_answer, can_publish
from paydas.responses.models import Response
from paydas.responses.queries.content import edition_content
from paydas.responses.vocabulary import Decision, ResponsesError, ResponseState
from paydas.sensemaking.models import Recommendation
from paydas.sensemaking.vocabulary import FindingState
from paydas.sources.operations.editions import Publication, publish_edition
from paydas.sources.queries.editions import canonical
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.sources.models import Edition


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer as it is typed; the id is made by the form, so that posting twice makes one."""

    recommendation_id: UUID
    body_id: UUID
    decision: str
    reason: str
    decided_on: date
    not_accepted_part: str = ""
    id: UUID | None = None
    is_sample: bool = False


@operation
def draft_responses(*, by: Actor, consultation_id: UUID, drafts: Iterable[Draft]) -> list[Response]:
    """Write down answers, one or many; an answered recommendation gets a further answer.

    Raises ResponsesError: not_of_consultation, not_published, draft_exists, reason_needed,
    part_needed.
    """
    wanted = list(drafts)
    known = set(
        Response.objects.filter(pk__in=[d.id for d in wanted if d.id]).values_list("pk", flat=True)
    )
    fresh = [draft for draft in wanted if draft.id not in known]
    last = _last_numbers(consultation_id, fresh)
    rows = []
    for draft in fresh:
        require(can_answer(by, consultation_id, draft.body_id))
        _require_sense(draft.decision, draft.reason, draft.not_accepted_part)
        rows.append(_row(draft, last[draft.recommendation_id] + 1))
    Response.objects.bulk_create(rows)
    for row in rows:
        record(row, scope=consultation_id, of=row.recommendation_id, decision=row.decision)
    return rows or list(Response.objects.filter(pk__in=known))


def _row(draft: Draft, number: int) -> Response:
    return Response(
        id=draft.id or uuid4(),
        recommendation_id=draft.recommendation_id,
        number=number,
        body_id=draft.body_id,
        decision=draft.decision,
        reason=draft.reason,
        not_accepted_part=draft.not_accepted_part,
        decided_on=draft.decided_on,
        is_sample=draft.is_sample,
    )


def _last_numbers(consultation_id: UUID, drafts: list[Draft]) -> dict[UUID, int]:
    ids = [draft.recommendation_id for draft in drafts]
    asked = {row.pk: row for row in Recommendation.objects.filter(pk__in=ids)}
    if any(pk not in asked or asked[pk].consultation_id != consultation_id for pk in ids):
        raise ResponsesError("not_of_consultation")
    if any(row.state != FindingState.PUBLISHED for row in asked.values()):
        raise ResponsesError("not_published")
    last = dict.fromkeys(asked, 0)
    for row in Response.objects.filter(recommendation_id__in=ids):
        if row.state != ResponseState.PUBLISHED:
            raise ResponsesError("draft_exists")
        last[row.recommendation_id] = max(last[row.recommendation_id], row.number)
    return last


def _require_sense(decision: str, reason: str, part: str) -> None:
    if not reason.strip():
        raise ResponsesError("reason_needed")
    if decision == Decision.PARTLY and not part.strip():
        raise ResponsesError("part_needed")


@operation
def change_response(
    *,
    by: Actor,
    response_id: Key,
    seen: int | None,
    **values: Any,  # noqa: ANN401 -- fields of Response
) -> Response:
    """Correct an answer that is not published yet.

    Raises ResponsesError: published, reason_needed, part_needed.
    """
    found = lock(Response, response_id, seen)
    consultation_id = found.recommendation.consultation_id
    require(can_answer(by, consultation_id, found.body_id))
    if found.state == ResponseState.PUBLISHED:
        raise ResponsesError("published")
    said = {name: values.get(name, getattr(found, name)) for name in ("decision", "reason")}
    part = values.get("not_accepted_part", found.not_accepted_part)
    _require_sense(said["decision"], said["reason"], part)
    record(found, scope=consultation_id, fields=save_changes(found, **values))
    return found


@operation
def discard_response(*, by: Actor, response_id: Key) -> None:
    """Throw a draft away; what was published stays.

    Raises ResponsesError: published.
    """
    found = lock(Response, response_id)
    consultation_id = found.recommendation.consultation_id
    require(can_coordinate(by, consultation_id))
    if found.state == ResponseState.PUBLISHED:
        raise ResponsesError("published")
    record(found, scope=consultation_id, of=found.recommendation_id)
    found.delete()


@operation
def submit_responses(*, by: Actor, consultation_id: Key) -> Approval:
    """Lay the answers, with the drafts in their places, before the approver.

    Raises ResponsesError: nothing_to_publish.
    """
    consultation = Consultation.objects.get(pk=consultation_id)
    require(can_coordinate(by, consultation.pk))
    if not _drafts(consultation_id):
        raise ResponsesError("nothing_to_publish")
    return ask_approval(
        by=by,
        consultation_id=consultation.pk,
        subject=consultation,
        title=gettext("Responses: %(title)s") % {"title": consultation.title},
        content=canonical(edition_content(consultation_id)),
    )


def _drafts(consultation_id: Key) -> list[Response]:
    return list(
        Response.objects.filter(recommendation__consultation_id=consultation_id).exclude(
            state=ResponseState.PUBLISHED
        )
    )


@operation
def publish_responses(
    *, by: Actor, consultation_id: Key, change_log: str = "", at: datetime | None = None
) -> Edition:
    """Publish what the approver approved: drafts come into force, the whole becomes an edition.

    Raises ResponsesError("nothing_to_publish"), ConsultationsError: approval_missing,
    approval_changed.
    """
    consultation = Consultation.objects.get(pk=consultation_id)
    require(can_publish(by, consultation.pk))
    drafts = _drafts(consultation_id)
    if not drafts:
        raise ResponsesError("nothing_to_publish")
    content = edition_content(consultation_id)
    require_approved(consultation, canonical(content))
    moment = at or timezone.now()
    _bring_into_force(drafts, timezone.localdate(moment))
    publication = Publication(
        kind=EditionKind.RESPONSES,
        subject=consultation,
        title=gettext("Responses: %(title)s") % {"title": consultation.title},
        content=content,
        scope=consultation.pk,
        language=consultation.language,
        change_log=change_log,
    )
    for row in drafts:
        record(row, scope=consultation.pk, decision=row.decision)
    return publish_edition(by=by, publication=publication, at=moment)


def _bring_into_force(drafts: list[Response], day: date) -> None:
    asked = [row.recommendation_id for row in drafts]
    Response.objects.filter(recommendation_id__in=asked, is_current=True).update(is_current=False)
    for row in drafts:
        row.state, row.is_current, row.published_on = ResponseState.PUBLISHED, True, day
        row.revision += 1
    Response.objects.bulk_update(drafts, ["state", "is_current", "published_on", "revision"])
