"""Records of the planning."""

from paydas.planning.models.indicator import Indicator, Target
from paydas.planning.models.plan import (
    Activity,
    ActivityBody,
    DeclaredGap,
    Objective,
    Plan,
    PlanGroup,
    PlanLink,
    VisionDocument,
)

__all__ = [
    "Activity",
    "ActivityBody",
    "DeclaredGap",
    "Indicator",
    "Objective",
    "Plan",
    "PlanGroup",
    "PlanLink",
    "Target",
    "VisionDocument",
]
