"""How public pages show what somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.consultations.queries.suppression import THRESHOLD
from paydas.listening.vocabulary import ContributionKind, ListeningChannel
from paydas.portal.queries.wording import moment_day, province, region
from paydas.sensemaking.vocabulary import Stance
from paydas.stakeholders.vocabulary import Sector

if TYPE_CHECKING:
    from paydas.consultations.queries.suppression import Snapshot
    from paydas.listening.queries.threads import VoiceLabel

MANNERS = {str(Stance.CONTRADICTS): "against", str(Stance.NUANCES): "nuance"}


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A voice in a list below a record, with its stance."""

    text: str
    code: str
    url: str
    note: str
    manner: str = ""
    is_sample: bool = False


def voice_row(voice: VoiceLabel, stance: str = "") -> VoiceRow:
    """Describe a voice in one line below its words."""
    return VoiceRow(
        text=voice.text,
        code=voice.code,
        url=reverse("portal:thread", args=[voice.code]),
        note=" · ".join(filter(None, [str(ContributionKind.label_of(voice.kind)), where(voice)])),
        manner=MANNERS.get(stance, ""),
        is_sample=voice.is_sample,
    )


def where(voice: VoiceLabel) -> str:
    """Say where and when a voice was heard."""
    place = voice.gathering or str(ListeningChannel.label_of(voice.channel))
    return ", ".join(filter(None, [place, province(voice.place), moment_day(voice.at)]))


def speaker(shared: Snapshot) -> str:
    """Say of the speaker what at least five participants share; empty when nothing may be said."""
    sector = str(Sector.label_of(shared.sector)) if shared.sector else ""
    return ", ".join(filter(None, [sector, province(shared.province) or region(shared.region)]))


def how_many(voice: VoiceLabel) -> str:
    """Say how many at a table said so; empty when nobody wrote it down."""
    if not voice.said_by:
        return ""
    if voice.present:
        return _("%(n)s of %(all)s people") % {"n": voice.said_by, "all": voice.present}
    return ngettext("%(n)s person", "%(n)s people", voice.said_by) % {"n": voice.said_by}


def hidden_note(count: int) -> str:
    """Say how many voices are not public; fewer than five are not counted out (law 7)."""
    if not count:
        return ""
    if count < THRESHOLD:
        return _("Fewer than five voices are not public.")
    return _("%(n)s voices are not public.") % {"n": count}
