"""What is wrong with the input, before any solver is asked."""

from collections import Counter
from collections.abc import Iterator, Sequence

from paydas.kernel.draw.problem import Fault, Member, Quota, Rule, Standing

SETTLED = (Standing.MUST, Standing.ACCEPTED)


def faults(members: Sequence[Member], rule: Rule) -> tuple[Fault, ...]:
    """List everything that makes the question itself wrong (not merely hard to meet)."""
    if rule.seats < 1:
        return (Fault("seats_too_few", {"seats": rule.seats}),)
    return (*_pool_faults(members, rule), *_quota_faults(rule), *_match_faults(members, rule))


def _pool_faults(members: Sequence[Member], rule: Rule) -> Iterator[Fault]:
    can_come = [one for one in members if one.standing is not Standing.DECLINED]
    if not can_come:
        yield Fault("pool_empty")
    if can_come and rule.seats > len(can_come):
        yield Fault("seats_too_many", {"seats": rule.seats, "members": len(can_come)})
    settled = sum(one.standing in SETTLED for one in members)
    if settled > rule.seats:
        yield Fault("settled_too_many", {"settled": settled, "seats": rule.seats})
    for name, times in sorted(Counter(one.id for one in members).items()):
        if times > 1:
            yield Fault("id_twice", {"id": name})
    if not 0 < rule.cap <= 1:
        yield Fault("cap_wrong", {"cap": rule.cap})


def _quota_faults(rule: Rule) -> Iterator[Fault]:
    for (feature, value), times in sorted(
        Counter((q.feature, q.value) for q in rule.quotas).items()
    ):
        if times > 1:
            yield Fault("quota_twice", {"feature": feature, "value": value})
    for quota in rule.quotas:
        about = {"feature": quota.feature, "value": quota.value}
        if quota.low < 0:
            yield Fault("quota_negative", {**about, "low": quota.low})
        if quota.low > quota.high:
            yield Fault("quota_reversed", {**about, "low": quota.low, "high": quota.high})
    for one in rule.sets:
        if one.low < 0 or (one.high is not None and one.high < one.low):
            yield Fault("set_reversed", {"name": one.name, "low": one.low, "high": one.high})


def _match_faults(members: Sequence[Member], rule: Rule) -> Iterator[Fault]:
    by_feature: dict[str, list[Quota]] = {}
    for quota in rule.quotas:
        by_feature.setdefault(quota.feature, []).append(quota)
    for feature, quotas in by_feature.items():
        known = {quota.value for quota in quotas}
        counts = set()
        for one in members:
            values = one.values.get(feature, ())
            counts.add(len(values))
            for value in values:
                if value not in known:
                    yield Fault("value_unknown", {"id": one.id, "feature": feature, "value": value})
        if counts == {1}:
            yield from _sum_faults(feature, quotas, rule.seats)
    known_ids = {one.id for one in members}
    for group in rule.sets:
        for name in sorted(group.members - known_ids):
            yield Fault("set_member_unknown", {"name": group.name, "id": name})
    yield from _settled_faults(members, rule)


def _sum_faults(feature: str, quotas: Sequence[Quota], seats: int) -> Iterator[Fault]:
    """Where everybody has exactly one value, the quotas of a feature must leave room for seats."""
    low, high = sum(q.low for q in quotas), sum(q.high for q in quotas)
    if low > seats:
        yield Fault("quotas_sum_high", {"feature": feature, "sum": low, "seats": seats})
    if high < seats:
        yield Fault("quotas_sum_low", {"feature": feature, "sum": high, "seats": seats})


def _settled_faults(members: Sequence[Member], rule: Rule) -> Iterator[Fault]:
    settled = [one for one in members if one.standing in SETTLED]
    for quota in rule.quotas:
        count = sum(quota.value in one.values.get(quota.feature, ()) for one in settled)
        if count > quota.high:
            about = {"feature": quota.feature, "value": quota.value}
            yield Fault("settled_break_quota", {**about, "settled": count, "high": quota.high})
    ids = {one.id for one in settled}
    for one in rule.sets:
        if one.high is not None and len(ids & one.members) > one.high:
            about_set = {"name": one.name, "settled": len(ids & one.members), "high": one.high}
            yield Fault("settled_break_set", about_set)
