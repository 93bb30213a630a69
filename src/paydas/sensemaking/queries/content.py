"""What a report says at this moment, as plain data: what is approved, hashed and kept.

The data hold everything that the edition shows, so that an old edition can be shown again as it
was. Only public words are in it; voices that are not public are counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from paydas.core.actors import VISITOR
from paydas.core.queries.kept import kept
from paydas.kernel.text.codes import parse_code
from paydas.listening.queries.contributions import by_codes, words_of
from paydas.listening.vocabulary import ContributionState
from paydas.sensemaking.models import Finding, FindingCheck, Recommendation, SituationReport
from paydas.sensemaking.queries.findings import living_evidence
from paydas.sensemaking.queries.method import figures_of, method_of
from paydas.sensemaking.vocabulary import FindingState, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from paydas.listening.models import Contribution
    from paydas.sensemaking.models import FindingEvidence

Json = dict[str, Any]
_CITED = re.compile(r"\[\[([^\[\]\n]{1,20})\]\]")
# So many supporting voices are quoted under a finding; those against it and between all are.
QUOTED = 2


@kept
def content_of(report: SituationReport) -> Json:
    """Gather what the report would publish now."""
    consultation = report.consultation
    findings = _findings(report.consultation_id)
    recommendations = _recommendations(report.consultation_id, {one["code"] for one in findings})
    sections = [
        {
            "kind": section.kind,
            "heading": section.heading,
            "text": section.text,
            "about": str(section.about_id or section.theme_id or ""),
        }
        for section in report.sections.all()
    ]
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "author": report.author,
        "limits": report.limits,
        "language": report.language,
        "consultation": consultation.title,
        "owner": str(consultation.owner),
        "is_sample": report.is_sample,
        "sections": sections,
        "findings": findings,
        "recommendations": recommendations,
        "voices": _voices({*_quoted(findings), *cited_in(sections)}),
        "figures": figures_of(report.consultation_id),
        "method": method_of(report.consultation_id),
    }


def cited_in(sections: Iterable[Json]) -> list[str]:
    """Return the public codes that authored texts cite, in order."""
    found = (parse_code(code) for section in sections for code in _CITED.findall(section["text"]))
    return [code for code in found if code]


def known_codes(content: Json) -> set[str]:
    """Return every code that the report may cite."""
    known = {one["code"] for one in content["findings"]}
    return known | {one["code"] for one in content["recommendations"]} | set(content["voices"])


def uncitable(report: SituationReport) -> list[str]:
    """Return the codes that texts cite although they are not public: they would be left out.

    Four queries, where the whole content would take thirty.
    """
    texts = report.sections.values_list("text", flat=True)
    cited = list(dict.fromkeys(cited_in({"text": text} for text in texts)))
    known: set[str | None] = set(by_codes(VISITOR, cited))
    for model in (Finding, Recommendation):
        found = model._default_manager.filter(consultation=report.consultation_id, code__in=cited)
        known |= set(found.exclude(state=FindingState.DRAFT).values_list("code", flat=True))
    return [code for code in cited if code not in known]


def redacted(content: Json, code: str) -> Json:
    """Return the content without the words of one voice; it is counted as not public from now."""
    voices = {key: voice for key, voice in content["voices"].items() if key != code}
    findings = []
    for finding in content["findings"]:
        gone = [one for one in finding["voices"] if one["code"] == code]
        hidden = dict(finding["hidden"])
        for one in gone:
            hidden[one["stance"]] = hidden.get(one["stance"], 0) + 1
        kept = [one for one in finding["voices"] if one["code"] != code]
        findings.append({**finding, "voices": kept, "hidden": hidden})
    return {**content, "voices": voices, "findings": findings}


def _findings(consultation_id: UUID) -> list[Json]:
    found = Finding.objects.filter(consultation_id=consultation_id).exclude(
        state=FindingState.DRAFT
    )
    evidence: dict[UUID, list[FindingEvidence]] = {}
    rows = living_evidence().filter(finding__in=found)
    for piece in rows.select_related("contribution", "question", "citation__source").order_by(
        "contribution__noted_at", "created_at", "pk"
    ):
        evidence.setdefault(piece.finding_id, []).append(piece)
    checks: dict[UUID, dict[str, int]] = {}
    for finding_id, verdict in FindingCheck.objects.filter(finding__in=found).values_list(
        "finding", "verdict"
    ):
        counted = checks.setdefault(finding_id, {})
        counted[verdict] = counted.get(verdict, 0) + 1
    return [_finding(one, evidence.get(one.pk, []), checks.get(one.pk, {})) for one in found]


def _finding(finding: Finding, evidence: list[FindingEvidence], checks: dict[str, int]) -> Json:
    hidden: dict[str, int] = {}
    voices: list[Json] = []
    for piece in evidence:
        voice = piece.contribution
        if voice is None:
            continue
        if voice.state == ContributionState.CLEARED:
            voices.append({"code": voice.code, "stance": piece.stance})
        else:
            hidden[piece.stance] = hidden.get(piece.stance, 0) + 1
    return {
        "code": finding.code,
        "title": finding.title,
        "statement": finding.statement,
        "heading": str(finding.heading_id or ""),
        "theme": str(finding.theme_id or ""),
        "numbers_only": finding.rests_on_numbers_only,
        "voices": voices,
        "hidden": hidden,
        "questions": [_question(one) for one in evidence if one.question],
        "sources": [_source(one) for one in evidence if one.citation],
        "checks": checks,
    }


def _question(piece: FindingEvidence) -> Json:
    question = piece.question
    choices = question.choices if question else []
    label = next((one["text"] for one in choices if one["key"] == piece.choice), piece.choice)
    return {
        "stance": piece.stance,
        "question": str(question),
        "choice": label,
        "reading": piece.reading,
    }


def _source(piece: FindingEvidence) -> Json:
    citation = piece.citation
    return {
        "stance": piece.stance,
        "source": str(citation.source) if citation else "",
        "quote": citation.quote if citation else "",
        "reading": piece.reading,
    }


def _recommendations(consultation_id: UUID, published: set[str]) -> list[Json]:
    found = (
        Recommendation.objects.filter(consultation_id=consultation_id)
        .exclude(state=FindingState.DRAFT)
        .select_related("addressee")
        .prefetch_related("findings")
    )
    return [
        {
            "code": one.code,
            "text": one.text,
            "addressee": str(one.addressee),
            "findings": [str(f.code) for f in one.findings.all() if f.code in published],
        }
        for one in found
    ]


def _quoted(findings: list[Json]) -> list[str]:
    codes = []
    for finding in findings:
        by_stance: dict[str, list[str]] = {}
        for one in finding["voices"]:
            by_stance.setdefault(one["stance"], []).append(one["code"])
        codes += by_stance.get(Stance.SUPPORTS, [])[:QUOTED]
        codes += by_stance.get(Stance.CONTRADICTS, [])
        codes += by_stance.get(Stance.NUANCES, [])
    return codes


def _voices(codes: set[str]) -> dict[str, Json]:
    """Return the public words by code; what a visitor may not read is not in it."""
    return {
        code: {
            "text": words_of(voice),
            "kind": voice.kind,
            "channel": voice.channel,
            "place": _place(voice),
        }
        for code, voice in sorted(by_codes(VISITOR, codes).items())
    }


def _place(voice: Contribution) -> str:
    return voice.table.session.gathering.title if voice.table else ""
