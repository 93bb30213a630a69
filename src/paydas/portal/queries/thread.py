"""The thread page of a public code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.consultations.queries.consultations import visible_to as visible_consultations
from paydas.core.actors import VISITOR
from paydas.core.queries.kept import kept
from paydas.portal.queries.documents import current_in, of_thread, rows_of
from paydas.portal.queries.leads import lead_of
from paydas.portal.queries.parts import Fact, Link
from paydas.portal.queries.stops import stops_of
from paydas.portal.queries.wording import day, moment_day, number
from paydas.thread.queries.compose import compose
from paydas.thread.queries.finding import record_of
from paydas.thread.vocabulary import Station

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydas.monitoring.queries.progress import Voice
    from paydas.portal.queries.documents import DocumentRow
    from paydas.portal.queries.records import Consultation
    from paydas.portal.queries.stations import Stop
    from paydas.thread.queries.compose import Composed


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """What the page shows, in either direction."""

    code: str
    kind: str
    subject: str
    lead: str
    facts: Sequence[Fact]
    directions: Sequence[Link]
    stops: Sequence[Stop]
    remarks: Sequence[RemarkRow]
    documents: Sequence[DocumentRow]
    trail: Sequence[tuple[str, str]]
    language: str
    is_back: bool
    is_sample: bool


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """What was said about the activity, as a line."""

    when: str
    title: str
    text: str
    by: str
    answer: str
    answered: str


def exists(code: str) -> bool:
    """Tell whether a code names a record that the public may know of."""
    return record_of(VISITOR, code) is not None


@kept
def thread(code: str, *, is_back: bool) -> ThreadPage | None:
    """Compose the page; None for a code that names nothing."""
    found = compose(VISITOR, code)
    if found is None:
        return None
    of = (
        visible_consultations(VISITOR).filter(pk=found.consultation_id).first()
        if found.consultation_id
        else None
    )
    language = of.language if of else "tr"
    stops = stops_of(found, language)
    return ThreadPage(
        code=found.found.code,
        kind=str(Station.label_of(found.thread.start.kind)),
        subject=_subject(found, stops),
        lead=lead_of(found),
        facts=_facts(found),
        directions=_directions(found.found.code, is_back=is_back),
        stops=_ended(stops[::-1] if is_back else stops),
        remarks=_remarks(found),
        documents=rows_of(of_thread(current_in(of.pk)), {str(of.pk): of.slug}) if of else (),
        trail=_trail(of),
        language=language,
        is_back=is_back,
        is_sample=of.is_sample if of else False,
    )


# What fits a heading; a recommendation or a long statement is read at its own station.
HEADING = 120


def _subject(c: Composed, stops: Sequence[Stop]) -> str:
    """Name the record in a heading; nothing for a voice, whose words open the page anyway."""
    start = c.thread.start
    if start.kind == Station.CONTRIBUTION:
        return ""
    finding = c.words.findings.get(start.id)
    words = finding.title if finding else next((one.text for one in stops if one.is_here), "")
    return words if len(words) <= HEADING else ""


def _ended(stops: Sequence[Stop]) -> list[Stop]:
    """Let the line end at the last station that is shown."""
    return [*stops[:-1], replace(stops[-1], is_last=True)]


def _trail(of: Consultation | None) -> list[tuple[str, str]]:
    found = [(_("Consultations"), reverse("portal:consultations"))]
    if of is not None:
        found.append((of.title, reverse("portal:consultation", args=[of.slug])))
    return found


def _directions(code: str, *, is_back: bool) -> list[Link]:
    url = reverse("portal:thread", args=[code])
    return [
        Link(_("From voice to result"), url, current=not is_back),
        Link(_("From result to voice"), f"{url}?direction=back", current=is_back),
    ]


def _facts(c: Composed) -> list[Fact]:
    facts = []
    main = c.line.main
    node = main.get(Station.CONTRIBUTION)
    voice = c.words.voices.get(node.id) if node else None
    if voice is not None:
        facts.append(Fact(_("Said"), moment_day(voice.at)))
    node = main.get(Station.RESPONSE)
    answer = c.words.responses.get(node.id) if node else None
    if answer is not None:
        said = day(answer.decided_on)
        if voice is not None:
            days = (answer.decided_on - voice.at.date()).days
            said = ngettext("%(day)s, %(n)s day later", "%(day)s, %(n)s days later", days) % {
                "day": said,
                "n": number(days),
            }
        facts.append(Fact(_("Answered on"), said))
    facts += _today(c)
    n = len({edge.earlier.id for edge in c.words.evidence} & set(c.words.voices))
    if n:
        voices = ngettext("%(n)s voice", "%(n)s voices", n) % {"n": number(n)}
        facts.append(Fact(_("On the same path"), voices))
    return facts


def _today(c: Composed) -> list[Fact]:
    node = c.line.main.get(Station.ACTIVITY)
    status = c.outcome.statuses.get(node.id) if node else None
    if status is None:
        return []
    said = str(status.label)
    node = c.line.main.get(Station.INDICATOR)
    course = c.outcome.courses.get(node.id) if node else None
    latest = course.latest if course else None
    if node and course and latest and latest.actual is not None and course.final_target:
        unit = c.outcome.branches.indicators[node.id].unit
        said += f"; {number(latest.actual)} / {number(course.final_target)} {unit}"
    return [Fact(_("Last report"), said)]


def _remarks(c: Composed) -> list[RemarkRow]:
    node = c.line.main.get(Station.ACTIVITY)
    return [_remark(one) for one in c.outcome.remarks if node and one.activity_id == node.id]


def _remark(one: Voice) -> RemarkRow:
    answered = ""
    if one.answered_on:
        answered = _("answered on %(day)s") % {"day": day(one.answered_on)}
    elif one.due_on:
        answered = _("waits for an answer until %(day)s") % {"day": day(one.due_on)}
    return RemarkRow(
        when=day(one.said_on),
        title=str(one.kind_label),
        text=one.text,
        by=one.said_by,
        answer=one.answer,
        answered=answered,
    )
