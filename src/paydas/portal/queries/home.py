"""The home page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from paydas.core.actors import VISITOR
from paydas.core.queries.kept import kept
from paydas.kernel.figures.figure import Caption
from paydas.kernel.figures.maps import Choropleth, choropleth
from paydas.listening.queries.stages import bodies_heard, said_in
from paydas.portal.queries.consultations import in_progress, public_consultations, rows_of
from paydas.portal.queries.documents import DocumentRow, newest_of, public_editions
from paydas.portal.queries.documents import rows_of as document_rows
from paydas.portal.queries.example import Teaser, teaser
from paydas.portal.queries.parts import Number
from paydas.portal.queries.wording import language, number, numerals, share
from paydas.responses.queries.responses import visible_to as visible_responses
from paydas.sensemaking.queries.answered import answered_in
from paydas.sources.vocabulary import EditionKind
from paydas.thread.vocabulary import REFUSALS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from paydas.kernel.figures.figure import Figure
    from paydas.portal.queries.consultations import ConsultationRow

PROVINCES = 81
SHOWN = 5
AN_HOUR = 60 * 60


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page shows."""

    numbers: Sequence[Number]
    teaser: Teaser | None
    map: Figure | None
    map_note: str
    consultations: Sequence[ConsultationRow]
    consultations_total: int
    documents: Sequence[DocumentRow]
    is_sample: bool


@kept
def home() -> Home:
    """Read the home page; the same number of queries however much there is."""
    everything = list(public_consultations().only("slug", "is_sample", "language"))
    ids = [one.pk for one in everything]
    bodies = bodies_heard()
    recent = public_editions().filter(withdrawn_at=None).exclude(kind=EditionKind.MINUTES)
    editions = newest_of(recent[: 4 * SHOWN])[:SHOWN]
    return Home(
        numbers=_numbers(ids, len(bodies)),
        teaser=_teaser({one.pk: one.language for one in everything}),
        map=_map(bodies) if bodies else None,
        map_note=_map_note(len(bodies)),
        consultations=rows_of(list(in_progress().prefetch_related("steps")[:SHOWN])),
        consultations_total=len(everything),
        documents=document_rows(
            editions, {str(one.pk): one.slug for one in everything}, with_files=True
        ),
        is_sample=any(one.is_sample for one in everything),
    )


def _numbers(ids: Sequence[UUID], provinces: int) -> list[Number]:
    answered = answered_in(ids).values()
    voices, done = sum(a.voices for a in answered), sum(a.answered for a in answered)
    numbered = sum(said.numbered for said in said_in(ids).values())
    rows = visible_responses(VISITOR).filter(
        is_current=True, recommendation__consultation_id__in=ids
    )
    counts = dict(rows.order_by().values_list("decision").annotate(n=Count("pk")))
    refused = sum(n for decision, n in counts.items() if decision in REFUSALS)
    return [
        Number(
            share(done, voices) if voices else None,
            _("Voices that were answered: %(done)s of %(voices)s")
            % {"done": number(done), "voices": number(voices)},
        ),
        Number(number(numbered), _("Voices on record")),
        Number(provinces, _("Provinces that were heard, of %(all)s") % {"all": PROVINCES}),
        Number(
            sum(counts.values()),
            ngettext(
                "Recommendations answered; %(n)s of them refused",
                "Recommendations answered; %(n)s of them refused",
                refused,
            )
            % {"n": refused},
        ),
    ]


def _teaser(languages: Mapping[UUID, str]) -> Teaser | None:
    """Choose the voice once for each state of what is published: it takes a whole thread."""
    newest = public_editions().values_list("pk", "withdrawn_at").first()
    if newest is None:
        return None
    key = f"portal.teaser.{language()}.{newest[0]}.{newest[1] is None}"
    found: Teaser | None = cache.get(key)
    if found is None:
        found = teaser(languages)
        cache.set(key, found, AN_HOUR)
    return found


def _map(bodies: dict[str, int]) -> Figure:
    known = {f"{plate:02}": bodies.get(f"{plate:02}", 0) for plate in range(1, PROVINCES + 1)}
    return choropleth(
        Choropleth(
            Caption(_("Organisations that were heard, by province"), "", "home-map"),
            numerals(),
            known,
            (_("Province"), _("Organisations")),
        )
    )


def _map_note(heard: int) -> str:
    silent = PROVINCES - heard
    if not silent:
        return _("Organisations of every province were heard.")
    return ngettext(
        "Nobody from %(n)s province has been heard yet.",
        "Nobody from %(n)s provinces has been heard yet.",
        silent,
    ) % {"n": silent}
