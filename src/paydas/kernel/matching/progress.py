"""How a long run says how far it is, and how it is told to stop."""

from typing import Protocol

from .errors import MatchingError


class Progress(Protocol):
    """What a host may give to follow or cancel a run."""

    def report(self, stage: str, done: int, total: int) -> None:
        """Take note that `done` of `total` parts of a stage are finished."""
        ...

    def is_cancelled(self) -> bool:
        """Tell whether somebody asked to stop."""
        ...


class Silent:
    """Follow nothing and never stop: the default."""

    def report(self, stage: str, done: int, total: int) -> None:
        """Take no note."""

    def is_cancelled(self) -> bool:
        """Never stop."""
        return False


SILENT = Silent()


def step(progress: Progress, stage: str, done: int, total: int) -> None:
    """Report one step; raise `cancelled` when the host asked to stop."""
    progress.report(stage, done, total)
    if progress.is_cancelled():
        raise MatchingError("cancelled", stage=stage)
