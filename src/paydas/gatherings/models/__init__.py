"""Records of the gatherings."""

from paydas.gatherings.models.attendance import AccessNeed, Attendance, Decision, Minutes
from paydas.gatherings.models.gathering import (
    Gathering,
    GatheringBody,
    GatheringPerson,
    GatheringSeries,
    LearningObjective,
    Session,
    Table,
)

__all__ = [
    "AccessNeed",
    "Attendance",
    "Decision",
    "Gathering",
    "GatheringBody",
    "GatheringPerson",
    "GatheringSeries",
    "LearningObjective",
    "Minutes",
    "Session",
    "Table",
]
