"""The published rules of a run: weights, the floor, limits; and the presets."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from .errors import MatchingError

PARTS = ("interest", "travel", "aims", "practice", "time", "sector", "horizon")
RULES_VERSION = "1"
MAX_POINTS = 1000
SMALLEST = 5

DEFAULT_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "interest": 40,
        "travel": 25,
        "aims": 15,
        "practice": 10,
        "time": 10,
        "sector": 0,
        "horizon": 0,
    }
)
NEEDS_WEIGHTS: Mapping[str, int] = MappingProxyType(
    {
        "interest": 45,
        "travel": 15,
        "aims": 0,
        "practice": 0,
        "time": 0,
        "sector": 25,
        "horizon": 15,
    }
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What an opportunity must look like to be eligible at all; None asks nothing."""

    capacity_max: int | None = None
    sessions_min: int | None = None
    sessions_max: int | None = None
    weekly_minutes_min: int | None = None
    weekly_minutes_max: int | None = None
    aims_min: int = 0
    must_be_voluntary: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that decides beside the data and the seed; published with each run.

    `group` names the key of `Person.groups` to which the opportunities' minimums speak.
    `place_binds`: where no positions are known, another place is out of reach.
    `topic_binds`: what meets none of the stated wishes is not eligible, as with needs.
    """

    name: str = "default"
    version: str = RULES_VERSION
    weights: Mapping[str, int] = field(default_factory=lambda: DEFAULT_WEIGHTS)
    floor: int = 30
    travel_km: float = 15.0
    adult_age: int = 18
    group: str = ""
    shape: Shape = field(default_factory=Shape)
    small: int = 5
    place_binds: bool = True
    topic_binds: bool = False

    @property
    def max_score(self) -> int:
        """The highest score that a pair can reach."""
        return sum(self.weights.values())


VIDA = Rules(
    name="vida",
    shape=Shape(
        capacity_max=10,
        sessions_min=5,
        sessions_max=10,
        weekly_minutes_min=120,
        weekly_minutes_max=180,
        aims_min=1,
        must_be_voluntary=True,
    ),
)
NEEDS = Rules(
    name="needs",
    weights=NEEDS_WEIGHTS,
    travel_km=2000.0,
    place_binds=False,
    topic_binds=True,
)
PRESETS: Mapping[str, Rules] = MappingProxyType({"default": Rules(), "vida": VIDA, "needs": NEEDS})


def check_rules(rules: Rules) -> None:
    """Raise unless the rules can be used.

    Errors: `part_unknown`, `weight_wrong`, `weights_zero`, `rule_wrong` with `name`, `value`.
    """
    for part, weight in rules.weights.items():
        if part not in PARTS:
            raise MatchingError("part_unknown", side="rules", name=part, known=PARTS)
        if isinstance(weight, bool) or not isinstance(weight, int) or not 0 <= weight <= MAX_POINTS:
            raise MatchingError("weight_wrong", side="rules", name=part, value=weight)
    if rules.max_score == 0:
        raise MatchingError("weights_zero", side="rules", name="weights")
    if not 0 <= rules.floor <= rules.max_score:
        raise MatchingError("rule_wrong", side="rules", name="floor", value=rules.floor)
    if rules.small < SMALLEST:
        raise MatchingError("rule_wrong", side="rules", name="small", value=rules.small)
    if not rules.travel_km >= 0:
        raise MatchingError("rule_wrong", side="rules", name="travel_km", value=rules.travel_km)


def make_rules(settings: Mapping[str, object]) -> Rules:
    """Read rules from plain settings: `preset`, then single changes to it.

    Weights that are not named keep the preset's value. Errors as `check_rules`, and
    `preset_unknown`, `rule_unknown`.
    """
    preset = settings.get("preset", "default")
    if preset not in PRESETS:
        raise MatchingError("preset_unknown", side="rules", name="preset", value=preset)
    rules = PRESETS[str(preset)]
    changes: dict[str, Any] = {}
    for name, value in settings.items():
        if name == "preset":
            continue
        changes[name] = _read(rules, name, value)
    made = replace(rules, **changes)
    check_rules(made)
    return made


def _read(rules: Rules, name: str, value: object) -> object:
    if name in {"weights", "shape"}:
        if not isinstance(value, dict):
            raise MatchingError("rule_wrong", side="rules", name=name, value=value)
        if name == "weights":
            return dict(rules.weights) | value
        known = {one.name for one in fields(Shape)}
        for inner, amount in value.items():
            if inner not in known:
                raise MatchingError("rule_unknown", side="rules", name=f"shape.{inner}")
            like = getattr(Shape(), inner)
            _check_type(f"shape.{inner}", amount, 0 if like is None else like)
        return replace(rules.shape, **value)
    if name not in {one.name for one in fields(Rules)}:
        raise MatchingError("rule_unknown", side="rules", name=name)
    _check_type(name, value, getattr(rules, name))
    return value


def _check_type(name: str, value: object, like: object) -> None:
    allowed = (int, float) if isinstance(like, float) else (type(like),)
    is_flag = isinstance(value, bool)
    if not isinstance(value, allowed) or is_flag != isinstance(like, bool):
        raise MatchingError("rule_wrong", side="rules", name=name, value=value)
