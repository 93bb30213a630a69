"""The reporting desk: the same pages for a reporter's account and for a private link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from paydas.consultations.access import can_coordinate
from paydas.consultations.queries.roles import bodies_reported_by
from paydas.core.web.parts import Letter, Link
from paydas.monitoring.queries.periods import bodies_by_activity, status_tasks, tasks_of
from paydas.monitoring.web.frame import SHAPES
from paydas.planning.models import Activity
from paydas.planning.vocabulary import BodyRole

if TYPE_CHECKING:
    from uuid import UUID

    from paydas.consultations.models import Consultation
    from paydas.core.actors import Actor
    from paydas.monitoring.models import ReportingBody
    from paydas.monitoring.queries.periods import Task
    from paydas.planning.models import Plan


@dataclass(frozen=True)
class Desk:
    """Who reports on which plan; `bodies` is None for the coordinator, who may write all down."""

    actor: Actor
    plan: Plan
    bodies: set[UUID] | None
    name: str
    kwargs: dict[str, Any]
    layout: str
    letter: Letter | None = None

    @property
    def url(self) -> str:
        """The list of what is to be reported."""
        return reverse(f"monitoring:{self.name}", kwargs=self.kwargs)

    def url_of(self, what: str, **kwargs: Any) -> str:  # noqa: ANN401 -- keys of records
        """Return one of the desk's forms."""
        return reverse(f"monitoring:{self.name}_{what}", kwargs=self.kwargs | kwargs)

    def is_mine(self, body_id: UUID | None) -> bool:
        """Tell whether the desk reports for a body."""
        return self.bodies is None or body_id in self.bodies

    def tasks(self) -> list[Task]:
        """Return the values of this desk in periods that have begun."""
        today = timezone.localdate()
        return [
            task
            for task in tasks_of(self.plan)
            if self.is_mine(task.body_id) and task.span.starts_on <= today
        ]

    def shared(self) -> list[Activity]:
        """Return the activities that the desk's bodies carry out together with others."""
        if self.bodies is None:
            return []
        ids = [
            activity_id
            for activity_id, bodies in bodies_by_activity(self.plan).items()
            if any(b.id in self.bodies and b.role == BodyRole.COOPERATING for b in bodies)
        ]
        found = Activity.objects.filter(pk__in=ids, code__isnull=False)
        return list(found.order_by("objective__position", "position"))

    def context(self, title: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 -- the page's own
        """Return what every page of the desk shows."""
        return {
            "desk": self,
            "title": title,
            "layout": self.layout,
            "letter": self.letter,
            "plan": self.plan,
            "consultation": self.plan.consultation,
            "sample": self.plan.is_sample,
            "cancel_url": self.url,
            "crumbs": (Link(self.plan.title, self.url), Link(title)) if not self.letter else (),
            **more,
        }

    def listed(self) -> dict[str, Any]:
        """Return what is to be reported, what was, and how the activities stand."""
        today = timezone.localdate()
        tasks = self.tasks()
        statuses = [
            task for task in status_tasks(self.plan, self.bodies) if task.span.starts_on <= today
        ]
        return {
            "open_tasks": [
                (task, self._value_url(task), task.days_late(today), SHAPES[task.state])
                for task in tasks
                if task.is_open
            ],
            "sent_tasks": [(task, SHAPES[task.state]) for task in tasks if not task.is_open],
            "open_statuses": [
                (task, self._status_url(task)) for task in statuses if task.update is None
            ],
            "shared": [(one, self.url_of("share", activity=one.pk)) for one in self.shared()],
        }

    def _value_url(self, task: Task) -> str:
        return self.url_of("value", period=task.span.id, indicator=task.indicator.pk)

    def _status_url(self, task: Any) -> str:  # noqa: ANN401 -- a StatusTask
        return self.url_of("status", period=task.span.id, activity=task.activity.pk)

    def task(self, period: UUID, indicator: UUID) -> Task:
        """Return one value of this desk, or answer 404."""
        for task in self.tasks():
            if task.span.id == period and task.indicator.pk == indicator:
                return task
        raise Http404


def desk_of_account(actor: Actor, consultation: Consultation, plan: Plan) -> Desk:
    """Return the desk of a reporter, or the coordinator's for all bodies."""
    is_boss = can_coordinate(actor, consultation.pk)
    return Desk(
        actor=actor,
        plan=plan,
        bodies=None if is_boss else bodies_reported_by(actor, consultation.pk),
        name="reporting",
        kwargs={"slug": consultation.slug},
        layout="core/console.html",
    )


def desk_of_link(actor: Actor, body: ReportingBody) -> Desk:
    """Return the desk of whoever holds a body's reporting link."""
    owner = body.plan.consultation.owner
    return Desk(
        actor=actor,
        plan=body.plan,
        bodies={body.organisation_id},
        name="report",
        kwargs={"pk": body.pk},
        layout="core/letter.html",
        letter=Letter(body=owner.name, unit=body.organisation.name),
    )
