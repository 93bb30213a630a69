"""How each step of a consultation stands: what the menu and the overview show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.consultations.access import can_analyse, can_approve, can_coordinate, can_take_in
from paydas.consultations.queries import summary as consultations
from paydas.consultations.queries.roles import has_role
from paydas.consultations.vocabulary import Step
from paydas.core.queries.kept import newest
from paydas.gatherings.queries import summary as gatherings
from paydas.invitations.queries import summary as invitations
from paydas.listening.access import MODERATORS
from paydas.listening.queries import summary as listening
from paydas.monitoring.access import can_check
from paydas.monitoring.queries import summary as monitoring
from paydas.planning.queries import summary as planning
from paydas.responses.queries import summary as responses
from paydas.sensemaking.queries import summary as sensemaking

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from paydas.consultations.models import Consultation
    from paydas.core.actors import Actor
    from paydas.core.vocabulary import Key

KEEP_SECONDS = 600
SUMMARIES: dict[str, Callable[[Key], Any]] = {
    Step.INVITE: invitations.summary,
    Step.MEET: gatherings.summary,
    Step.LISTEN: listening.summary,
    Step.UNDERSTAND: sensemaking.summary,
    Step.ANSWER: responses.summary,
    Step.PLAN: planning.summary,
    Step.DO: monitoring.summary,
}
PAGES = {
    Step.INVITE: "invitations:rounds",
    Step.MEET: "gatherings:gatherings",
    Step.LISTEN: "listening:contributions",
    Step.UNDERSTAND: "sensemaking:findings",
    Step.ANSWER: "responses:responses",
    Step.PLAN: "planning:plans",
    Step.DO: "monitoring:overview",
}
ACTORS: dict[Step, Callable[[Actor, UUID], bool]] = {
    Step.INVITE: can_take_in,
    Step.MEET: can_take_in,
    Step.LISTEN: lambda actor, pk: has_role(actor, pk, *MODERATORS),
    Step.UNDERSTAND: can_analyse,
    Step.ANSWER: can_coordinate,
    Step.PLAN: can_coordinate,
    Step.DO: can_check,
}


@dataclass(frozen=True)
class StepRow:
    """One step: its label, records, what waits, whether it is finished, and a note in words."""

    step: str
    label: str
    page: str
    count: int
    waiting: int
    state: str
    note: str


@dataclass(frozen=True)
class Standing:
    """All steps of a consultation, and what waits for approval or for an answer by law."""

    rows: list[StepRow]
    approvals: int
    requests: int


def standing(consultation: Consultation) -> Standing:
    """Return how the steps stand; computed anew only after something was changed.

    The newest audit event is part of the key, so a warm answer costs one query and is never old.
    """
    from django.utils.translation import get_language  # noqa: PLC0415 -- beside its only use

    key = f"standing:{consultation.pk}:{get_language()}:{newest()[0]}"
    found: Standing | None = cache.get(key)
    if found is None:
        found = _count(consultation)
        cache.set(key, found, KEEP_SECONDS)
    return found


def _count(consultation: Consultation) -> Standing:
    rows = []
    for used in consultation.steps.all():
        figures = SUMMARIES[used.step](consultation.pk)
        count = _first(figures, "count", "voices")
        rows.append(
            StepRow(
                step=used.step,
                label=str(Step.label_of(used.step)),
                page=PAGES[Step(used.step)],
                count=count,
                waiting=figures.waiting,
                state="done" if used.is_finished else "now" if figures.waiting else "",
                # Of a step that nobody has begun, a row of noughts says nothing.
                note=_note(used.step, figures) if count or figures.waiting else "",
            )
        )
    own = consultations.summary(consultation.pk)
    return Standing(rows, own.approvals, own.requests)


def may_open(actor: Actor, consultation: Consultation, step: str) -> bool:
    """Tell whether a step's pages open: unpublished findings to those who analyse or approve."""
    pk = consultation.pk
    return step != Step.UNDERSTAND or can_analyse(actor, pk) or can_approve(actor, pk)


def acts_in(actor: Actor, consultation: Consultation, step: str) -> bool:
    """Tell whether what waits in a step waits for this account."""
    return ACTORS[Step(step)](actor, consultation.pk)


def _first(figures: object, *names: str) -> int:
    return next((int(getattr(figures, name)) for name in names if hasattr(figures, name)), 0)


def _note(step: str, figures: Any) -> str:  # noqa: ANN401 -- each step's own summary
    """Say in words what the figures alone do not."""
    say = NOTES.get(step)
    return say(figures) if say else ""


def _invite(figures: Any) -> str:  # noqa: ANN401 -- invitations' summary
    return _("%(accepted)s accepted, %(declined)s declined, %(silent)s without a reply") % {
        "accepted": figures.accepted,
        "declined": figures.declined,
        "silent": figures.count - figures.accepted - figures.declined,
    }


def _meet(figures: Any) -> str:  # noqa: ANN401 -- gatherings' summary
    if figures.attended is None:
        return _("attendance not recorded")
    return ngettext("%(n)s person came", "%(n)s people came", figures.attended) % {
        "n": figures.attended
    }


def _listen(figures: Any) -> str:  # noqa: ANN401 -- listening's summary
    return _("%(public)s public, %(drafts)s drafts, %(clear)s to be cleared") % {
        "public": figures.public,
        "drafts": figures.drafts,
        "clear": figures.to_clear,
    }


def _understand(figures: Any) -> str:  # noqa: ANN401 -- sensemaking's summary
    return _("%(published)s published, %(contradicted)s with contradicting evidence") % {
        "published": figures.published,
        "contradicted": figures.contradicted,
    }


def _answer(figures: Any) -> str:  # noqa: ANN401 -- responses' summary
    return _("%(answered)s of %(all)s recommendations answered") % {
        "answered": figures.answered,
        "all": figures.recommendations,
    }


def _plan(figures: Any) -> str:  # noqa: ANN401 -- planning's summary
    return ngettext("%(n)s objective", "%(n)s objectives", figures.objectives) % {
        "n": figures.objectives
    }


def _do(figures: Any) -> str:  # noqa: ANN401 -- monitoring's summary
    return _("%(approved)s values approved, %(voices)s voices wait for an answer") % {
        "approved": figures.approved,
        "voices": figures.voices_unanswered,
    }


NOTES: dict[str, Callable[[Any], str]] = {
    Step.INVITE: _invite,
    Step.MEET: _meet,
    Step.LISTEN: _listen,
    Step.UNDERSTAND: _understand,
    Step.ANSWER: _answer,
    Step.PLAN: _plan,
    Step.DO: _do,
}
