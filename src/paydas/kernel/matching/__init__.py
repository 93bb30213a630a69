"""Who fits which opportunity, and why: conditions, scores, exact assignment, explanations."""

from .calling import NEAR_KM, Call, Wish, free_part
from .conditions import Condition
from .engines import Engine, HighsEngine, OrToolsEngine, choose_engine, has_ortools
from .errors import MatchingError
from .explanation import Alternative, Explanation, NearMiss, Verdict, explain, why
from .fairness import Fairness, GroupRow, assess
from .forcing import Forced, force
from .pools import AIMS, History, Opportunity, Person, Point, Pool, make_pool
from .progress import Progress
from .rules import PARTS, PRESETS, VIDA, Rules, Shape, check_rules, make_rules
from .runs import MatchRun, Proposal, run_matching
from .scores import part_names
from .tables import Guest, Seating, seat
from .times import Window

__all__ = [
    "AIMS",
    "NEAR_KM",
    "PARTS",
    "PRESETS",
    "VIDA",
    "Alternative",
    "Call",
    "Condition",
    "Engine",
    "Explanation",
    "Fairness",
    "Forced",
    "GroupRow",
    "Guest",
    "HighsEngine",
    "History",
    "MatchRun",
    "MatchingError",
    "NearMiss",
    "Opportunity",
    "OrToolsEngine",
    "Person",
    "Point",
    "Pool",
    "Progress",
    "Proposal",
    "Rules",
    "Seating",
    "Shape",
    "Verdict",
    "Window",
    "Wish",
    "assess",
    "check_rules",
    "choose_engine",
    "explain",
    "force",
    "free_part",
    "has_ortools",
    "make_pool",
    "make_rules",
    "part_names",
    "run_matching",
    "seat",
    "why",
]
