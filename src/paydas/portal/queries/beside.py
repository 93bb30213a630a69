"""What else of its kind stands on a thread beside each station."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.monitoring.vocabulary import ActivityStatus
from paydas.portal.queries.stations import Branch, address
from paydas.portal.queries.wording import number
from paydas.responses.vocabulary import Decision

if TYPE_CHECKING:
    from collections.abc import Callable

    from paydas.kernel.threads import Node
    from paydas.thread.queries.compose import Composed


def others_of(c: Composed, kind: str) -> dict[str, Any]:
    """Describe what else of the kind stands on the thread."""
    nodes = c.line.others.get(str(kind), ())
    found = [branch for node in nodes if (branch := BRANCHES[str(kind)](c, node)) is not None]
    if not found:
        return {}
    n = len(found)
    label = OTHERS[str(kind)](n) % {"n": number(n)}
    return {"others_label": label, "others": found}


def _finding_branch(c: Composed, node: Node) -> Branch:
    label = c.words.findings[node.id]
    n = len(c.voices_of(node.id))
    note = ngettext("%(n)s voice", "%(n)s voices", n) % {"n": number(n)}
    return Branch(label.title or label.text, address(label.code), label.code, note)


def _asked_branch(c: Composed, node: Node) -> Branch:
    label = c.words.recommendations[node.id]
    return Branch(label.text, address(label.code), label.code, label.addressee)


def _answer_branch(c: Composed, node: Node) -> Branch | None:
    found = c.words.responses[node.id]
    asked = c.words.recommendations.get(found.recommendation_id)
    if asked is None:
        return None
    return Branch(
        str(Decision.label_of(found.decision)), address(asked.code), asked.code, asked.text
    )


def _objective_branch(c: Composed, node: Node) -> Branch:
    branch = c.outcome.branches.objectives[node.id]
    return Branch(f"{branch.number}. {branch.title}", address(branch.code), branch.code)


def _activity_branch(c: Composed, node: Node) -> Branch:
    leaf = c.outcome.branches.activities[node.id]
    status = c.outcome.statuses.get(leaf.id)
    note = str(ActivityStatus.label_of(status.status)) if status else _("nothing reported")
    return Branch(f"{leaf.number} {leaf.title}", address(leaf.code), leaf.code, note)


def _indicator_branch(c: Composed, node: Node) -> Branch:
    leaf = c.outcome.branches.indicators[node.id]
    latest = c.outcome.courses[leaf.id].latest
    said = _("no data")
    if latest is not None and latest.actual is not None:
        said = f"{latest.span.label}: {number(latest.actual)} {leaf.unit}"
    return Branch(leaf.name, address(leaf.code), leaf.code, said)


BRANCHES: dict[str, Callable[[Composed, Node], Branch | None]] = {
    "finding": _finding_branch,
    "recommendation": _asked_branch,
    "response": _answer_branch,
    "objective": _objective_branch,
    "activity": _activity_branch,
    "indicator": _indicator_branch,
}


OTHERS: dict[str, Callable[[int], str]] = {
    "finding": lambda n: ngettext("%(n)s more finding", "%(n)s more findings", n),
    "recommendation": lambda n: ngettext(
        "%(n)s more recommendation", "%(n)s more recommendations", n
    ),
    "response": lambda n: ngettext("%(n)s more response", "%(n)s more responses", n),
    "objective": lambda n: ngettext("%(n)s more objective", "%(n)s more objectives", n),
    "activity": lambda n: ngettext("%(n)s more activity", "%(n)s more activities", n),
    "indicator": lambda n: ngettext("%(n)s more indicator", "%(n)s more indicators", n),
}
