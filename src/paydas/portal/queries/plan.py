"""The published plan with what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.core.queries.kept import kept
from paydas.monitoring.queries.charts import small
from paydas.monitoring.queries.progress import course_of_leaf, progress
from paydas.monitoring.vocabulary import ActivityStatus
from paydas.planning.queries.plans import gaps_of, published_tree
from paydas.portal.queries.parts import Fact, Number, short_hash
from paydas.portal.queries.planned import SHAPES, in_groups
from paydas.portal.queries.wording import day, moment_day, number, period
from paydas.thread.queries.marks import voices_reaching
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.core.vocabulary import Key
    from paydas.kernel.figures.figure import Figure
    from paydas.monitoring.queries.progress import Progress
    from paydas.planning.queries.plans import PublishedPlan
    from paydas.planning.queries.shapes import (
        ActivityLeaf,
        Basis,
        Gap,
        IndicatorLeaf,
        ObjectiveBranch,
    )

LATE, NOTHING = "late", ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the status bar."""

    number: int
    label: str
    shade: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity as a row."""

    number: str
    title: str
    url: str
    code: str
    responsible: str
    when: str
    shape: str
    status: str
    reported: str
    basis: str
    unasked: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with its small chart."""

    number: str
    name: str
    url: str
    chart: Figure
    groups: str


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective as a chapter."""

    anchor: str
    number: str
    title: str
    url: str
    description: str
    note: str
    basis: str
    unasked: str
    indicators: Sequence[IndicatorRow]
    activities: Sequence[ActivityRow]


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap that the plan was published with."""

    label: str
    reason: str
    due: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the page shows."""

    title: str
    lead: str
    kicker: str
    facts: Sequence[Fact]
    numbers: Sequence[Number]
    parts: Sequence[Part]
    parts_note: str
    late: Sequence[ActivityRow]
    late_head: tuple[str, str]
    gaps: Sequence[GapRow]
    objectives: Sequence[ObjectiveRow]
    objective_label: str
    activity_label: str
    vision_title: str
    vision: Sequence[tuple[str, str]]
    judgements: Sequence[tuple[str, str]]
    edition_url: str
    is_sample: bool


@kept
def plan_page(consultation_id: Key) -> PlanPage | None:
    """Read the plan as published and its progress; None before publication."""
    found = published_tree(consultation_id)
    return _page(consultation_id, found) if found else None


def _page(consultation_id: Key, found: PublishedPlan) -> PlanPage:
    tree, going = found.tree, progress(found.plan)
    reached = voices_reaching(consultation_id, str(Station.OBJECTIVE))
    unknown = len(tree.indicators) - going.measured
    return PlanPage(
        title=tree.title,
        lead=tree.summary,
        kicker=_("Action plan, edition %(n)s") % {"n": found.edition.number},
        facts=_facts(found),
        numbers=[
            Number(len(tree.objectives), _("objectives")),
            Number(len(tree.activities), _("activities")),
            Number(len(tree.indicators), _("indicators; %(n)s without data") % {"n": unknown}),
            Number(number(reached), _("public voices reached this plan")),
        ],
        parts=_parts(going.counts(tree)),
        parts_note=_parts_note(going, len(tree.activities)),
        late=[_activity(leaf, going) for leaf in going.unfinished(tree)],
        late_head=_late_head(going),
        gaps=[_gap(gap) for gap in gaps_of(found.plan)],
        objectives=[_objective(branch, going) for branch in tree.objectives],
        objective_label=tree.objective_label,
        activity_label=tree.activity_label,
        vision_title=tree.vision_title,
        vision=chapters(tree.vision_text),
        judgements=[(str(one.criterion), one.judgement) for one in going.judgements],
        edition_url=reverse("portal:edition", args=[found.edition.pk]),
        is_sample=tree.is_sample,
    )


def _facts(found: PublishedPlan) -> list[Fact]:
    edition = found.edition
    return [
        Fact(_("Period"), period(found.tree.starts_on, found.tree.ends_on)),
        Fact(_("First published"), day(found.plan.published_on)),
        Fact(_("This edition"), moment_day(edition.published_at)),
        Fact(_("Hash of the content"), short_hash(edition.sha256)),
    ]


SHADES = {"done": "", "going": "is-3", "not_started": "is-none", "late": "is-late",
          "stopped": "is-2", NOTHING: "is-none"}  # fmt: skip


def _parts(counts: dict[str, int]) -> list[Part]:
    """Lay the counts beside each other; what nobody reported is shown as such."""
    total = sum(counts.values())
    parts: list[Part] = []
    x = 0.0
    for key, n in counts.items():
        if n:
            label = str(ActivityStatus.label_of(key)) if key else _("nothing reported")
            width = round(100 * n / total, 2)
            parts.append(Part(n, label, SHADES[key], round(x, 2), max(width - 0.4, 0.4)))
            x += width
    return parts


def _parts_note(going: Progress, n: int) -> str:
    last = next((one for one in reversed(going.spans) if one.ends_on <= going.on), None)
    what = ngettext("%(n)s activity", "%(n)s activities", n) % {"n": n}
    if last is None:
        return what
    if going.has_ended:
        said = _(
            "The plan has run its time. This is how its %(what)s stood when it ended, %(day)s."
        )
        return said % {"day": day(going.judged_on), "what": what}
    return _("As of %(day)s, %(what)s.") % {"day": day(last.ends_on), "what": what}


def _late_head(going: Progress) -> tuple[str, str]:
    """Return the heading and the note of the list of what is not finished."""
    if going.has_ended:
        return (
            _("Not finished when the plan ended"),
            _("Nobody has reported them as finished, or as stopped with a reason."),
        )
    return (
        _("Late activities"),
        _("Their time is over and nobody has reported them as finished."),
    )


def _gap(gap: Gap) -> GapRow:
    label = f"{number(gap.count)} {gap.label}"
    return GapRow(label, gap.reason, _("to be closed by %(day)s") % {"day": day(gap.due_on)})


def _objective(branch: ObjectiveBranch, going: Progress) -> ObjectiveRow:
    n = len(branch.activities)
    indicators = [*branch.indicators, *(i for leaf in branch.activities for i in leaf.indicators)]
    measured = ngettext("%(n)s indicator", "%(n)s indicators", len(indicators))
    note = ", ".join(
        [
            ngettext("%(n)s activity", "%(n)s activities", n) % {"n": n},
            measured % {"n": len(indicators)},
        ]
    )
    return ObjectiveRow(
        anchor=f"objective-{branch.number}",
        number=branch.number,
        title=branch.title,
        url=reverse("portal:thread", args=[branch.code]),
        description=branch.description,
        note=note,
        basis=_basis(branch.bases),
        unasked=branch.unasked_reason,
        indicators=[_indicator(leaf, going) for leaf in indicators],
        activities=[_activity(leaf, going) for leaf in branch.activities],
    )


def _basis(bases: Sequence[Basis]) -> str:
    n = len(bases)
    if not n:
        return ""
    return ngettext("%(n)s recommendation or finding", "%(n)s recommendations or findings", n) % {
        "n": n
    }


def _activity(leaf: ActivityLeaf, going: Progress) -> ActivityRow:
    status = going.status_of(leaf.id)
    is_late = going.is_overdue(leaf)
    reported = str(status.label) if status else _("nothing reported")
    return ActivityRow(
        number=leaf.number,
        title=leaf.title,
        url=reverse("portal:thread", args=[leaf.code]),
        code=leaf.code,
        responsible=leaf.responsible,
        when=period(leaf.starts_on, leaf.ends_on),
        shape=LATE if is_late else (SHAPES.get(status.status, "open") if status else "none"),
        status=str(ActivityStatus.label_of(LATE)) if is_late else reported,
        reported=reported,
        basis=_basis(leaf.bases),
        unasked=leaf.unasked_reason,
    )


def _indicator(leaf: IndicatorLeaf, going: Progress) -> IndicatorRow:
    course = course_of_leaf(going, leaf)
    return IndicatorRow(
        number=leaf.number,
        name=leaf.name,
        url=reverse("portal:thread", args=[leaf.code]),
        chart=small(leaf.id, leaf.name, leaf.unit, course, leaf.baseline_on),
        groups=in_groups(leaf, course),
    )


def chapters(text: str) -> list[tuple[str, str]]:
    """Part a text at its lines that begin with ##; the first part may have no heading."""
    found: list[tuple[str, str]] = []
    for block in ("\n" + text).split("\n## "):
        heading, _stop, rest = block.partition("\n")
        body = rest if found or heading else block
        if (heading + body).strip():
            found.append((heading.strip(), body.strip()))
    return found
