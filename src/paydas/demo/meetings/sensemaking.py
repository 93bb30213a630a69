"""How the voices were coded, what was concluded, and the Situation Assessment Report."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.utils import timezone

from paydas.consultations.operations.approvals import decide_approval
from paydas.demo.meetings.story import document, rows
from paydas.sensemaking.operations.codebooks import close_codebook, open_codebook
from paydas.sensemaking.operations.codes import NewCode, fill_codebook
from paydas.sensemaking.operations.codings import Labelling, code_many
from paydas.sensemaking.operations.dispositions import Disposal, dispose_many
from paydas.sensemaking.operations.evidence import Opinion, Piece
from paydas.sensemaking.operations.findings import NewFinding, add_findings
from paydas.sensemaking.operations.publication import publish_report, submit_report
from paydas.sensemaking.operations.recommendations import Ask, add_recommendations
from paydas.sensemaking.operations.reports import NewSection, add_sections, begin_report
from paydas.sensemaking.vocabulary import BATCH, DispositionKind, SectionKind, Stance, Verdict

if TYPE_CHECKING:
    from paydas.demo.meetings.story import Story

STANCES = {
    Verdict.CONFIRMS: Stance.SUPPORTS,
    Verdict.NUANCES: Stance.NUANCES,
    Verdict.REJECTS: Stance.CONTRADICTS,
}
KEY = re.compile(r"\b(?:[wcmdv]\d{3}|s\d{3}\.\w+|f\d{2})\b")
LIMITS = (
    "Rapor, buluşmalara katılanların ve ankete cevap verenlerin söylediklerini anlatır; bütün "
    "kuruluşları temsil etmez. Ayrıntısı “Sınırlılıklar” bölümündedir."
)


def tell(story: Story) -> None:
    """Tell the coding, then findings and recommendations, then the report."""
    _coding(story)
    _findings(story)
    _dispositions(story)
    _recommendations(story)
    _report(story)


def _coding(story: Story) -> None:
    told = document("codebook.toml")
    by, scope = story.actors["analyst"], story.consultation.pk
    book = open_codebook(
        by=by, codebook_id=uuid4(), consultation_id=scope, title=told["title"], is_sample=True
    )
    entries = [(group, code) for group in told["groups"] for code in group["codes"]]
    labels = {code["key"]: code["label"] for _, code in entries}
    made = fill_codebook(
        by=by,
        codebook_id=book.pk,
        groups={group["label"]: group.get("memo", "") for group in told["groups"]},
        codes=[
            NewCode(
                code["label"],
                code.get("memo", ""),
                group["label"],
                labels.get(code.get("parent"), ""),
            )
            for group, code in entries
        ],
    )
    close_codebook(by=by, codebook_id=book.pk)
    labellings = [
        Labelling(made[labels[row["code"]]], story.find("contribution", row["contribution"]).pk)
        for row in rows("codings.csv")
    ]
    at = _moment(told["closed_on"])
    for start in range(0, len(labellings), BATCH):
        batch = labellings[start : start + BATCH]
        code_many(by=by, consultation_id=scope, labellings=batch, at=at, is_sample=True)


def _findings(story: Story) -> None:
    told = document("findings.toml")["findings"]
    checks = _checks(story)
    made = add_findings(
        by=story.actors["analyst"],
        consultation_id=story.consultation.pk,
        findings=[
            NewFinding(
                title=one["title"],
                statement=one["statement"],
                heading=_outline(story, "heading", one["heading"]),
                theme=_outline(story, "theme", one["theme"]),
                memo=one["memo"],
                rests_on_numbers_only=one["rests_on_numbers_only"],
                pieces=(*_pieces(story, one), *_passages(story, one["key"])),
                opinions=tuple(checks.get(one["key"], ())),
            )
            for one in told
        ],
        is_sample=True,
    )
    for one, finding in zip(told, made, strict=True):
        story.keep("finding", one["key"], finding)


def _outline(story: Story, kind: str, key: str) -> Any:  # noqa: ANN401 -- heading or theme
    return story.find(kind, key) if key else None


def _pieces(story: Story, one: dict[str, Any]) -> list[Piece]:
    voices = [
        Piece(stance, contribution_id=story.find("contribution", key).pk)
        for stance in Stance
        for key in one[str(stance)]
    ]
    numbers = [
        Piece(
            found["stance"],
            question=story.find("survey_question", found["question"]),
            choice=found["choice"],
            reading=found["reading"],
        )
        for found in one.get("survey", ())
    ]
    return voices + numbers


def _checks(story: Story) -> dict[str, list[Opinion]]:
    found: dict[str, list[Opinion]] = {}
    for one in document("interviews.toml")["interviews"]:
        interview = story.find("interview", one["key"])
        for check in one.get("checks", ()):
            opinion = Opinion(interview, check["verdict"], check["note"])
            found.setdefault(check["finding"], []).append(opinion)
    return found


def _passages(story: Story, finding: str) -> list[Piece]:
    """Put an interview's passages under the finding that it was first asked about."""
    pieces = []
    for key, check in _first_checks().items():
        if check["finding"] == finding:
            stance = STANCES[Verdict(check["verdict"])]
            pieces += [Piece(stance, contribution_id=pk) for pk in _said_in(story, key)]
    return pieces


def _first_checks() -> dict[str, dict[str, str]]:
    told = document("interviews.toml")["interviews"]
    return {one["key"]: one["checks"][0] for one in told if one.get("checks")}


def _said_in(story: Story, interview: str) -> list[Any]:
    told = story.made["contribution"].items()
    return [voice.pk for key, voice in told if key.startswith(f"{interview}.")]


def _dispositions(story: Story) -> None:
    disposals = [
        Disposal(
            story.find("contribution", row["contribution"]).pk,
            row["disposition"],
            _coded(story, row["reason"]),
        )
        for row in rows("dispositions.csv")
    ]
    checks = _first_checks()
    for one in document("interviews.toml")["interviews"]:
        check = checks.get(one["key"])
        if check is None or check["verdict"] == Verdict.NUANCES:
            reason = (
                f"Mülakatta söylenen, {check['finding']} numaralı bulgunun sınırı olarak bulgunun "
                "yanına yazıldı."
                if check
                else "Bulguların sınandığı mülakatta söylendi; yeni bir bulgu doğurmadı."
            )
            disposals += [
                Disposal(pk, DispositionKind.NOTED, _coded(story, reason))
                for pk in _said_in(story, one["key"])
            ]
    dispose_many(
        by=story.actors["analyst"],
        consultation_id=story.consultation.pk,
        disposals=disposals,
        is_sample=True,
    )


def _recommendations(story: Story) -> None:
    told = document("recommendations.toml")["recommendations"]
    made = add_recommendations(
        by=story.actors["analyst"],
        consultation_id=story.consultation.pk,
        asks=[
            Ask(
                one["text"],
                story.find("organisation", one["addressee"]),
                [story.find("finding", key) for key in one["findings"]],
            )
            for one in told
        ],
        is_sample=True,
    )
    for one, recommendation in zip(told, made, strict=True):
        story.keep("recommendation", one["key"], recommendation)


def _report(story: Story) -> None:
    told = document("report.toml")
    by = story.actors["academic_lead"]
    report = begin_report(
        by=by,
        report_id=uuid4(),
        consultation_id=story.consultation.pk,
        title=told["title"],
        subtitle=told["subtitle"],
        author=told["author"],
        language=told["language"],
        limits=LIMITS,
        is_sample=True,
    )
    add_sections(by=by, report_id=report.pk, sections=_sections(story, told["sections"]))
    approval = submit_report(by=story.actors["coordinator"], report_id=report.pk)
    decide_approval(by=story.actors["approver"], approval_id=approval.pk, approves=True)
    edition = publish_report(
        by=story.actors["coordinator"], report_id=report.pk, at=_moment(told["published_on"])
    )
    story.keep("report", "report", report)
    story.keep("edition", "report", edition)
    for kind in ("finding", "recommendation"):
        for one in story.made[kind].values():
            one.refresh_from_db()


def _sections(story: Story, told: list[dict[str, str]]) -> list[NewSection]:
    sections = []
    for one in told:
        about = _outline(story, "heading", one.get("heading", ""))
        theme = _outline(story, "theme", one.get("theme", ""))
        is_ask = one["key"] == "recommendations"
        kind = SectionKind.RECOMMENDATIONS if is_ask else SectionKind.AUTHORED
        text = _coded(story, one["text"].strip())
        sections.append(NewSection(one["title"], kind, text, about, theme))
        if about or theme:
            title = f"{one['title']}: bulgular"
            sections.append(NewSection(title, SectionKind.FINDINGS, "", about, theme))
        if one["key"] == "method":
            sections.append(NewSection("Sayılarla", SectionKind.FIGURES))
    return [*sections, NewSection("Yöntem eki", SectionKind.METHOD)]


def _coded(story: Story, text: str) -> str:
    """Put public codes in the place of the content's own keys."""

    def code(match: re.Match[str]) -> str:
        kind = "finding" if match[0].startswith("f") else "contribution"
        found = story.made[kind].get(match[0])
        return str(found.code) if found is not None else match[0]

    return KEY.sub(code, text)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
