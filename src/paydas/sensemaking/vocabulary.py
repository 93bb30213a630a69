"""Words of the sense-making."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from paydas.core.vocabulary import Choices, DomainError

FINDING_LETTER = "B"
RECOMMENDATION_LETTER = "R"

# How many may be written in one call; longer work goes in batches.
BATCH = 200


class SensemakingError(DomainError):
    messages: ClassVar = {
        "no_evidence": _("A finding needs at least one piece of evidence."),
        "numbers_only": _("Only numbers support this finding; say so, or add a contribution."),
        "not_numbers_only": _("This finding rests on contributions, not on numbers alone."),
        "evidence_is_one": _(
            "Evidence is one thing: a contribution, a survey question or a source."
        ),
        "evidence_twice": _("This contribution is evidence of this finding already."),
        "draft_voice": _("The contribution %(voice)s is not approved yet."),
        "no_finding": _("A recommendation rests on at least one finding."),
        "finding_not_ready": _("Mark the findings of this recommendation as ready first."),
        "reason_needed": _("Say why."),
        "code_cycle": _("A code cannot stand below itself."),
        "code_exists": _("This codebook has a code with this name already."),
        "code_in_use": _("This code is in use; switch it off instead."),
        "code_off": _("The code “%(label)s” is switched off."),
        "codebook_locked": _("This version of the codebook is closed; make a new version."),
        "not_of_consultation": _("This belongs to another consultation."),
        "published": _("It is published; a change needs a new edition."),
        "in_use": _("Something rests on it; it cannot be removed."),
        "nothing_ready": _("No finding is ready for publication."),
        "change_log_needed": _("Say what changed since the last edition."),
        "empty": _("Write something first."),
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
    FINDINGS = "findings", _("findings")
    FIGURES = "figures", _("figures")
    METHOD = "method", _("method annex")
    RECOMMENDATIONS = "recommendations", _("recommendations")
