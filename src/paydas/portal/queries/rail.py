"""The step rail of a consultation: the steps it uses, each with its figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.consultations.vocabulary import Step as Steps
from paydas.monitoring.queries.stations import reported_in
from paydas.planning.queries.plans import published_tree
from paydas.portal.queries.parts import Step
from paydas.portal.queries.wording import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from paydas.portal.queries.records import Consultation


@dataclass(frozen=True, slots=True)
class Figures:
    """What happened up to the answers; the plan's figures are read with the rail."""

    invited: int
    accepted: int
    gatherings: int
    tables: int
    voices: int
    at_tables: int
    findings: int
    contradicted: int
    recommendations: int
    answered: int


def rail_of(one: Consultation, figures: Figures) -> list[Step]:
    """Return the steps in their order; a step in which nothing happened shows a dash."""
    steps = list(one.steps.all())
    now = next((step for step in steps if not step.is_finished), None)
    plan = _plan(one)
    found = []
    for step in steps:
        count, what, page = plan[step.step] if step.step in plan else BEFORE[step.step](figures)
        found.append(
            Step(
                label=Steps.label_of(step.step),
                url=reverse(f"portal:{page}", args=[one.slug])
                if page
                else f"{reverse('portal:consultation', args=[one.slug])}#gatherings",
                number=number(count) if count else None,
                what=what if count else _("nothing yet"),
                current=step is now,
            )
        )
    return found


Cell = tuple[int, str, str]


def _invite(f: Figures) -> Cell:
    return f.invited, _("invitations; %(n)s accepted") % {"n": number(f.accepted)}, "invited"


def _meet(f: Figures) -> Cell:
    what = ngettext("gathering, %(tables)s tables", "gatherings, %(tables)s tables", f.gatherings)
    return f.gatherings, what % {"tables": f.tables}, ""


def _listen(f: Figures) -> Cell:
    what = ngettext("public voice; %(n)s from tables", "public voices; %(n)s from tables", f.voices)
    return f.voices, what % {"n": number(f.at_tables)}, "voices"


def _understand(f: Figures) -> Cell:
    what = ngettext(
        "finding; %(n)s with voices against", "findings; %(n)s with voices against", f.findings
    )
    return f.findings, what % {"n": f.contradicted}, "findings"


def _answer(f: Figures) -> Cell:
    what = ngettext(
        "recommendation; %(n)s answered", "recommendations; %(n)s answered", f.recommendations
    )
    return f.recommendations, what % {"n": f.answered}, "responses"


BEFORE: dict[str, Callable[[Figures], Cell]] = {
    "invite": _invite,
    "meet": _meet,
    "listen": _listen,
    "understand": _understand,
    "answer": _answer,
}


def _plan(one: Consultation) -> dict[str, Cell]:
    found = published_tree(one.pk)
    if found is None:
        return {"plan": (0, "", "plan"), "do": (0, "", "plan")}
    n = len(found.tree.activities)
    reported = reported_in(found.plan.pk)
    what = ngettext("activity under %(k)s objectives", "activities under %(k)s objectives", n)
    done = ngettext("activity reported on, of %(n)s", "activities reported on, of %(n)s", reported)
    return {
        "plan": (n, what % {"k": len(found.tree.objectives)}, "plan"),
        "do": (reported, done % {"n": n}, "plan"),
    }
