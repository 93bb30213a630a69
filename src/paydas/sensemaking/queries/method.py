"""How the consultation was held, in numbers: what the method annex states.

A number is an int, None where it was not recorded (never 0), or HIDDEN where fewer than five
people would be counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from paydas.consultations.models import Participant
from paydas.consultations.queries.suppression import suppressed
from paydas.gatherings.models import Attendance, Gathering, Table
from paydas.gatherings.vocabulary import Presence
from paydas.invitations.models import Invitation
from paydas.invitations.vocabulary import Answer
from paydas.listening.queries.counts import channel_counts, kind_counts, spoke_at
from paydas.sensemaking.models import Coding
from paydas.sensemaking.queries.codes import current_codebook, saturation
from paydas.sensemaking.queries.coverage import coverage, voices_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from paydas.core.vocabulary import Key
    from paydas.listening.queries.counts import Heard

HIDDEN = "hidden"
# The curve of saturation is drawn with so many points.
POINTS = 12
Json = dict[str, Any]


def method_of(consultation_id: Key) -> Json:
    """Gather every number that the annex states."""
    heard = channel_counts(consultation_id)
    covered = coverage(consultation_id)
    return {
        "gatherings": gatherings(consultation_id),
        "participants": Participant.objects.filter(consultation_id=consultation_id).count(),
        "channels": {channel: one.voices for channel, one in heard.channels.items()},
        "public": {channel: one.cleared for channel, one in heard.channels.items()},
        "survey": {"invited": _asked(heard), "sent": heard.survey_sent},
        "interviews": {"held": heard.interviews_held, "declined": heard.interviews_declined},
        "tables": tables(consultation_id),
        "coding": coding(consultation_id),
        "coverage": {
            "voices": covered.voices,
            "in_findings": covered.in_published + covered.in_unpublished,
            "disposed": covered.disposed,
            "without": covered.without,
        },
    }


def figures_of(consultation_id: Key) -> Json:
    """Gather the numbers that are drawn."""
    by_heading = (
        voices_of(consultation_id)
        .order_by("heading__position")
        .values_list("heading__title")
        .annotate(n=Count("pk"))
    )
    return {
        "kinds": kind_counts(consultation_id, cleared_only=False),
        "headings": {title or "": n for title, n in by_heading},
        "hosts": _hosts(consultation_id),
        "reached": _reached(consultation_id),
    }


def gatherings(consultation_id: Key) -> list[Json]:
    """Return each gathering with invited, accepted, attended and spoke, kept apart."""
    found = list(Gathering.objects.filter(consultation_id=consultation_id))
    ids = [one.pk for one in found]
    invited = _invited(ids)
    attended = suppressed(_attended(ids))
    spoke = spoke_at(ids)
    voices: dict[UUID | None, int] = dict(
        voices_of(consultation_id)
        .order_by()
        .values_list("table__session__gathering")
        .annotate(n=Count("pk"))
    )
    rows = [
        {
            "title": one.title,
            "date": [one.year, one.month, one.day],
            **invited.get(one.pk, {"invited": None, "accepted": None, "declined": None}),
            "attended": _shown(attended, one.pk),
            "spoke": _spoke(spoke[one.pk].people if one.pk in spoke else None),
            "voices": voices.get(one.pk, 0),
        }
        for one in found
    ]
    # A gathering that is still to come, or at which nothing was taken down, tells nothing here.
    told = ("invited", "attended", "spoke")
    return [row for row in rows if row["voices"] or any(row[name] is not None for name in told)]


def tables(consultation_id: Key) -> Json:
    """Count tables, and those where speakers were recorded."""
    return Table.objects.filter(session__gathering__consultation_id=consultation_id).aggregate(
        all=Count("pk"), recorded=Count("pk", filter=Q(records_speakers=True))
    )


def coding(consultation_id: Key) -> Json | None:
    """Say how the coding went and when nothing new came; None without a codebook."""
    codebook = current_codebook(consultation_id)
    if codebook is None:
        return None
    curve = saturation(codebook)
    coders = Coding.objects.filter(code__codebook=codebook)
    return {
        "version": codebook.version,
        "codes": codebook.codes.filter(is_active=True).count(),
        "coders": coders.aggregate(n=Count("coded_by", distinct=True))["n"],
        "coded": len(curve.known),
        "last_new": curve.last_new,
        "curve": thinned(curve.known),
    }


def thinned(known: tuple[int, ...]) -> list[list[int]]:
    """Keep so few points of the curve that each can be read: [contributions, codes known]."""
    size = len(known)
    places = sorted({round(size * step / POINTS) for step in range(1, POINTS + 1)} - {0})
    return [[place, known[place - 1]] for place in places]


def _asked(heard: Heard) -> int | None:
    """Return how many were asked, if known: where only answers are kept, nobody noted it."""
    return heard.survey_invited if heard.survey_invited > heard.survey_sent else None


def _invited(ids: list[UUID]) -> dict[UUID, Json]:
    counted = (
        Invitation.objects.filter(gathering__in=ids, sent_at__isnull=False)
        .order_by()
        .values("gathering")
        .annotate(
            invited=Count("pk"),
            accepted=Count("pk", filter=Q(answer__in=[Answer.ACCEPTED, Answer.DELEGATED])),
            declined=Count("pk", filter=Q(answer=Answer.DECLINED)),
        )
    )
    rows: list[Json] = [dict(row) for row in counted]
    names = ("invited", "accepted", "declined")
    counts: Json = {name: {row["gathering"]: int(row[name]) for row in rows} for name in names}
    for name in names[1:]:
        shown = suppressed(counts[name])
        counts[name] = {key: HIDDEN if n is None else n for key, n in shown.items()}
    return {key: {name: counts[name][key] for name in names} for key in counts["invited"]}


def _attended(ids: list[UUID]) -> dict[UUID, int]:
    rows = Attendance.objects.filter(session__gathering__in=ids, presence=Presence.PRESENT)
    counted = rows.order_by().values_list("session__gathering")
    return dict(counted.annotate(n=Count("participant", distinct=True)))


def _shown(counts: Mapping[UUID, int | None], key: UUID) -> int | str | None:
    if key not in counts:
        return None
    found = counts[key]
    return HIDDEN if found is None else found


def _spoke(people: int | None) -> int | str | None:
    return HIDDEN if people is not None and suppressed({"": people})[""] is None else people


def _hosts(consultation_id: Key) -> list[str]:
    held = Gathering.objects.filter(consultation_id=consultation_id, province__isnull=False)
    return sorted({str(plate) for plate in held.values_list("province", flat=True)})


def _reached(consultation_id: Key) -> list[str]:
    """Return the provinces somebody came from; how many is not said, so nobody is exposed."""
    people = Participant.objects.filter(consultation_id=consultation_id, province__isnull=False)
    return sorted({str(plate) for plate in people.order_by().values_list("province", flat=True)})
