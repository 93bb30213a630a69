"""The plan and the cards of its objectives as PDF and DOCX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse

from paydas.consultations.web.loading import in_consultation
from paydas.planning.queries.documents import card_report, plan_report
from paydas.planning.queries.papers import paper_of
from paydas.planning.queries.plans import published_tree, staff_tree
from paydas.planning.vocabulary import PlanState
from paydas.planning.web.frame import part_in, plan_in
from paydas.sources.queries.papers import MAKERS, set_file
from paydas.sources.vocabulary import FILE_TYPES

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.planning.models import Plan
    from paydas.planning.queries.shapes import PlanTree
    from paydas.sources.models import Edition


def _read(consultation: Consultation, plan: Plan) -> tuple[PlanTree, Edition | None]:
    """Return the edition in force, or the draft while one is being written."""
    if plan.state == PlanState.PUBLISHED:
        published = published_tree(consultation.pk, plan.pk)
        if published is not None:
            return published.tree, published.edition
    return staff_tree(plan), None


def _file(made: bytes, kind: str, name: str) -> HttpResponse:
    content_type, ending = FILE_TYPES[kind]
    response = HttpResponse(made, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}{ending}"'
    return response


@in_consultation
def plan_paper(request: Request, consultation: Consultation, pk: UUID, kind: str) -> HttpResponse:
    if kind not in MAKERS:
        raise Http404
    plan = plan_in(consultation, pk)
    tree, edition = _read(consultation, plan)
    made = set_file(paper_of(plan, edition), kind) if edition else None
    made = made or MAKERS[kind](plan_report(plan, tree, edition))
    return _file(made, kind, f"plan-{plan.starts_on:%Y}")


@in_consultation
def card(request: Request, consultation: Consultation, pk: UUID, kind: str) -> HttpResponse:
    if kind not in MAKERS:
        raise Http404
    objective = part_in(consultation, "objective", pk)
    tree, edition = _read(consultation, objective.plan)
    branch = next((one for one in tree.objectives if one.id == objective.pk), None)
    if branch is None:
        raise Http404
    report = card_report(objective.plan, tree, branch, edition)
    return _file(MAKERS[kind](report), kind, f"objective-{branch.number}")
