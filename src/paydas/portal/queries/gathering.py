"""The page of a gathering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from paydas.core.actors import VISITOR
from paydas.core.queries.kept import kept
from paydas.gatherings.queries import minutes as minutes_queries
from paydas.gatherings.queries.gatherings import bodies_of, for_page, visible_to, with_counts
from paydas.gatherings.vocabulary import BodyRole, DecisionState, GatheringKind, GatheringState
from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.maps import Coverage, coverage_map
from paydas.listening.queries.counts import spoke_at
from paydas.portal.queries.parts import Fact
from paydas.portal.queries.wording import day, moment_day, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from paydas.core.vocabulary import Key
    from paydas.kernel.figures.figure import Figure
    from paydas.portal.queries.records import Gathering


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session with the questions put to its tables."""

    number: int
    title: str
    tables: int
    questions: Sequence[str]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """Something that the gathering agreed."""

    text: str
    owner: str
    due: str
    state: str
    outcome: str


@dataclass(frozen=True, slots=True)
class GatheringPage:
    """What the page shows."""

    id: UUID
    title: str
    kind: str
    lead: str
    facts: Sequence[Fact]
    sessions: Sequence[SessionRow]
    minutes: Sequence[tuple[str, str]]
    decisions: Sequence[DecisionRow]
    map: Figure | None
    state_note: str
    is_held: bool
    language: str
    is_sample: bool


@kept
def page(consultation_id: Key, gathering_id: Key) -> GatheringPage | None:
    """Read the page; None for what is not public in this consultation."""
    found = (
        with_counts(visible_to(VISITOR))
        .filter(consultation_id=consultation_id, pk=gathering_id)
        .select_related("province", "venue", "theme", "consultation")
        .first()
    )
    return _page(for_page(found)) if found else None


def _page(row: Gathering) -> GatheringPage:
    minutes = minutes_queries.minutes_of(row).filter(state="approved")
    decisions = minutes_queries.decisions_of(row.consultation_id).filter(gathering=row)
    return GatheringPage(
        id=row.pk,
        title=row.title,
        kind=str(GatheringKind.label_of(row.kind)),
        lead=row.purpose,
        facts=_facts(row),
        sessions=[
            SessionRow(
                one.number,
                one.title,
                len(one.tables.all()),
                [question.text for question in one.questions.all()],
            )
            for one in row.sessions.all()
        ],
        minutes=[(moment_day(one.approved_at), one.text) for one in minutes],
        decisions=[
            DecisionRow(
                text=one.text,
                owner=str(one.owner or ""),
                due=day(one.due_on),
                state=str(DecisionState.label_of(one.state)),
                outcome=one.outcome,
            )
            for one in decisions
        ],
        map=_map(row),
        state_note=row.state_reason,
        is_held=row.state == GatheringState.HELD,
        language=row.consultation.language,
        is_sample=row.is_sample,
    )


def _facts(row: Gathering) -> list[Fact]:
    spoke = spoke_at([row.pk]).get(row.pk)
    facts = [
        Fact(_("When"), day(row.dated)),
        Fact(_("Where"), ", ".join(str(one) for one in (row.venue, row.province) if one)),
        Fact(_("State"), GatheringState.label_of(row.state)),
    ]
    facts += [Fact(BodyRole.label_of(one.role), one.organisation) for one in bodies_of(row)]
    if row.state != GatheringState.HELD:
        return [fact for fact in facts if fact.value]
    present = getattr(row, "present_count", 0)
    facts.append(Fact(_("People who came"), number(present) if present else _("not recorded")))
    said = number(spoke.people) if spoke and spoke.people is not None else _("not recorded")
    if spoke and spoke.people is not None and spoke.recorded_tables < spoke.tables:
        said += " " + _("(recorded at %(n)s of %(all)s tables)") % {
            "n": spoke.recorded_tables,
            "all": spoke.tables,
        }
    facts.append(Fact(_("People who spoke"), said))
    return [fact for fact in facts if fact.value]


def _map(row: Gathering) -> Figure | None:
    if row.province_id is None:
        return None
    covered = frozenset(one.plate for one in row.catchment.all()) - {row.province_id}
    return coverage_map(
        Coverage(
            Caption(_("The gathering and the provinces it covers"), "", "gathering-map"),
            frozenset({row.province_id}),
            (_("host province"), _("covered province"), _("neither")),
            covered or None,
            (_("Province"), _("Part")),
        )
    )
