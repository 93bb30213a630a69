"""The balance of a round and of its whole gathering, as table and map."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from paydas.core.queries.kept import kept
from paydas.core.web.lists import address
from paydas.core.web.parts import Link, Number
from paydas.invitations.models import Invitation, ReferenceMix
from paydas.invitations.queries.balance import Share, counts_by, distance, shares
from paydas.invitations.queries.candidates import catchment_of
from paydas.invitations.vocabulary import Dimension
from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.maps import Coverage, coverage_map

if TYPE_CHECKING:
    from decimal import Decimal

    from paydas.core.web.requests import Request
    from paydas.invitations.models import InvitationRound

READINGS = {"over": "late", "under": "due", "near": "done"}


@dataclass(frozen=True, slots=True)
class Line:
    """One group: this round beside the whole gathering and the mix."""

    share: Share
    here: int
    shape: str


def balance(request: Request, found: InvitationRound) -> dict[str, Any]:
    """Return the balance by the dimension that the address asks for; six queries."""
    asked = request.GET.get("by", "")
    weighed = _weigh(found, asked if asked in Dimension.values else "")
    dimensions = [
        Link(label, address(request, by=key), current=key == weighed["by"])
        for key, label in Dimension.choices
    ]
    return weighed | {"dimensions": dimensions}


@kept
def _weigh(found: InvitationRound, asked: str) -> dict[str, Any]:
    mixes = list(ReferenceMix.objects.filter(consultation=found.consultation_id))
    by = asked or str(mixes[0].dimension if mixes else "legal_form")
    mix = next((one for one in mixes if one.dimension == by), None)
    gathering = Invitation.objects.filter(gathering=found.gathering_id)
    everybody, here = counts_by(by, gathering), counts_by(by, gathering.filter(round=found))
    rows = [one for one in shares(everybody, by, mix) if one.count or one.expected]
    return {
        "by": by,
        "lines": [Line(one, here[one.key], READINGS.get(one.reading, "")) for one in rows],
        "mix": mix,
        "anybody": bool(everybody),
        # Of nobody there is no share, and nothing to change.
        "distance": _whole(distance(rows)) if everybody else None,
    } | _reach(found, gathering)


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else round(value)


def _reach(found: InvitationRound, invitations: Any) -> dict[str, Any]:  # noqa: ANN401 -- a queryset
    """Say how many come from the host province, from those covered, and from elsewhere."""
    gathering = found.gathering
    hosts = frozenset({gathering.province_id} if gathering.province_id else ())
    covered = frozenset(catchment_of(gathering)) - hosts
    plates = counts_by(Dimension.PROVINCE, invitations)
    kinds = (_("host province"), _("province covered"), _("neither"))
    counts: Counter[str] = Counter()
    for plate, count in plates.items():
        kind = kinds[0] if plate in hosts else kinds[1] if plate in covered else kinds[2]
        counts[kind] += count
    if not hosts:
        return {"map": None, "reach": []}
    title = _("Provinces that the gathering covers")
    figure = coverage_map(
        Coverage(
            Caption(title, _("Host province, provinces covered, and neither.")),
            hosts,
            kinds,
            covered,
            (_("Province"), _("Kind")),
        )
    )
    labels = (_("from the host province"), _("from provinces covered"), _("from elsewhere"))
    reach = [Number(counts[kind], label) for kind, label in zip(kinds, labels, strict=True)]
    return {"map": figure, "reach": reach}
