"""Words of the sense-making."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from paydas.core.vocabulary import Choices, DomainError

FINDING_LETTER = "B"
RECOMMENDATION_LETTER = "R"


class SensemakingError(DomainError):
    messages: ClassVar = {
        "no_evidence": _("A finding needs at least one piece of evidence."),
        "numbers_only": _("Only numbers support this finding; say so, or add a contribution."),
        "no_finding": _("A recommendation rests on at least one finding."),
        "not_published": _("The finding %(code)s is not published yet."),
        "voices_without_answer": _(
            "%(count)s approved contributions support or contradict no finding and carry no "
            "disposition."
        ),
        "reason_needed": _("Say why."),
        "code_cycle": _("A code can not stand below itself."),
        "code_in_use": _("This code is in use; switch it off instead."),
        "codebook_locked": _("This version of the codebook is closed; make a new version."),
        "span_outside": _("The passage lies outside the text."),
        "not_of_consultation": _("This belongs to another consultation."),
        "published": _("It is published; a change needs a new edition."),
        "file_of_record": _("Upload the file as DOCX or PDF."),
    }


class Stance(Choices):
    SUPPORTS = "supports", _("supports")
    CONTRADICTS = "contradicts", _("contradicts")
    NUANCES = "nuances", _("nuances")


class Verdict(Choices):
    CONFIRMS = "confirms", _("confirms")
    NUANCES = "nuances", _("nuances")
    REJECTS = "rejects", _("rejects")


class FindingState(Choices):
    DRAFT = "draft", _("draft")
    READY = "ready", _("ready")
    PUBLISHED = "published", _("published")


class DispositionKind(Choices):
    OUT_OF_SCOPE = "out_of_scope", _("outside this consultation")
    FORWARDED = "forwarded", _("passed on to the body concerned")
    ALREADY_DONE = "already_done", _("already done")
    DUPLICATE = "duplicate", _("said in another contribution")
    NOTED = "noted", _("noted")


class SectionKind(Choices):
    AUTHORED = "authored", _("written")
    FINDINGS = "findings", _("findings of a heading")
    FIGURES = "figures", _("figures")
    METHOD = "method", _("method annex")
    RECOMMENDATIONS = "recommendations", _("recommendations")
