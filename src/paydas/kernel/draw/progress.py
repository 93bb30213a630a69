"""Progress, cancel and time limits, as the host gives them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol


class CancelledError(Exception):
    """Say that the host asked to stop."""


class Progress(Protocol):
    """What a host may show while a lottery is built."""

    def report(self, stage: str, done: float) -> None:
        """Tell the stage's code and the share of it that is done (0 to 1)."""

    def is_cancelled(self) -> bool:
        """Say whether the host wants to stop."""


class Silent:
    """The progress of a host that shows none."""

    def report(self, stage: str, done: float) -> None:
        """Show nothing."""

    def is_cancelled(self) -> bool:
        """Go on."""
        return False


@dataclass(slots=True)
class Clock:
    """Seconds that may still be spent; ``now`` is an argument so that tests need not wait."""

    seconds: float
    progress: Progress = field(default_factory=Silent)
    now: Callable[[], float] = time.monotonic
    until: float = field(init=False)

    def __post_init__(self) -> None:
        """Start at once."""
        self.until = self.now() + self.seconds

    def is_over(self) -> bool:
        """Say whether time is up; raise CancelledError when the host wants to stop."""
        if self.progress.is_cancelled():
            raise CancelledError
        return self.now() >= self.until

    def left(self) -> float:
        """Return the seconds left, never below zero."""
        return max(0.0, self.until - self.now())

    def share(self, part: float) -> "Clock":
        """Return a clock for a part of the time that is left."""
        return Clock(self.left() * part, self.progress, self.now)
