"""What a draw is asked: members, quotas, rules on sets of members, seats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Standing(Enum):
    """What is already settled about a member."""

    OPEN = "open"
    MUST = "must"  # invited in any case, declared with its reason
    ACCEPTED = "accepted"  # said yes in an earlier round
    DECLINED = "declined"  # said no, or may not be invited


class Method(Enum):
    """What a lottery aims at."""

    LEXIMIN = "leximin"  # the lowest chance as high as can be, then the next, and so on
    MAXIMIN = "maximin"  # the lowest chance alone
    STRATIFIED = "stratified"  # each group its seats, equal chances within a group


class DrawError(Exception):
    """Report that a draw cannot be done as asked: a code and its parameters."""

    def __init__(self, code: str, **params: object) -> None:
        """Keep the code and what the host needs for its sentence."""
        super().__init__(code, params)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Member:
    """One who may be drawn; a feature may have several values, or none."""

    id: str
    values: Mapping[str, tuple[str, ...]]
    standing: Standing = Standing.OPEN


@dataclass(frozen=True, slots=True)
class Quota:
    """At least ``low`` and at most ``high`` seats for members with this value."""

    feature: str
    value: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class SetRule:
    """At least ``low`` and at most ``high`` seats for the named members."""

    name: str
    members: frozenset[str]
    low: int = 0
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """The whole published rule; ``cap`` bounds every chance that is not settled."""

    seats: int
    quotas: tuple[Quota, ...] = ()
    sets: tuple[SetRule, ...] = ()
    cap: float = 1.0


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the input: a code and its parameters."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)
