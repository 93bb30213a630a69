"""Contributions as staff lists show and export them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from paydas.core.web.exports import ExportColumn
from paydas.core.web.lists import Column
from paydas.listening.queries.contributions import plate_of, words_of
from paydas.listening.vocabulary import ContributionKind, ContributionState, ListeningChannel
from paydas.listening.web.desk import shape_of, weight_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from paydas.listening.models import Contribution

COLUMNS = (
    Column(gettext_lazy("What was said")),
    Column(gettext_lazy("Where"), "channel"),
    Column(gettext_lazy("Noted"), "noted"),
    Column(gettext_lazy("State"), "state"),
)
SORTS = {
    "channel": "channel",
    "noted": "noted_at",
    "state": "state",
}


@dataclass(frozen=True)
class VoiceRow:
    id: UUID
    code: str
    kind: str
    text: str
    place: str
    province: str
    weight: str
    at: datetime
    state: str
    state_label: str
    reason: str
    is_sample: bool


def place_of_voice(one: Contribution) -> str:
    """Say where it was said: the meeting and table, the interview, or the channel."""
    if one.table is not None:
        session = one.table.session
        return _("%(gathering)s, session %(session)s, table %(table)s") % {
            "gathering": session.gathering.title,
            "session": session.number,
            "table": one.table.number,
        }
    if one.interview is not None:
        return _("interview: %(title)s") % {"title": one.interview.title}
    return str(ListeningChannel.label_of(one.channel))


def row_of(one: Contribution, provinces: Mapping[str, str]) -> VoiceRow:
    return VoiceRow(
        id=one.pk,
        code=one.code or "",
        kind=str(one.get_kind_display()),
        text=words_of(one),
        place=place_of_voice(one),
        province=provinces.get(plate_of(one), ""),
        weight=weight_of(one),
        at=one.noted_at,
        state=shape_of(one.state),
        state_label=str(one.get_state_display()),
        reason=one.withheld_reason or one.returned_reason,
        is_sample=one.is_sample,
    )


def export_columns(provinces: Mapping[str, str]) -> list[ExportColumn[Any]]:
    def local(moment: datetime | None) -> str:
        return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""

    return [
        ExportColumn(_("Contribution number"), lambda one: one.code or ""),
        ExportColumn(_("Kind"), lambda one: str(ContributionKind.label_of(one.kind))),
        ExportColumn(_("Words"), words_of),
        ExportColumn(_("State"), lambda one: str(ContributionState.label_of(one.state))),
        ExportColumn(_("Channel"), lambda one: str(ListeningChannel.label_of(one.channel))),
        ExportColumn(_("Where"), place_of_voice),
        ExportColumn(_("Province"), lambda one: provinces.get(plate_of(one), "")),
        ExportColumn(_("Heading"), lambda one: str(one.heading or "")),
        ExportColumn(_("Guiding question"), lambda one: str(one.question or one.asked)),
        ExportColumn(_("Said by"), lambda one: one.said_by),
        ExportColumn(_("Of how many"), lambda one: one.present),
        ExportColumn(_("Rank"), lambda one: one.rank),
        ExportColumn(_("Noted"), lambda one: local(one.noted_at)),
        ExportColumn(_("Reason for withholding"), lambda one: one.withheld_reason),
        ExportColumn(_("Sample content"), lambda one: _("yes") if one.is_sample else ""),
    ]
