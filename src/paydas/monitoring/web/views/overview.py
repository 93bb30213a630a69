"""Overview of what came of the plan; one indicator; evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from paydas.consultations.web.loading import in_consultation
from paydas.core.access import require
from paydas.core.web.editing import bound, edit_page
from paydas.core.web.parts import Link
from paydas.kernel.text.numbers import format_percent
from paydas.monitoring.access import can_check, can_set_up
from paydas.monitoring.models import Evaluation
from paydas.monitoring.operations.voices import judge_plan
from paydas.monitoring.queries import charts
from paydas.monitoring.queries.history import history_of, indicator_of
from paydas.monitoring.queries.periods import overdue
from paydas.monitoring.queries.progress import Progress, progress
from paydas.monitoring.vocabulary import ActivityStatus, Criterion, Standing
from paydas.monitoring.web.forms import EvaluationForm
from paydas.monitoring.web.frame import SHAPES, frame, running_plan
from paydas.planning.queries.breakdowns import breakdowns_of
from paydas.planning.queries.plans import published_tree

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.consultations.models import Consultation
    from paydas.core.web.requests import Request
    from paydas.planning.queries.shapes import PlanTree

SHADES = {"done": "", "going": "is-2", "not_started": "is-3", "late": "is-late"}
LATE_SHOWN = 5


def status_parts(found: Progress, tree: PlanTree) -> list[dict[str, Any]]:
    """Return the parts of the status bar, widths in per cent."""
    counts = {key: count for key, count in found.counts(tree).items() if count}
    whole = sum(counts.values()) or 1
    parts, x = [], 0.0
    for key, count in counts.items():
        width = 100 * count / whole
        label = _("overdue") if key == "late" else ActivityStatus.label_of(key)
        parts.append(
            {
                "number": count,
                "label": label if key else _("without a report"),
                "shade": SHADES.get(key, "is-none"),
                "x": round(x, 2),
                "width": round(width, 2),
            }
        )
        x += width
    return parts


@in_consultation
def overview(request: Request, consultation: Consultation) -> HttpResponse:
    page = frame(consultation, _("Monitoring"), tab="overview")
    published = published_tree(consultation.pk)
    if published is None:
        return render(request, "monitoring/no_plan.html", page)
    found = progress(published.plan)
    late = overdue(published.plan)
    page |= {
        "plan": published.plan,
        "tree": published.tree,
        "parts": status_parts(found, published.tree),
        "measured": found.measured,
        "on_track": found.on_track,
        "late": late[:LATE_SHOWN],
        "late_count": len(late),
        "rows": [_row(found, leaf) for leaf in published.tree.activities],
        "may_check": can_check(request.actor, consultation.pk),
    }
    return render(request, "monitoring/overview.html", page)


def _row(found: Progress, leaf: Any) -> dict[str, Any]:  # noqa: ANN401 -- an ActivityLeaf
    now = found.status_of(leaf.id)
    is_overdue = found.is_overdue(leaf)
    return {
        "leaf": leaf,
        "status": now,
        "shape": "late" if is_overdue else SHAPES[now.status if now else ""],
        "label": _("overdue") if is_overdue else (now.label if now else _("no report")),
        "indicators": [_indicator_row(found, one) for one in leaf.indicators],
    }


def _indicator_row(found: Progress, one: Any) -> dict[str, Any]:  # noqa: ANN401 -- an IndicatorLeaf
    standing = found.courses[one.id].standing if one.id in found.courses else Standing.NO_DATA
    return {"leaf": one, "label": Standing.label_of(standing), "shape": SHAPES[standing]}


@in_consultation
def indicator(request: Request, consultation: Consultation, pk: UUID) -> HttpResponse:
    plan = running_plan(consultation)
    found = indicator_of(plan, pk) if plan else None
    if plan is None or found is None:
        raise Http404
    course = progress(plan).courses[found.pk]
    share = course.progress
    chart = charts.large(found.pk, found.name, found.unit, course, found.baseline_on)
    page = frame(consultation, found.name) | {
        "indicator": found,
        "course": course,
        "chart": chart,
        "standing": Standing.label_of(course.standing),
        "shape": SHAPES[course.standing],
        "share": format_percent(share, get_language() or "tr") if share is not None else "",
        "columns": charts.columns(course, found.baseline_on),
        "rows": history_of(found, course),
        "broken_down": breakdowns_of(found),
        "may_check": can_check(request.actor, consultation.pk),
        "shapes": SHAPES,
    }
    return render(request, "monitoring/indicator.html", page)


@in_consultation
def evaluation(request: Request, consultation: Consultation) -> HttpResponse:
    plan = running_plan(consultation)
    rows = Evaluation.objects.filter(plan=plan).order_by("-judged_on", "criterion") if plan else ()
    page = frame(consultation, _("Evaluation"), tab="evaluation") | {
        "plan": plan,
        "rows": [(row, Criterion.label_of(row.criterion)) for row in rows],
        "may_edit": can_set_up(request.actor, consultation.pk),
    }
    return render(request, "monitoring/evaluation.html", page)


@in_consultation
def judge(request: Request, consultation: Consultation, pk: UUID | None = None) -> HttpResponse:
    require(can_set_up(request.actor, consultation.pk))
    plan = running_plan(consultation)
    if plan is None:
        raise Http404
    known = get_object_or_404(Evaluation, pk=pk, plan=plan) if pk else None
    form = bound(request, EvaluationForm, known)
    if known is None:
        form.initial["judged_on"] = timezone.localdate()

    def act() -> object:
        return judge_plan(
            by=request.actor,
            evaluation_id=known.pk if known else form.key,
            plan_id=plan.pk,
            seen=form.seen_revision,
            **form.values,
        )

    back = reverse("monitoring:evaluation", args=[consultation.slug])
    page = frame(consultation, _("Evaluate by a criterion"), back=back)
    page["crumbs"] = (*page["crumbs"][:1], Link(_("Evaluation"), back), *page["crumbs"][1:])
    return edit_page(request, form, act, done=back, **page)
