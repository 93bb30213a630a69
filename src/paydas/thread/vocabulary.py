"""Words of the thread: the seven stations in their order, and how a thread ends."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from paydas.core.vocabulary import Choices


class Station(Choices):
    CONTRIBUTION = "contribution", _("Voice")
    FINDING = "finding", _("Finding")
    RECOMMENDATION = "recommendation", _("Recommendation")
    RESPONSE = "response", _("Response")
    OBJECTIVE = "objective", _("Objective")
    ACTIVITY = "activity", _("Activity")
    INDICATOR = "indicator", _("Indicator")


# Place on the small thread, from the voice (1) to the indicator (7).
PLACE: dict[str, int] = {str(kind): place for place, kind in enumerate(Station, start=1)}
# Decisions after which nothing more comes of a recommendation.
REFUSALS = frozenset({"not_accepted", "out_of_scope"})
