"""Sending: private links, mails and reminders; a letter for whoever has no e-mail."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone, translation

from paydas.consultations.vocabulary import Channel
from paydas.core.access import require
from paydas.core.operations.audit import operation, record
from paydas.core.operations.jobs import start
from paydas.core.operations.links import Grant, address_of, give_links
from paydas.core.operations.outbox import Mail, queue_mail
from paydas.core.queries.links import links_of
from paydas.gatherings.access import can_run
from paydas.invitations.access import PURPOSE, can_plan
from paydas.invitations.models import Invitation, InvitationRound
from paydas.invitations.operations.rounds import release_round
from paydas.invitations.queries.contacts import addresses_of
from paydas.invitations.queries.letters import invitation_mail, reminder_mail
from paydas.invitations.vocabulary import Answer, InvitationsError, RoundState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from paydas.core.actors import Actor
    from paydas.core.models import AccessLink
    from paydas.core.vocabulary import Key

BATCH = 200
# Long after the gathering the link still shows what was answered.
LINK_LIFE = timedelta(days=400)


@operation
def send_round(*, by: Actor, round_id: Key, page: str = "") -> InvitationRound:
    """Release an approved round and start the job that sends it; `page` is where it leads back."""
    found = release_round(by=by, round_id=round_id)
    start(
        by=by,
        work="paydas.invitations.jobs:send_round",
        arguments={"round_id": str(found.pk)},
        key=f"invitations:{found.pk}",
        scope=found.consultation_id,
        page=page,
    )
    return found


@operation
def send_batch(*, by: Actor, round_id: Key, at: datetime | None = None, limit: int = BATCH) -> int:
    """Send the next invitations of a released round; return how many, 0 when all are sent.

    Whoever has an e-mail address gets a mail; the others get the letter on paper. May be called
    again after a kill: what was sent is not sent twice.
    """
    found = InvitationRound.objects.select_related("gathering").get(pk=round_id)
    require(can_plan(by, found.consultation_id))
    if found.state != RoundState.SENT:
        raise InvitationsError("round_state")
    waiting = found.invitations.filter(sent_at=None).order_by("pk")
    rows = list(waiting.select_for_update(no_key=True).values_list("pk", flat=True)[:limit])
    batch = _loaded(rows)
    expires = timezone.now() + LINK_LIFE
    links = give_links(
        by=by,
        grants=[Grant(PURPOSE, one, found.consultation_id, expires) for one in batch],
    )
    mailed = _mail(by, batch, {link.subject_id: link for link in links}, _invitation)
    for one in batch:
        one.sent_at = at or timezone.now()
        one.sent_by = Channel.EMAIL if one.pk in mailed else Channel.PAPER
    Invitation.objects.bulk_update(batch, ["sent_at", "sent_by"])
    record(found, scope=found.consultation_id, sent=len(batch), mailed=len(mailed))
    return len(batch)


@operation
def remind(*, by: Actor, invitation_ids: Iterable[Key], at: datetime | None = None) -> int:
    """Remind those who have not answered by e-mail; return how many mails were queued.

    Whoever has answered, has no address or was reminded today is passed over.
    """
    now = at or timezone.now()
    batch = _loaded(list(invitation_ids))
    for gathering in {one.gathering for one in batch}:
        require(can_run(by, gathering))
    today = timezone.localdate(now)
    due = [
        one
        for one in batch
        if one.sent_at
        and one.answer == Answer.NONE
        and (one.reminded_at is None or timezone.localdate(one.reminded_at) < today)
    ]
    links = links_of(PURPOSE, [one.pk for one in due])
    mailed = _mail(by, [one for one in due if one.pk in links], links, _reminder(today.isoformat()))
    reminded = [one for one in due if one.pk in mailed]
    for one in reminded:
        one.reminded_at = now
        record(one, scope=one.round.consultation_id)
    Invitation.objects.bulk_update(reminded, ["reminded_at"])
    return len(reminded)


def _loaded(ids: Sequence[Key]) -> list[Invitation]:
    return list(
        Invitation.objects.filter(pk__in=ids)
        .select_related(
            "round",
            "gathering__consultation__owner",
            "gathering__venue",
            "gathering__province",
            "participant__person",
            "participant__organisation",
        )
        .order_by("pk")
    )


def _mail(
    by: Actor,
    batch: list[Invitation],
    links: Mapping[UUID, AccessLink],
    write: Callable[[Invitation, str], tuple[str, str, str]],
) -> set[UUID]:
    """Queue a mail for each that has an address; return the ids of these."""
    addresses = addresses_of([one.participant for one in batch])
    mailed: set[UUID] = set()
    for one in batch:
        to = addresses.get(one.participant_id, "")
        if not to:
            continue
        language = one.participant.language
        with translation.override(language):
            key, subject, body = write(one, address_of(links[one.pk]))
        mail = Mail(key, to, subject, body, language=language, is_sample=one.is_sample)
        queue_mail(by=by, mail=mail, about=one, scope=one.round.consultation_id)
        mailed.add(one.pk)
    return mailed


def _invitation(one: Invitation, link: str) -> tuple[str, str, str]:
    return (f"invitation:{one.pk}", *invitation_mail(one, link))


def _reminder(day: str) -> Callable[[Invitation, str], tuple[str, str, str]]:
    def write(one: Invitation, link: str) -> tuple[str, str, str]:
        return (f"reminder:{one.pk}:{day}", *reminder_mail(one, link))

    return write
