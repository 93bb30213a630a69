"""An exact, public, explainable lottery under quotas.

Ask ``provisional_chances`` while a rule is tuned, ``build_lottery`` to publish, ``draw`` when the
seed is known; ``feasibility`` explains why nothing fits.
"""

from paydas.kernel.draw.blas import THREADS
from paydas.kernel.draw.build import Built, build_lottery, check, provisional_chances
from paydas.kernel.draw.drawing import Draw, draw
from paydas.kernel.draw.exact import NoPanelError, OutOfTimeError
from paydas.kernel.draw.feasibility import (
    Bound,
    Feasibility,
    Price,
    Relief,
    feasibility,
    prices,
    why_barred,
)
from paydas.kernel.draw.leximin import UncertainError
from paydas.kernel.draw.lottery import (
    Lottery,
    Panel,
    canonical,
    document,
    fingerprint,
    read_document,
)
from paydas.kernel.draw.pool import declared_rows
from paydas.kernel.draw.problem import (
    DrawError,
    Fault,
    Member,
    Method,
    Quota,
    Rule,
    SetRule,
    Standing,
)
from paydas.kernel.draw.progress import CancelledError, Clock, Progress
from paydas.kernel.draw.relaxation import RelaxationEmptyError
from paydas.kernel.draw.rounds import Answers, Replacement, replacement, wave

__all__ = [
    "THREADS",
    "Answers",
    "Bound",
    "Built",
    "CancelledError",
    "Clock",
    "Draw",
    "DrawError",
    "Fault",
    "Feasibility",
    "Lottery",
    "Member",
    "Method",
    "NoPanelError",
    "OutOfTimeError",
    "Panel",
    "Price",
    "Progress",
    "Quota",
    "RelaxationEmptyError",
    "Relief",
    "Replacement",
    "Rule",
    "SetRule",
    "Standing",
    "UncertainError",
    "build_lottery",
    "canonical",
    "check",
    "declared_rows",
    "document",
    "draw",
    "feasibility",
    "fingerprint",
    "prices",
    "provisional_chances",
    "read_document",
    "replacement",
    "wave",
    "why_barred",
]
