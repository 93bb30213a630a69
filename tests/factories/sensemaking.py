"""Codes, findings and recommendations, and the contributions they rest on."""

from itertools import count
from uuid import uuid4

from django.utils import timezone

from paydas.core.operations.records import new_code
from paydas.listening.models import Contribution, ContributionText
from paydas.listening.vocabulary import LETTER
from paydas.sensemaking.operations.codebooks import open_codebook
from paydas.sensemaking.operations.codes import add_code
from paydas.sensemaking.operations.evidence import Piece, add_evidence
from paydas.sensemaking.operations.findings import add_finding, mark_finding
from paydas.sensemaking.operations.recommendations import Ask, add_recommendation
from tests.factories.consultations import make_consultation, make_staff
from tests.factories.stakeholders import make_organisation

numbers = count(1)


def make_voice(consultation, text="", **values):
    n = next(numbers)
    now = timezone.now()
    known = {"kind": "demand", "channel": "written", "state": "cleared", "noted_at": now}
    known |= {"code": None if values.get("state") == "draft" else new_code(Contribution, LETTER)}
    voice = Contribution.objects.create(consultation=consultation, **(known | values))
    ContributionText.objects.create(
        contribution=voice, number=1, text=text or f"Örnek görüş {n}", made_at=now
    )
    return voice


def make_desk(role="analyst"):
    """Make a consultation and somebody who works on it."""
    consultation = make_consultation()
    return consultation, make_staff(consultation, role)


def make_codebook(by, consultation, **values):
    known = {"codebook_id": uuid4(), "title": "Örnek kod kitabı"} | values
    return open_codebook(by=by, consultation_id=consultation.pk, **known)


def make_code(by, codebook, label="", **values):
    return add_code(
        by=by,
        code_id=uuid4(),
        codebook_id=codebook.pk,
        label=label or f"kod {next(numbers)}",
        **values,
    )


def make_finding(by, consultation, voices=None, *, is_ready=True, **values):
    n = next(numbers)
    known = {"title": f"Bulgu {n}", "statement": f"Bulgu {n} açıklaması."} | values
    finding = add_finding(by=by, finding_id=uuid4(), consultation_id=consultation.pk, **known)
    spoken = [make_voice(consultation)] if voices is None else voices
    pieces = [Piece("supports", contribution_id=voice.pk) for voice in spoken]
    add_evidence(by=by, finding_id=finding.pk, pieces=pieces)
    return mark_finding(by=by, finding_id=finding.pk, is_ready=True) if is_ready else finding


def make_recommendation(by, consultation, findings=None, **values):
    known = {"text": "Örnek öneri.", "addressee": make_organisation(), "id": uuid4()} | values
    ask = Ask(findings=findings or [make_finding(by, consultation)], **known)
    return add_recommendation(by=by, consultation_id=consultation.pk, ask=ask)
