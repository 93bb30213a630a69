"""What the texts say of the real meetings: the ministry, its minister, the series, the figures.

Nothing invented is attached to these records; each fact cites the sentence it rests on.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from paydas.consultations.operations import consultations, outline
from paydas.consultations.operations.consultations import UsedStep
from paydas.consultations.vocabulary import ConsultationState, CyclePhase
from paydas.core.actors import SYSTEM
from paydas.demo.meetings.story import CONTENT
from paydas.gatherings.operations import gatherings
from paydas.sources.operations.sources import Claim, add_source, cite
from paydas.stakeholders.models import WorkingArea
from paydas.stakeholders.operations.entries import Entry, Name
from paydas.stakeholders.operations.organisations import add_organisation
from paydas.stakeholders.operations.people import PersonEntry, add_person
from paydas.stakeholders.vocabulary import AliasKind

if TYPE_CHECKING:
    from django.db.models import Model

    from paydas.consultations.models import Consultation
    from paydas.demo.meetings.story import Story
    from paydas.stakeholders.models import Organisation

FACTS = CONTENT.parent / "facts"
# The text that speaks of the meetings, by the key of its row.
TEXT = "002"
STEPS = ("invite", "meet", "listen", "understand", "plan")


def tell(story: Story) -> None:
    """Keep the five texts as sources; write what the second says of the real meetings."""
    told = _document("meetings.toml")
    sentences = _sources(story)
    claims: list[Claim] = []
    ministry = _ministry(told, sentences, claims)
    story.keep("organisation", "ministry", ministry)
    found = _consultation(told, ministry)
    story.keep("consultation", "facts", found)
    claims += [
        Claim(found, sentences[one["sentence"]], one["field"], note=one["value"])
        for one in told["facts"]
    ]
    for one in told["headings"]:
        heading = outline.add_heading(
            by=SYSTEM, consultation_id=found.pk, heading_id=uuid4(), title=one["title"]
        )
        claims.append(Claim(heading, sentences[5]))
    claims += [Claim(made, sentences[number]) for made, number in _gatherings(told, found)]
    cite(by=SYSTEM, source=story.find("source", TEXT), claims=claims)


def _document(name: str) -> dict[str, Any]:
    return tomllib.loads((FACTS / name).read_text(encoding="utf-8"))


def _sources(story: Story) -> list[str]:
    """Keep title, origin, cited sentences and hash of each text; return those of the second."""
    for row in _document("sources.toml")["sources"]:
        values = {key: row[key] for key in row if key not in ("key", "sentences", "sha256")}
        source = add_source(
            by=SYSTEM,
            values={**values, "text": "\n".join(row["sentences"])},
            sha256=row["sha256"],
        )
        story.keep("source", row["key"], source)
    return str(story.find("source", TEXT).text).split("\n")


def _ministry(told: dict[str, Any], sentences: list[str], claims: list[Claim]) -> Organisation:
    ministry = add_organisation(
        by=SYSTEM,
        entry=Entry(
            values={
                "name": told["ministry"]["name"],
                "sector": "public",
                "legal_form": "ministry",
                "province_id": "06",
            },
            names=[Name(told["ministry"]["former"], AliasKind.FORMER)],
        ),
    )
    minister = add_person(
        by=SYSTEM,
        entry=PersonEntry(
            {"name": told["minister"]["name"], "is_public_figure": True},
            organisation=ministry,
            role=told["minister"]["role"],
        ),
    )
    claims += [Claim(ministry, sentences[1], "name"), Claim(minister, sentences[0], "role")]
    return ministry


def _consultation(told: dict[str, Any], ministry: Organisation) -> Consultation:
    found = consultations.add_consultation(
        by=SYSTEM, consultation_id=uuid4(), owner=ministry, **told["consultation"]
    )
    this: dict[str, Any] = {"by": SYSTEM, "consultation_id": found.pk, "seen": None}
    consultations.set_steps(
        **this, steps=[UsedStep(step, None, None, is_finished=True) for step in STEPS]
    )
    consultations.open_phases(**this, phases=[CyclePhase.FORMATION])
    consultations.move_consultation(**this, state=ConsultationState.OPEN)
    return consultations.move_consultation(**this, state=ConsultationState.CLOSED)


def _gatherings(told: dict[str, Any], found: Consultation) -> list[tuple[Model, int]]:
    """Write the series and its gatherings; a date or city that the text leaves out stays out."""
    this: dict[str, Any] = {"by": SYSTEM, "consultation_id": found.pk}
    series = gatherings.add_series(**this, series_id=uuid4(), title=told["consultation"]["title"])
    made: list[tuple[Model, int]] = [(series, 0)]
    for ordinal, one in enumerate(told["gatherings"], 1):
        theme = outline.add_theme(
            **this,
            theme_id=uuid4(),
            title=one["theme"],
            working_areas=WorkingArea.objects.filter(pk__in=one["areas"]),
        )
        gathering = _gathering(this, one, series=series, theme=theme, ordinal=ordinal)
        made.append((gathering, one["sentence"]))
    made.append((_launch(this, told["launch"]), told["launch"]["sentence"]))
    return made


DATED = ("year", "month", "day", "as_written")


def _gathering(this: dict[str, Any], one: dict[str, Any], **more: Any) -> Model:  # noqa: ANN401 -- fields
    gathering = gatherings.add_gathering(
        **this,
        gathering_id=uuid4(),
        kind="focus_group",
        title=one["title"],
        province_id=one.get("plate"),
        **{name: one[name] for name in DATED if name in one},
        **more,
    )
    return gatherings.move_gathering(by=SYSTEM, gathering_id=gathering.pk, seen=None, state="held")


def _launch(this: dict[str, Any], one: dict[str, Any]) -> Model:
    return gatherings.add_gathering(
        **this,
        gathering_id=uuid4(),
        kind="launch",
        title=one["title"],
        **{name: one[name] for name in DATED if name in one},
    )
