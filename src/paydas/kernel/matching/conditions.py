"""The hard conditions: a pair that fails one is never scored, and its codes say why not."""

from collections.abc import Callable, Sequence
from enum import IntFlag

import numpy as np
from numpy.typing import NDArray

from .facets import Kinds, Lookup, Value, kinds_of, membership, shared, stated, vocabulary
from .pools import Opportunity, Person, Pool
from .rules import Rules
from .times import Meetings

FAR_AGE = 10_000


class Condition(IntFlag):
    """Why a pair is impossible; several may hold at once."""

    LANGUAGE = 1
    ACCESS = 2
    PLACE = 4
    TIME = 8
    AGE_SAFEGUARD = 16
    CAPACITY = 32
    CONSENT = 64
    ELIGIBLE = 128
    WITHDRAWN = 256
    REFUSED = 512

    @property
    def codes(self) -> tuple[str, ...]:
        """Name the single conditions, in their fixed order."""
        return tuple(one.name for one in Condition if one in self and one.name)


def weekly_minutes(opportunity: Opportunity) -> int:
    """Add up the minutes of one week's sessions."""
    return sum(window.minutes for window in opportunity.sessions)


def has_shape(opportunity: Opportunity, rules: Rules) -> bool:
    """Tell whether an opportunity is one that the rules allow; what is not stated passes."""
    shape = rules.shape
    minutes = weekly_minutes(opportunity) or None
    bounds = (
        (opportunity.capacity, None, shape.capacity_max),
        (opportunity.session_count, shape.sessions_min, shape.sessions_max),
        (minutes, shape.weekly_minutes_min, shape.weekly_minutes_max),
    )
    within = all(
        value is None or ((low is None or value >= low) and (high is None or value <= high))
        for value, low, high in bounds
    )
    willing = opportunity.voluntary or not shape.must_be_voluntary
    return within and willing and len(set(opportunity.aims)) >= shape.aims_min


def own_failures(person: Person) -> Condition:
    """Find what excludes a person from everything."""
    failed = Condition(0)
    if not person.consent:
        failed |= Condition.CONSENT
    if person.withdrawn:
        failed |= Condition.WITHDRAWN
    return failed


class ConditionTables:
    """Answer for blocks of people which conditions each opportunity fails (place apart)."""

    def __init__(self, pool: Pool, rules: Rules, left: NDArray[np.int64]) -> None:
        """Prepare the opportunities' side; `left` is the number of places still free."""
        offers = pool.opportunities
        people = pool.people
        self._rules = rules
        self._languages = kinds_of(offers, lambda one: frozenset(one.languages))
        self._access = kinds_of(offers, lambda one: frozenset(one.access))
        self._requires = kinds_of(offers, lambda one: frozenset(one.requires))
        self._topics = kinds_of(offers, lambda one: frozenset(one.topics))
        self._sessions = kinds_of(offers, lambda one: one.sessions)
        self._ages = kinds_of(
            offers, lambda one: (one.age_min or 0, one.age_max or FAR_AGE, one.vetted)
        )
        self._words = {
            "languages": _words(people, self._languages, lambda one: one.languages),
            "access": _words(people, self._access, lambda one: one.access),
            "topics": _words(people, self._topics, lambda one: one.interests),
            "tags": _words(people, self._requires, lambda one: one.tags),
        }
        self._meetings = Meetings(self._sessions.values)
        self.offer_failures = np.array(
            [_offer_failures(one, rules, int(n)) for one, n in zip(offers, left, strict=True)],
            dtype=np.int32,
        )

    def block(self, people: Sequence[Person]) -> list[Lookup]:
        """Make the tables of failed conditions for some people; 0 is a pass."""
        return [
            self._language(people),
            self._cover([one.access for one in people], "access", self._access, reverse=False),
            self._cover([one.tags for one in people], "tags", self._requires, reverse=True),
            self._time(people),
            self._age(people),
            *([self._wish(people)] if self._rules.topic_binds else []),
        ]

    def _language(self, people: Sequence[Person]) -> Lookup:
        rows = [one.languages for one in people]
        offered = self._languages.values
        words = self._words["languages"]
        common = shared(membership(rows, words), membership(offered, words))
        open_to_all = np.array([not kind for kind in offered])
        fails = (common == 0) & stated(rows)[:, None] & ~open_to_all[None, :]
        return _lookup(fails, Condition.LANGUAGE, self._languages)

    def _cover(
        self,
        rows: Sequence[Sequence[str]],
        name: str,
        kinds: Kinds[frozenset[str]],
        *,
        reverse: bool,
    ) -> Lookup:
        """Fail where one side's needs are not all met: a person's, or in `reverse` an offer's."""
        words = self._words[name]
        person, offer = membership(rows, words), membership(kinds.values, words)
        if reverse:
            return _lookup(shared(1 - person, offer) > 0, Condition.ELIGIBLE, kinds)
        return _lookup(shared(person, 1 - offer) > 0, Condition.ACCESS, kinds)

    def _time(self, people: Sequence[Person]) -> Lookup:
        rows = [one.free for one in people]
        fails = self._meetings.covered(rows) < self._meetings.lengths[None, :]
        fails &= stated(rows)[:, None]
        return _lookup(fails, Condition.TIME, self._sessions)

    def _wish(self, people: Sequence[Person]) -> Lookup:
        """Fail where an offer names its topics and meets none of those that were wished."""
        rows, kinds = [one.interests for one in people], self._topics.values
        words = self._words["topics"]
        common = shared(membership(rows, words), membership(kinds, words))
        fails = (common == 0) & stated(rows)[:, None] & stated(kinds)[None, :]
        return _lookup(fails, Condition.ELIGIBLE, self._topics)

    def _age(self, people: Sequence[Person]) -> Lookup:
        ages = np.array([-1 if one.age is None else one.age for one in people])[:, None]
        kinds = np.array(self._ages.values).reshape(-1, 3)
        low, high, vetted = (kinds[:, column][None, :] for column in range(3))
        known = ages >= 0
        minor = known & (ages < self._rules.adult_age)
        fails = known & ((ages < low) | (ages > high)) | (minor & (vetted == 0))
        return _lookup(fails, Condition.AGE_SAFEGUARD, self._ages)


def _words(
    people: Sequence[Person], kinds: Kinds[frozenset[str]], pick: Callable[[Person], Sequence[str]]
) -> dict[str, int]:
    return vocabulary((pick(one) for one in people), kinds.values)


def _lookup(fails: NDArray[np.bool_], condition: Condition, kinds: Kinds[Value]) -> Lookup:
    return Lookup(fails.astype(np.int32) * int(condition), kinds.index)


def _offer_failures(opportunity: Opportunity, rules: Rules, left: int) -> int:
    failed = Condition(0)
    if left <= 0:
        failed |= Condition.CAPACITY
    if opportunity.withdrawn:
        failed |= Condition.WITHDRAWN
    if not has_shape(opportunity, rules):
        failed |= Condition.ELIGIBLE
    return int(failed)
