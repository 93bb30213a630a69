"""Open data: one table for each kind of record, as the pages show it, with its dictionary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from paydas.core.actors import VISITOR
from paydas.gatherings.queries.gatherings import gatherings_of, with_counts
from paydas.listening.queries.contributions import for_list
from paydas.listening.queries.stages import passages, tables_recording
from paydas.listening.queries.threads import coarsened
from paydas.monitoring.queries.parts import public_parts
from paydas.monitoring.queries.progress import course_of_leaf, progress
from paydas.planning.queries.plans import published_tree
from paydas.portal.queries.documents import public_editions
from paydas.portal.queries.findings import findings
from paydas.portal.queries.mix import mix_of
from paydas.responses.queries.responses import answers, waiting
from paydas.sensemaking.queries.findings import weights_of
from paydas.sensemaking.queries.threads import evidence_edges
from paydas.thread.queries.marks import marks_in
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from django_stubs_ext import StrOrPromise

    from paydas.portal.queries.records import Consultation

    Row = Sequence[Any]

BATCH = 500


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name in the file, and what it means."""

    name: str
    meaning: StrOrPromise


@dataclass(frozen=True, slots=True)
class Table:
    """A file of open data."""

    name: str
    title: StrOrPromise
    fields: Sequence[Field]
    rows: Callable[[Consultation], Iterator[Row]]


def _voices(one: Consultation) -> Iterator[Row]:
    marks = marks_in(one.pk)
    found = list(for_list(VISITOR, one.pk).order_by("noted_at", "code"))
    shared = coarsened(found)
    for voice in found:
        gathering = voice.table.session.gathering if voice.table else None
        about = shared[voice.pk]
        yield (
            voice.code, voice.kind, getattr(voice, "words", ""), voice.channel,
            gathering.title if gathering else "", timezone.localdate(voice.noted_at),
            voice.heading.title if voice.heading else "", voice.said_by, voice.present, voice.rank,
            about.sector, about.province, about.region, about.area,
            marks.of(str(Station.CONTRIBUTION), voice.pk).kind, voice.is_sample,
        )  # fmt: skip


def _findings(one: Consultation) -> Iterator[Row]:
    found = list(findings(one.pk))
    weights = weights_of([row.pk for row in found], of_public=True)
    for row in found:
        weight = weights.get(row.pk)
        counts = [weight.of(key) if weight else 0 for key in ("supports", "contradicts", "nuances")]
        yield (
            row.code, row.public_title or row.title, row.public_statement or row.statement,
            row.heading.title if row.heading else "", *counts, row.rests_on_numbers_only,
            row.published_on, row.is_sample,
        )  # fmt: skip


def _evidence(one: Consultation) -> Iterator[Row]:
    """Join public voices to published findings; what is not public has no row."""
    codes = dict(findings(one.pk).values_list("pk", "code"))
    voices = dict(for_list(VISITOR, one.pk).values_list("pk", "code"))
    for edge in evidence_edges(earlier=None, later=list(codes)):
        if edge.earlier.id in voices:
            yield voices[edge.earlier.id], codes[edge.later.id], edge.reason


def _responses(one: Consultation) -> Iterator[Row]:
    for row in answers(one.pk):
        yield (
            row.recommendation_code, row.recommendation, row.addressee, row.decision, row.reason,
            row.not_accepted_part, row.body, row.decided_on, row.is_sample,
        )  # fmt: skip
    for asked in waiting(one.pk):
        yield asked.code, asked.text, asked.addressee, "", "", "", "", None, one.is_sample


def _plan(one: Consultation) -> Iterator[Row]:
    found = published_tree(one.pk)
    if found is None:
        return
    going = progress(found.plan)
    for branch in found.tree.objectives:
        for leaf in branch.activities:
            status = going.status_of(leaf.id)
            yield (
                branch.code, branch.number, branch.title, leaf.code, leaf.number, leaf.title,
                leaf.responsible, "; ".join(leaf.cooperating), leaf.starts_on, leaf.ends_on,
                leaf.budget, leaf.currency if leaf.budget is not None else "",
                status.status if status else "", " ".join(basis.code for basis in leaf.bases),
                leaf.unasked_reason, found.tree.is_sample,
            )  # fmt: skip


def _indicators(one: Consultation) -> Iterator[Row]:
    found = published_tree(one.pk)
    if found is None:
        return
    going = progress(found.plan)
    for leaf in found.tree.indicators:
        for point in course_of_leaf(going, leaf).points:
            yield (
                leaf.code, leaf.number, leaf.name, leaf.unit, leaf.direction, leaf.accumulates,
                leaf.baseline, point.span.label, point.target, point.actual, found.tree.is_sample,
            )  # fmt: skip


def _groups(one: Consultation) -> Iterator[Row]:
    """List approved values by groups, small groups left empty as on the page."""
    found = published_tree(one.pk)
    if found is None:
        return
    going = progress(found.plan)
    for leaf in found.tree.indicators:
        course = course_of_leaf(going, leaf)
        for point in course.points:
            column = course.parts.get(point.span.id, ())
            for parts in public_parts(column, point.actual, leaf.unit):
                for part in parts.groups:
                    yield (
                        leaf.code, leaf.number, point.span.label, parts.by, part.group, part.value,
                        part.is_hidden, parts.adds_up, found.tree.is_sample,
                    )  # fmt: skip


def _stages(one: Consultation) -> Iterator[Row]:
    """Count participants by legal form and stage, small counts left empty as on the page."""
    mix = mix_of(passages(one.pk), tables_recording(one.pk), {}, "legal_form")
    for row in mix.rows:
        yield row.label, *(cell.count for cell in row.cells), one.is_sample


def _gatherings(one: Consultation) -> Iterator[Row]:
    for row in with_counts(gatherings_of(one.pk)):
        counts = [getattr(row, f"{key}_count") for key in ("sessions", "tables", "present")]
        yield (
            row.title, row.kind, row.state, row.year, row.month, row.day, row.as_written,
            row.province_id or "", *counts[:2], counts[2] or None, row.is_sample,
        )  # fmt: skip


def _editions(one: Consultation) -> Iterator[Row]:
    for row in public_editions().filter(scope=str(one.pk)):
        yield (
            row.kind, row.title, row.number, row.published_at.isoformat(), row.sha256,
            row.change_log, row.withdrawn_at.isoformat() if row.withdrawn_at else "",
            row.withdrawal_reason,
        )  # fmt: skip


CODE = Field("code", _("public number; the page /k/ followed by it shows the thread"))
SAMPLE = Field("is_sample", _("true where the record was written for demonstration"))
TABLES: Sequence[Table] = (
    Table(
        "voices",
        _("Public voices"),
        (
            CODE,
            Field("kind", _("demand, suggestion, approach, need, expectation, wish, problem …")),
            Field("words", _("the public wording")),
            Field("channel", _("table, survey, interview or written")),
            Field("gathering", _("where it was said, for voices from tables")),
            Field("said_on", _("day (ISO 8601)")),
            Field("heading", _("heading of the consultation")),
            Field("said_by", _("how many at the table said so; empty: not recorded")),
            Field("present", _("how many sat at the table; empty: not recorded")),
            Field("rank", _("the table’s own order of importance, 1 first")),
            Field("sector", _("of the speaker, where at least five participants share all shown")),
            Field("province", _("plate number, under the same rule")),
            Field("region", _("statistical region NUTS 1, under the same rule")),
            Field("area", _("working area, under the same rule")),
            Field("furthest_station", _("how far its thread has come")),
            SAMPLE,
        ),
        _voices,
    ),
    Table(
        "findings",
        _("Findings"),
        (
            CODE,
            Field("title", _("short form")),
            Field("statement", _("the finding")),
            Field("heading", _("heading of the consultation")),
            Field("supports", _("pieces of evidence that support it")),
            Field("contradicts", _("pieces of evidence that contradict it")),
            Field("nuances", _("pieces of evidence that qualify it")),
            Field("rests_on_numbers_only", _("true where no voice stands behind it")),
            Field("published_on", _("day (ISO 8601)")),
            SAMPLE,
        ),
        _findings,
    ),
    Table(
        "evidence",
        _("Voices behind findings"),
        (
            Field("voice", _("number of the voice")),
            Field("finding", _("number of the finding")),
            Field("stance", _("supports, contradicts or nuances")),
        ),
        _evidence,
    ),
    Table(
        "responses",
        _("Recommendations and responses"),
        (
            CODE,
            Field("recommendation", _("what was asked for")),
            Field("addressee", _("the body asked")),
            Field("decision", _("accepted, partly, not_accepted, out_of_scope; empty: waiting")),
            Field("reason", _("why")),
            Field("not_accepted", _("the part that was not accepted")),
            Field("body", _("the body that answered")),
            Field("decided_on", _("day")),
            SAMPLE,
        ),
        _responses,
    ),
    Table(
        "plan",
        _("Activities of the plan"),
        (
            Field("objective_code", _("number of the objective")),
            Field("objective", _("place of the objective in the plan")),
            Field("objective_title", _("the objective")),
            CODE,
            Field("number", _("place in the plan")),
            Field("title", _("the activity")),
            Field("responsible", _("the body that answers for it")),
            Field("cooperating", _("bodies that carry it out too, separated by semicolons")),
            Field("starts_on", _("day (ISO 8601)")),
            Field("ends_on", _("day (ISO 8601)")),
            Field("budget", _("amount; empty: not published")),
            Field("currency", _("of the amount (ISO 4217)")),
            Field("status", _("last reported; empty: nothing reported")),
            Field("rests_on", _("numbers of recommendations and findings")),
            Field("unasked_reason", _("why it is there although no voice asked for it")),
            SAMPLE,
        ),
        _plan,
    ),
    Table(
        "indicators",
        _("Indicators by period"),
        (
            CODE,
            Field("number", _("place in the plan")),
            Field("name", _("what is measured")),
            Field("unit", _("unit of the values")),
            Field("direction", _("up: more is better; down: less is better; keep")),
            Field("accumulates", _("true where each value is a total since the start")),
            Field("baseline", _("value before the plan; empty: unknown")),
            Field("period", _("reporting period")),
            Field("target", _("value aimed at; empty: none")),
            Field("value", _("approved value; empty: no data, never zero")),
            SAMPLE,
        ),
        _indicators,
    ),
    Table(
        "groups",
        _("Values of indicators by groups"),
        (
            CODE,
            Field("number", _("place in the plan")),
            Field("period", _("reporting period")),
            Field("by", _("what the groups have in common")),
            Field("group", _("group")),
            Field("value", _("approved value; empty: no data, or hidden")),
            Field("hidden", _("true where the group is fewer than five, or hidden with them")),
            Field("adds_up", _("true where the groups add up to the whole value")),
            SAMPLE,
        ),
        _groups,
    ),
    Table(
        "stages",
        _("Invited, accepted, attended, spoke"),
        (
            Field("legal_form", _("of the organisation represented")),
            Field("invited", _("people; empty: fewer than five, or hidden with them")),
            Field("accepted", _("the same rule")),
            Field("attended", _("the same rule")),
            Field("spoke", _("the same rule; also empty where it was not recorded")),
            SAMPLE,
        ),
        _stages,
    ),
    Table(
        "gatherings",
        _("Gatherings"),
        (
            Field("title", _("name of the gathering")),
            Field("kind", _("workshop, focus_group, round_table, training …")),
            Field("state", _("planned, held, postponed or cancelled")),
            Field("year", _("empty where the source does not say it")),
            Field("month", _("empty where the source does not say it")),
            Field("day", _("empty where the source does not say it")),
            Field("as_written", _("the date in the words of the source")),
            Field("province", _("plate number")),
            Field("sessions", _("how many")),
            Field("tables", _("how many")),
            Field("present", _("people who came; empty: not recorded")),
            SAMPLE,
        ),
        _gatherings,
    ),
    Table(
        "editions",
        _("Editions"),
        (
            Field("kind", _("report, responses, plan, vision, rule or minutes")),
            Field("title", _("title of the edition")),
            Field("number", _("counted for each document")),
            Field("published_at", _("moment (ISO 8601)")),
            Field("sha256", _("hash of the content, and of its file of record if there is one")),
            Field("change_log", _("what changed since the edition before")),
            Field("withdrawn_at", _("moment; empty: it stands")),
            Field("withdrawal_reason", _("why it was withdrawn")),
        ),
        _editions,
    ),
)
BY_NAME = {table.name: table for table in TABLES}
