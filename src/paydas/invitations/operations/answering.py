"""Answers: by the holder of the link, or written down for somebody who telephoned."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils import timezone

from paydas.consultations.operations.consents import Agreement, give_consents
from paydas.consultations.operations.participants import Joining, take_in
from paydas.consultations.vocabulary import Channel, Purpose
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.records import lock, save_changes
from paydas.gatherings.access import can_run
from paydas.gatherings.models import Gathering
from paydas.gatherings.operations.attendance import ask_for, expect, no_longer_expect
from paydas.invitations.access import PURPOSE, can_record_answer
from paydas.invitations.models import Invitation
from paydas.invitations.vocabulary import Answer, InvitationsError
from paydas.stakeholders.models import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from paydas.consultations.models import Participant
    from paydas.core.actors import Actor
    from paydas.core.models import Notice
    from paydas.core.vocabulary import Key


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered, and what was said with it.

    `needs` are kinds of access needs with a note.
    """

    answer: str
    channel: str = Channel.LINK
    note: str = ""
    delegate_name: str = ""
    needs: Mapping[str, str] = field(default_factory=dict)
    language: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One of many answers written down together; the delegate is somebody already known."""

    invitation_id: Key
    answer: str
    channel: str = Channel.TELEPHONE
    delegate: Joining | None = None
    at: datetime | None = None


@operation
def open_invitation(*, by: Actor, invitation_id: Key) -> None:
    """Note that the invited opened the page; only the first time."""
    found = lock(Invitation, invitation_id)
    require(can_record_answer(by, found))
    if found.opened_at is None:
        found.opened_at = timezone.now()
        found.save(update_fields=["opened_at"])
        record(found, scope=found.round.consultation_id)


@operation
def answer_invitation(
    *,
    by: Actor,
    invitation_id: Key,
    seen: int | None,
    reply: Reply,
    at: datetime | None = None,
) -> Invitation:
    """Write an answer; it may be changed until the day until which answers are expected.

    After that day only who runs the gathering may write it: they know the seats.
    Raises InvitationsError: not_sent, too_late, delegate_name; StaleRecordError when somebody
    else answered this invitation since the page was opened.
    """
    found = lock(Invitation, invitation_id, seen)
    require(can_record_answer(by, found))
    now = at or timezone.now()
    _check(by, found, reply, timezone.localdate(now))
    delegate = _delegate(by, found, reply.delegate_name)
    before = found.delegate or found.participant
    save_changes(
        found,
        answer=reply.answer,
        answered_at=now,
        answered_by=reply.channel,
        note=reply.note,
        delegate=delegate,
    )
    comes = delegate or found.participant
    _seat(by, found, before, comes)
    _keep_wishes(by, found, comes, reply)
    record(
        found,
        scope=found.round.consultation_id,
        answer=str(found.answer),
        channel=str(found.answered_by),
    )
    return found


@operation
def agree(*, by: Actor, invitation_id: Key, notice: Notice, at: datetime | None = None) -> None:
    """Write the consent of the invited to a notice that was just shown into the ledger."""
    found = Invitation.objects.select_related("round").get(pk=invitation_id)
    require(by.holds(PURPOSE, found.pk))
    agreed = Agreement(found.participant_id, Purpose.PARTICIPATION, notice, Channel.LINK)
    give_consents(by=by, consultation_id=found.round.consultation_id, agreements=[agreed], at=at)


@operation
def record_answers(
    *, by: Actor, gathering_id: Key, given: Iterable[Given], at: datetime | None = None
) -> int:
    """Write down many answers of one gathering, as they came by telephone or letter.

    Raises InvitationsError: other_gathering, not_sent.
    """
    gathering = Gathering.objects.get(pk=gathering_id)
    require(can_run(by, gathering))
    wanted = {str(one.invitation_id): one for one in given}
    batch = list(Invitation.objects.select_for_update(no_key=True).filter(pk__in=wanted))
    if len(batch) != len(wanted) or any(one.gathering_id != gathering.pk for one in batch):
        raise InvitationsError("other_gathering")
    if any(one.sent_at is None for one in batch):
        raise InvitationsError("not_sent")
    delegates = _delegates(by, gathering, [wanted[str(one.pk)] for one in batch])
    for one in batch:
        told = wanted[str(one.pk)]
        one.answer, one.answered_by = told.answer, told.channel
        one.answered_at = told.at or at or timezone.now()
        one.delegate = delegates.get(str(one.pk))
        one.revision += 1
        record(one, scope=gathering.consultation_id, answer=one.answer, channel=one.answered_by)
    Invitation.objects.bulk_update(
        batch, ["answer", "answered_by", "answered_at", "delegate", "revision"]
    )
    _seat_many(by, gathering, batch)
    return len(batch)


def _check(by: Actor, found: Invitation, reply: Reply, today: object) -> None:
    if found.sent_at is None:
        raise InvitationsError("not_sent")
    until = found.round.reply_by
    if by.link is not None and until is not None and today > until:  # type: ignore[operator]
        raise InvitationsError("too_late")
    if reply.answer == Answer.DELEGATED and not reply.delegate_name.strip():
        raise InvitationsError("delegate_name")


def _delegate(by: Actor, found: Invitation, name: str) -> Participant | None:
    """Take the delegate in for the same body; the same name again is the same delegate."""
    name = name.strip()
    if not name:
        return None
    if found.delegate and found.delegate.person and found.delegate.person.name == name:
        return found.delegate
    person = Person.objects.create(name=name, is_sample=found.is_sample)
    joining = Joining(
        organisation=found.participant.organisation, person=person, is_sample=found.is_sample
    )
    return take_in(by=by, consultation_id=found.round.consultation_id, joining=[joining])[0]


def _delegates(by: Actor, gathering: Gathering, given: list[Given]) -> dict[str, Participant]:
    sent = [one for one in given if one.delegate is not None]
    joined = take_in(
        by=by,
        consultation_id=gathering.consultation_id,
        joining=[one.delegate for one in sent if one.delegate is not None],
    )
    return {str(one.invitation_id): who for one, who in zip(sent, joined, strict=True)}


def _seat(by: Actor, found: Invitation, before: Participant, comes: Participant) -> None:
    """Put on the door list who comes, and take off who does not come any more."""
    stays_away = found.answer == Answer.DECLINED
    if stays_away or before.pk != comes.pk:
        no_longer_expect(by=by, gathering_id=found.gathering_id, participant_ids=[before.pk])
    if not stays_away:
        expect(by=by, gathering_id=found.gathering_id, participant_ids=[comes.pk])


def _seat_many(by: Actor, gathering: Gathering, batch: list[Invitation]) -> None:
    come: list[UUID] = [
        one.delegate_id or one.participant_id
        for one in batch
        if one.answer in (Answer.ACCEPTED, Answer.DELEGATED)
    ]
    away = [one.participant_id for one in batch if one.participant_id not in set(come)]
    no_longer_expect(by=by, gathering_id=gathering.pk, participant_ids=away)
    expect(by=by, gathering_id=gathering.pk, participant_ids=come)


def _keep_wishes(by: Actor, found: Invitation, comes: Participant, reply: Reply) -> None:
    """Keep the language and the access needs of whoever comes."""
    if reply.language and reply.language != comes.language:
        save_changes(comes, language=reply.language)
    if found.answer != Answer.DECLINED:
        for kind, note in reply.needs.items():
            ask_for(
                by=by,
                gathering_id=found.gathering_id,
                participant_id=comes.pk,
                kind=kind,
                note=note,
            )
