"""Published chance: a number for every id and pair that anyone can compute from the seed."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]


def id_keys(seed: str, side: str, ids: Sequence[str]) -> Keys:
    """Hash each id with the seed (BLAKE2b, 64 bits), whatever its place in the list."""
    head = f"{seed}\x1f{side}\x1f"
    digests = b"".join(blake2b((head + one).encode(), digest_size=8).digest() for one in ids)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)


def pair_keys(first: Keys, second: Keys) -> Keys:
    """Mix the keys of both ends of each pair (finaliser of SplitMix64)."""
    with np.errstate(over="ignore"):
        mixed = first * np.uint64(0x9E3779B97F4A7C15) ^ second
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        result: Keys = mixed ^ (mixed >> np.uint64(31))
    return result
