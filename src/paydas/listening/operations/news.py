"""Mails about what became of what somebody said: asked for, confirmed, sent, stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from paydas.consultations.models import Consent
from paydas.consultations.operations.consents import Agreement, give_consents, withdraw_consent
from paydas.consultations.vocabulary import Channel, Purpose
from paydas.core.access import require
from paydas.core.actors import holder
from paydas.core.operations.audit import operation, record
from paydas.core.operations.links import Grant, address_of, give_link
from paydas.core.operations.outbox import Mail, queue_mail
from paydas.core.operations.records import lock
from paydas.listening.access import can_follow
from paydas.listening.models import Subscription, Told
from paydas.listening.queries.news import is_living
from paydas.listening.vocabulary import ListeningError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.consultations.models import Participant
    from paydas.core.actors import Actor
    from paydas.core.models import Notice
    from paydas.core.vocabulary import Key
    from paydas.gatherings.models import Table
    from paydas.listening.queries.news import News

PURPOSE = "news"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who wants mails about whose voices; exactly one of participant and table is given."""

    consultation_id: Key
    email: str
    notice: Notice
    participant: Participant | None = None
    table: Table | None = None
    language: str = "tr"
    is_sample: bool = False


@operation
def ask_news(*, by: Actor, wanted: Wanted) -> Subscription:
    """Note who wants mails and send them one to confirm; until then nothing else goes there.

    The same address asks once; asking again sends the mail to confirm at most once a day.
    """
    require(can_follow(by, wanted.participant, wanted.table))
    found, is_new = Subscription.objects.get_or_create(
        participant=wanted.participant,
        table=wanted.table,
        email=wanted.email,
        stopped_at=None,
        defaults={
            "consultation_id": wanted.consultation_id,
            "language": wanted.language,
            "notice": wanted.notice,
            "is_sample": wanted.is_sample,
        },
    )
    if is_new:
        record(found, scope=wanted.consultation_id, notice=wanted.notice.pk)
    if found.confirmed_at is None:
        _ask_to_confirm(by, found)
    return found


def _ask_to_confirm(by: Actor, found: Subscription) -> None:
    scope = found.consultation_id
    link = give_link(by=by, grant=Grant(PURPOSE, found, scope))
    with translation.override(found.language):
        mail = Mail(
            key=f"listening.news:{found.pk}:{timezone.localdate():%Y%m%d}",
            to=found.email,
            subject=_("Please confirm: e-mails about what was said"),
            body="\n\n".join(
                [
                    _(
                        "Somebody asked on the page of “%(consultation)s” that you be told by "
                        "e-mail when something comes of what was said."
                    )
                    % {"consultation": found.consultation.title},
                    _("If that was you, confirm it here: %(address)s")
                    % {"address": address_of(link)},
                    _("If it was not you, do nothing: no further mail will come."),
                    found.consultation.owner.name,
                ]
            )
            + "\n",
            language=found.language,
            is_sample=found.is_sample,
        )
    queue_mail(by=by, mail=mail, about=found, scope=scope)


@operation
def confirm_news(*, by: Actor, subscription_id: Key) -> Subscription:
    """Begin the mails; a participant's consent goes into the ledger. Twice is once.

    Raises ListeningError: news_stopped.
    """
    found = lock(Subscription, subscription_id)
    require(by.holds(PURPOSE, found.pk) or by.is_system)
    if found.stopped_at:
        raise ListeningError("news_stopped")
    if found.confirmed_at:
        return found
    found.confirmed_at = timezone.now()
    if found.participant_id:
        agreed = Agreement(found.participant_id, Purpose.CONTACT, found.notice, Channel.EMAIL)
        give_consents(by=by, consultation_id=found.consultation_id, agreements=[agreed])
        found.consent = Consent.objects.get(
            participant=found.participant_id, purpose=Purpose.CONTACT, withdrawn_at=None
        )
    found.save()
    record(found, scope=found.consultation_id)
    return found


@operation
def stop_news(*, by: Actor, subscription_id: Key) -> Subscription:
    """End the mails and forget the address; the consent ends with the participant's last one."""
    found = lock(Subscription, subscription_id)
    require(by.holds(PURPOSE, found.pk) or can_follow(by, found.participant, found.table))
    if found.stopped_at:
        return found
    found.stopped_at, found.email = timezone.now(), ""
    found.save()
    record(found, scope=found.consultation_id, fields=["email"])
    _end_consent(by, found)
    return found


def _end_consent(by: Actor, found: Subscription) -> None:
    consent = found.consent
    if consent is None or consent.withdrawn_at or found.participant is None:
        return
    if Subscription.objects.filter(consent=consent, stopped_at=None).exists():
        return
    # The ledger knows its participant by their own link; whoever stops the mails is that person.
    receipt = give_link(by=by, grant=Grant("receipt", found.participant, found.consultation_id))
    withdraw_consent(by=holder(receipt), consent_id=consent.pk)


@operation
def tell_news(*, by: Actor, subscription_id: Key, news: Sequence[News]) -> int:
    """Send one mail about everything that is new to a subscriber; return how much that was.

    On the first round what is older than the confirmation is only noted: it stood on the page.
    """
    require(by.is_system)
    found = lock(Subscription, subscription_id)
    if not is_living(found) or found.confirmed_at is None:
        return 0
    known = set(found.told.values_list("kind", "record_id"))
    fresh = [one for one in news if (one.kind, one.record_id) not in known]
    since = timezone.localdate(found.confirmed_at)
    is_first, found.begun_at = found.begun_at is None, found.begun_at or timezone.now()
    said = [one for one in fresh if not is_first or (one.on is not None and one.on >= since)]
    if not fresh and not is_first:
        return 0
    Told.objects.bulk_create(
        Told(subscription=found, kind=one.kind, record_id=one.record_id) for one in fresh
    )
    found.save()
    record(found, scope=found.consultation_id, told=len(said))
    if said:
        queue_mail(by=by, mail=_mail(by, found, said), about=found, scope=found.consultation_id)
    return len(said)


def _mail(by: Actor, found: Subscription, said: Sequence[News]) -> Mail:
    scope = found.consultation_id
    page = give_link(by=by, grant=Grant("receipt", found.participant or found.table, scope))  # type: ignore[arg-type] # one of both
    stop = give_link(by=by, grant=Grant(PURPOSE, found, scope))
    with translation.override(found.language):
        lines = [f"- {one.sentence}" for one in said]
        return Mail(
            key=f"listening.told:{found.pk}:{said[0].kind}:{said[0].record_id}",
            to=found.email,
            subject=_("What became of what was said: %(consultation)s")
            % {"consultation": found.consultation.title},
            body="\n".join(
                [
                    _("There is news about what was said in “%(consultation)s”:")
                    % {"consultation": found.consultation.title},
                    "",
                    *lines,
                    "",
                    _("All your voices with everything that came of them: %(address)s")
                    % {"address": address_of(page)},
                    "",
                    _("Stop these e-mails: %(address)s") % {"address": address_of(stop)},
                    "",
                    found.consultation.owner.name,
                    "",
                ]
            ),
            language=found.language,
            is_sample=found.is_sample,
        )


@operation
def forget_subscriptions(*, by: Actor, subscription_ids: Sequence[Key]) -> int:
    """Forget addresses that were never confirmed, or whose participant was erased."""
    require(by.is_system)
    found = Subscription.objects.filter(pk__in=list(subscription_ids), stopped_at=None)
    first = found.first()
    if first is None:
        return 0
    record(first, count=found.count(), fields=["email"])
    return found.update(email="", stopped_at=timezone.now())
