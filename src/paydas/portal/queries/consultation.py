"""The page of a consultation."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.consultations.queries.consultations import visible_to
from paydas.consultations.vocabulary import CyclePhase
from paydas.core.actors import VISITOR
from paydas.core.queries.kept import kept
from paydas.gatherings.queries.gatherings import gatherings_of, with_counts
from paydas.invitations.queries.reference import reference_shares
from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.maps import Choropleth, choropleth
from paydas.listening.queries.stages import passages, public_by_channel, tables_recording
from paydas.portal.queries.documents import current_in
from paydas.portal.queries.documents import rows_of as document_rows
from paydas.portal.queries.mix import KEYS, mix_of
from paydas.portal.queries.parts import Fact, Link
from paydas.portal.queries.rail import Figures, rail_of
from paydas.portal.queries.wording import day, number, numerals, period
from paydas.responses.queries.responses import published_recommendations
from paydas.sensemaking.queries.findings import visible_to as visible_findings
from paydas.sources.vocabulary import EditionKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from paydas.kernel.figures.figure import Figure
    from paydas.listening.queries.stages import Passage
    from paydas.portal.queries.documents import DocumentRow
    from paydas.portal.queries.mix import Mix
    from paydas.portal.queries.parts import Step
    from paydas.portal.queries.records import Consultation, Gathering


@dataclass(frozen=True, slots=True)
class GatheringRow:
    """A gathering as a line."""

    when: str
    title: str
    url: str
    note: str
    figures: str


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """What the page shows."""

    slug: str
    title: str
    summary: str
    facts: Sequence[Fact]
    rail: Sequence[Step]
    ways: Sequence[Link]
    now: str
    now_on: str
    mix: Mix | None
    mix_by: str
    map: Figure | None
    map_note: str
    gatherings: Sequence[GatheringRow]
    documents: Sequence[DocumentRow]
    minutes: Sequence[DocumentRow]
    predecessor: tuple[str, str] | None
    language: str
    is_sample: bool


def find(slug: str) -> Consultation | None:
    """Return a public consultation; one query."""
    return visible_to(VISITOR).select_related("owner", "predecessor").filter(slug=slug).first()


def page_of(slug: str, by: str) -> ConsultationPage | None:
    """Read the page: at most fifteen queries, however large the consultation is."""
    return _kept(slug, by if by in KEYS else "legal_form")


@kept
def _kept(slug: str, by: str) -> ConsultationPage | None:
    one = find(slug)
    return _page(one, by) if one else None


def _page(one: Consultation, by: str) -> ConsultationPage:
    people = passages(one.pk)
    tables = tables_recording(one.pk)
    channels = public_by_channel(one.pk)
    gatherings = list(with_counts(gatherings_of(one.pk)))
    editions = current_in(one.pk)
    slugs = {str(one.pk): one.slug}
    figures = _figures(one, people, gatherings, channels)
    before = one.predecessor
    return ConsultationPage(
        slug=one.slug,
        title=one.title,
        summary=one.summary,
        facts=_facts(one),
        rail=rail_of(one, figures),
        ways=_ways(one.slug, figures, has_plan=any(e.kind == EditionKind.PLAN for e in editions)),
        now=one.now,
        now_on=day(one.now_on),
        mix=mix_of(people, tables, reference_shares(one.pk, by), by)
        if any(person.invited for person in people)
        else None,
        mix_by=by,
        map=_map(people, gatherings),
        map_note=_map_note(people),
        gatherings=[_gathering(row, one.slug, channels) for row in gatherings],
        documents=document_rows(
            [e for e in editions if e.kind != EditionKind.MINUTES], slugs, with_files=True
        ),
        minutes=document_rows([e for e in editions if e.kind == EditionKind.MINUTES], slugs),
        predecessor=(before.title, reverse("portal:consultation", args=[before.slug]))
        if before and before.is_public
        else None,
        language=one.language,
        is_sample=one.is_sample,
    )


def _facts(one: Consultation) -> list[Fact]:
    facts = [Fact(_("Run by"), one.owner)]
    if one.starts_on:
        facts.append(Fact(_("Period"), period(one.starts_on, one.ends_on)))
    phases = [str(CyclePhase.label_of(found.phase)) for found in one.phases.all()]
    if phases:
        facts.append(Fact(_("Phases opened"), ", ".join(phases)))
    return facts


def _figures(
    one: Consultation,
    people: Sequence[Passage],
    gatherings: Sequence[Gathering],
    channels: Mapping[tuple[str, UUID | None], int],
) -> Figures:
    findings = (
        visible_findings(VISITOR)
        .filter(consultation_id=one.pk)
        .aggregate(
            n=Count("pk", distinct=True),
            contradicted=Count(
                "pk",
                distinct=True,
                filter=Q(evidence__stance="contradicts", evidence__published_on__isnull=False),
            ),
        )
    )
    asked = published_recommendations(one.pk).aggregate(
        n=Count("pk", distinct=True),
        answered=Count("pk", distinct=True, filter=Q(responses__is_current=True)),
    )
    by_channel = Counter[str]()
    for (channel, _gathering_id), n in channels.items():
        by_channel[channel] += n
    return Figures(
        invited=sum(person.invited for person in people),
        accepted=sum(person.accepted for person in people),
        gatherings=len(gatherings),
        tables=sum(getattr(row, "tables_count", 0) for row in gatherings),
        voices=sum(by_channel.values()),
        at_tables=by_channel["table"],
        findings=findings["n"],
        contradicted=findings["contradicted"],
        recommendations=asked["n"],
        answered=asked["answered"],
    )


def _ways(slug: str, f: Figures, *, has_plan: bool) -> list[Link]:
    """Lead to what is public; a page that has nothing yet is not offered."""
    found = [
        (_("Public voices"), "voices", f.voices),
        (_("Findings"), "findings", f.findings),
        (_("Recommendations and responses"), "responses", f.recommendations),
    ]
    ways = [
        Link(label, reverse(f"portal:{page}", args=[slug]), count=number(n))
        for label, page, n in found
        if n
    ]
    if has_plan:
        ways.append(Link(_("Action plan"), reverse("portal:plan", args=[slug])))
    if ways:
        ways.append(Link(_("Open data"), reverse("portal:open_data") + f"#{slug}"))
    return ways


def _map(people: Sequence[Passage], gatherings: Sequence[Gathering]) -> Figure | None:
    counts: dict[str, set[object]] = {}
    for person in people:
        if person.invited and person.plate and person.organisation_id:
            counts.setdefault(person.plate, set()).add(person.organisation_id)
    if not counts:
        return None
    hosts = {row.province_id for row in gatherings if row.province_id}
    known = {f"{plate:02}": len(counts.get(f"{plate:02}", ())) for plate in range(1, 82)}
    return choropleth(
        Choropleth(
            Caption(_("Organisations invited, by province"), "", "invited-map"),
            numerals(),
            known,
            (_("Province"), _("Organisations")),
            labelled=frozenset(str(plate) for plate in hosts),
        )
    )


def _map_note(people: Sequence[Passage]) -> str:
    provinces = {person.plate for person in people if person.invited and person.plate}
    invited = sum(person.invited for person in people)
    return _(
        "%(invited)s people were invited from %(provinces)s provinces. "
        "The names are those of the provinces where gatherings were held."
    ) % {"invited": number(invited), "provinces": len(provinces)}


def _gathering(
    row: Gathering, slug: str, channels: Mapping[tuple[str, UUID | None], int]
) -> GatheringRow:
    present, tables = getattr(row, "present_count", 0), getattr(row, "tables_count", 0)
    voices = channels.get(("table", row.pk), 0)
    came = ngettext("%(n)s person came", "%(n)s people came", present) % {"n": number(present)}
    lines = [
        ngettext("%(n)s table", "%(n)s tables", tables) % {"n": tables} if tables else "",
        ngettext("%(n)s public voice", "%(n)s public voices", voices) % {"n": number(voices)}
        if voices
        else "",
    ]
    return GatheringRow(
        when=day(row.dated),
        title=row.title,
        url=reverse("portal:gathering", args=[slug, row.pk]),
        note="; ".join(filter(None, [str(row.province or ""), came if present else ""])),
        figures="\n".join(filter(None, lines)),
    )
