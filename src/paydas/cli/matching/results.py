"""Gather what a run has to say, once, for all the files that say it."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import numpy as np

from paydas.kernel.matching import (
    Explanation,
    Fairness,
    MatchRun,
    assess,
    explain,
)

from .sides import Written
from .telling import Teller

FORCING_LIMIT = 60_000


@dataclass(frozen=True)
class Results:
    """A run with its explanations and report, in the words of one language."""

    run: MatchRun
    explanations: tuple[Explanation, ...]
    fairness: Fairness
    teller: Teller
    inputs: Mapping[str, str]

    @property
    def language(self) -> str:
        """Give the language."""
        return self.teller.language

    @property
    def statuses(self) -> list[tuple[str, int]]:
        """Count the waiting by why they wait, most frequent first."""
        counted = Counter(one.status for one in self.waiting)
        return sorted(counted.items(), key=lambda one: (-one[1], one[0]))

    @property
    def proposals(self) -> list[Explanation]:
        """List what is proposed or was accepted."""
        return [one for one in self.explanations if one.offer_id]

    @property
    def waiting(self) -> list[Explanation]:
        """List who waits, longest first."""
        place = {
            self.run.pool.people[number].id: order
            for order, number in enumerate(self.run.waiting.tolist())
        }
        found = [one for one in self.explanations if not one.offer_id]
        return sorted(found, key=lambda one: place[one.person_id])

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """Count the people whom each condition kept from at least one opportunity."""
        counted: Counter[str] = Counter()
        for one in self.waiting:
            counted.update({code for code, _ in one.failed})
            if one.below_floor:
                counted["floor"] += 1
        return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def gather(run: MatchRun, language: str, written: Written, inputs: Mapping[str, str]) -> Results:
    """Explain everybody. The price of other choices is left out of very large runs.

    Beyond 60,000 possible pairs the search for prices would take longer than the run itself;
    the limit depends on the input alone, so that equal inputs give equal files.
    """
    forcing = len(run.candidates.offers) <= FORCING_LIMIT
    everybody = np.arange(len(run.pool.people)).tolist()
    report = assess(run)
    return Results(
        run,
        tuple(explain(run, everybody, forcing=forcing)),
        report,
        Teller(language, run, written, report.calls),
        inputs,
    )


def as_json(results: Results) -> str:
    """Write everything in codes and figures, keys in order."""
    run = results.run
    content = {
        "inputs": dict(results.inputs),
        "seed": run.seed,
        "rules": asdict(replace(run.rules, weights=dict(run.rules.weights))),
        "proposals": [asdict(one) for one in run.proposals],
        "explanations": [asdict(one) for one in results.explanations],
        "waiting": [one.person_id for one in results.waiting],
        "fairness": asdict(results.fairness),
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
