"""What an account has before it: its consultations, and the tables where it takes notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from paydas.consultations.queries.consultations import staffed_by
from paydas.consultations.queries.roles import roles_of
from paydas.consultations.vocabulary import Role
from paydas.gatherings.models import Gathering, Table
from paydas.gatherings.vocabulary import GatheringState
from paydas.kernel.text.dates import format_date

if TYPE_CHECKING:
    from paydas.consultations.models import Consultation, ConsultationRole
    from paydas.core.actors import Actor


@dataclass(frozen=True)
class Mine:
    """A consultation with what the account is in it."""

    consultation: Consultation
    roles: list[str]


def my_consultations(actor: Actor) -> list[Mine]:
    """Return the consultations that the account may open, with its roles; two queries."""
    held: dict[object, list[str]] = {}
    for role in roles_of(actor):
        held.setdefault(role.consultation_id, []).append(str(Role.label_of(role.role)))
    return [Mine(found, held.get(found.pk, [])) for found in staffed_by(actor)]


@dataclass(frozen=True)
class Meeting:
    """A gathering at whose tables the account takes notes, or approves them."""

    gathering: Gathering
    tables: list[Table]
    moderates: bool

    @property
    def day(self) -> str:
        """The gathering's date in the reader's language."""
        return format_date(self.gathering.dated, "en" if get_language() == "en" else "tr")


def meetings_for(actor: Actor) -> list[Meeting]:
    """Return, of each consultation, the gathering whose tables a note-taker needs next.

    That is the first planned one; once all were held, the last. A role that is narrowed to one
    gathering sees that one. Coordinators and analysts have their lists and need no such help.
    """
    found = []
    for role in roles_of(actor):
        if role.role not in (Role.RAPPORTEUR, Role.MODERATOR):
            continue
        gathering = _next_of(role)
        if gathering is not None:
            tables = Table.objects.filter(session__gathering=gathering).select_related("session")
            ordered = list(tables.order_by("session__number", "number"))
            found.append(Meeting(gathering, ordered, role.role == Role.MODERATOR))
    return found


def _next_of(role: ConsultationRole) -> Gathering | None:
    of_role = Gathering.objects.filter(
        consultation_id=role.consultation_id, sessions__tables__isnull=False
    ).distinct()
    if role.gathering_id is not None:
        of_role = of_role.filter(pk=role.gathering_id)
    dated = sorted(of_role.select_related("consultation"), key=lambda one: one.dated)
    planned = [one for one in dated if one.state == GatheringState.PLANNED]
    return next(iter([*planned, *reversed(dated)]), None)
