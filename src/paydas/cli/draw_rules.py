"""Read RULES.toml; a key that is not known is a fault, for a slip there would pass unseen."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from paydas.cli.draw_place import InputError, Place, decoded, fail
from paydas.kernel.draw import SetRule, Standing

STANDINGS = ("must", "accepted", "declined")
KEYS = {"event", "cap", "set", "at_most", *STANDINGS}
SET_KEYS = {"name", "members", "at_least", "at_most"}


@dataclass(frozen=True, slots=True)
class Rules:
    """What the file adds to the quotas; ``limits`` are columns and how many may share a cell."""

    event: str = ""
    cap: float = 1.0
    standings: Mapping[str, Standing] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    sets: tuple[SetRule, ...] = ()


def read_rules(path: Path | None) -> Rules:
    """Read the file, or nothing; raises InputError."""
    if path is None:
        return Rules()
    try:
        data = tomllib.loads(decoded(path))
    except tomllib.TOMLDecodeError as error:
        raise fail(Place(path.name), "toml_wrong", detail=str(error)) from None
    _refuse_unknown(data, KEYS, path)
    cap = data.get("cap", 1.0)
    if isinstance(cap, bool) or not (isinstance(cap, int | float) and 0 < cap <= 1):
        raise fail(Place(path.name, 0, "cap"), "cap_wrong", cap=cap)
    event = data.get("event", "")
    if not isinstance(event, str):
        raise _wrong(path, "event")
    limits = _limits(data.get("at_most", {}), path)
    sets = tuple(_sets(data.get("set", []), path))
    return Rules(event, float(cap), _standings(data, path), limits, sets)


def _refuse_unknown(data: Mapping[str, Any], known: set[str], path: Path) -> None:
    unknown = sorted(set(data) - known)
    if unknown:
        names = ", ".join(sorted(known))
        raise fail(Place(path.name, 0, unknown[0]), "key_unknown", known=names)


def _wrong(path: Path, key: str) -> InputError:
    return fail(Place(path.name, 0, key), "key_wrong")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _ids(value: object, path: Path, key: str) -> list[str]:
    """Read a list of ids; numbers are taken as they are written."""
    if not isinstance(value, list) or not all(isinstance(x, str) or _is_whole(x) for x in value):
        raise _wrong(path, key)
    return [str(one) for one in value]


def _standings(data: Mapping[str, Any], path: Path) -> dict[str, Standing]:
    found: dict[str, Standing] = {}
    for key in STANDINGS:
        for name in _ids(data.get(key, []), path, key):
            if name in found:
                raise fail(Place(path.name, 0, key), "standing_twice", id=name)
            found[name] = Standing(key)
    return found


def _limits(value: object, path: Path) -> dict[str, int]:
    """Read ``[at_most] column = n``."""
    if not isinstance(value, dict):
        raise _wrong(path, "at_most")
    for column, high in value.items():
        if not _is_whole(high) or high < 0:
            raise _wrong(path, f"at_most.{column}")
    return value


def _sets(value: object, path: Path) -> Iterator[SetRule]:
    """Read ``[[set]] name, members, at_least, at_most``."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _wrong(path, "set")
    names = set()
    for number, one in enumerate(value, start=1):
        _refuse_unknown(one, SET_KEYS, path)
        key = f"set {number}"
        low, high = one.get("at_least", 0), one.get("at_most")
        if not _is_whole(low) or not (high is None or _is_whole(high)):
            raise _wrong(path, key)
        if low < 0 or (high is not None and high < low):
            raise fail(Place(path.name, 0, key), "set_reversed", low=low, high=high)
        name = one.get("name", key)
        if not isinstance(name, str):
            raise _wrong(path, key)
        if name in names:
            raise fail(Place(path.name, 0, key), "set_twice", name=name)
        names.add(name)
        yield SetRule(name, frozenset(_ids(one.get("members", []), path, key)), low, high)
