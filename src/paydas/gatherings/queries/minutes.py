"""Minutes as they are published, and decisions that wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from paydas.gatherings.models import Decision, Minutes
from paydas.gatherings.vocabulary import MinutesState
from paydas.kernel.text.dates import format_date
from paydas.sources.queries.editions import current_editions
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key
    from paydas.gatherings.models import Gathering
    from paydas.sources.models import Edition


@dataclass(frozen=True, slots=True)
class WithEdition:
    """Minutes and what of them was published last."""

    minutes: Minutes
    edition: Edition | None


def visible_to(actor: Actor) -> QuerySet[Minutes]:
    """Return the minutes that anybody may read: the approved ones of public consultations."""
    return Minutes.objects.filter(state=MinutesState.APPROVED).exclude(
        gathering__consultation__state="draft"
    )


def minutes_of(gathering: Gathering) -> QuerySet[Minutes]:
    """Return the minutes of a gathering: of the whole first, then session by session."""
    return gathering.minutes.select_related("session").order_by("session__number", "created_at")


def with_editions(found: QuerySet[Minutes]) -> list[WithEdition]:
    """Return minutes, each with its newest standing edition; two queries."""
    rows = list(found)
    newest = current_editions(EditionKind.MINUTES, [one.pk for one in rows])
    return [WithEdition(one, newest.get(one.pk)) for one in rows]


def decisions_of(consultation_id: Key) -> QuerySet[Decision]:
    """Return what the gatherings of a consultation decided, by date due."""
    return (
        Decision.objects.filter(gathering__consultation_id=consultation_id)
        .select_related("gathering", "session", "owner")
        .order_by("due_on", "created_at", "pk")
    )


def title_of(minutes: Minutes) -> str:
    """Name minutes in the language of their consultation."""
    gathering = minutes.gathering
    with override(gathering.consultation.language):
        part = f", {minutes.session.title}" if minutes.session else ""
        return _("Minutes: %(gathering)s") % {"gathering": f"{gathering.title}{part}"}


def content_of(minutes: Minutes) -> dict[str, object]:
    """Return what an edition of the minutes freezes: where, when, the text, the decisions."""
    gathering = minutes.gathering
    decisions = gathering.decisions.select_related("owner", "session").order_by("due_on", "pk")
    if minutes.session_id:
        decisions = decisions.filter(session=minutes.session_id)
    return {
        "gathering": gathering.title,
        "date": gathering.as_written
        or format_date(gathering.dated, gathering.consultation.language),
        "province": gathering.province_id or "",
        "session": minutes.session.title if minutes.session else "",
        "text": minutes.text,
        "decisions": [
            {
                "text": one.text,
                "owner": one.owner.name if one.owner else "",
                "due": one.due_on.isoformat() if one.due_on else "",
            }
            for one in decisions
        ],
    }
