"""Long work on editions, for the steps that publish them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydas.sources.queries.papers import FORMS, forget_file, kept_file, set_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paydas.core.jobs import Progress
    from paydas.sources.queries.papers import Paper


def set_missing(papers: Iterable[Paper], progress: Progress) -> dict[str, object]:
    """Set what is missing and throw away what had to go; a killed run goes on with the next."""
    wanted = [(paper, form) for paper in papers for form in FORMS]
    made = gone = 0
    for number, (paper, form) in enumerate(wanted, 1):
        if not paper.stands:
            gone += forget_file(paper.edition, form)
        elif kept_file(paper.edition, form) is None:
            made += set_file(paper, form) is not None
        progress.step(number, len(wanted))
    return {"made": made, "gone": gone}
