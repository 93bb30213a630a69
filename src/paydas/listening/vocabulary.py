"""Words of the listening: kinds of contribution, their states, channels of survey and interview."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from paydas.core.vocabulary import Choices, DomainError

# First letter of every contribution's public code (Görüş).
LETTER = "G"


# A note is a statement, not a document; longer texts are attached as sources.
TEXT_LIMIT = 5000
ASKED_LIMIT = 400


class ListeningError(DomainError):
    messages: ClassVar = {
        "empty": _("Write what was said."),
        "too_long": _("The text is longer than %(limit)s characters."),
        "unknown_kind": _("Choose what kind of contribution it is."),
        "weight": _("More people cannot have said it than were present."),
        "not_draft": _("This contribution was approved already; make a new version of its words."),
        "not_approved": _("Only an approved contribution can be cleared for the public."),
        "already_approved": _("This contribution was approved already."),
        "reason_needed": _("Say why."),
        "quotation_consent": _("The interviewed person did not agree to be quoted in public."),
        "link_itself": _("A contribution cannot be linked to itself."),
        "link_consultation": _("Both contributions must belong to the same consultation."),
        "unknown_code": _("There is no contribution with this number here: %(number)s."),
        "part_needed": _("Write at least two parts."),
        "other_record": _("This number is in use for another record."),
        "survey_closed": _("This survey is closed."),
        "survey_not_open": _("This survey is not open yet."),
        "survey_empty": _("Add at least one question before opening the survey."),
        "survey_answered": _("Answers have arrived; questions can only be added."),
        "submitted_already": _("This survey was sent already. Thank you."),
        "answer_required": _("Please answer: %(question)s"),
        "answer_choice": _("Choose one of the answers listed."),
        "answer_many": _("Choose at most %(limit)s."),
        "answer_number": _("Write a number."),
        "answer_range": _("Write a number from %(low)s to %(high)s."),
        "choices_needed": _("Write at least two answers to choose from."),
        "consent_needed": _("Record the consent to the interview first."),
        "batch_state": _("This cannot be done at the present state of the import."),
        "news_agree": _("Tick that you agree, so that mails may be sent."),
        "news_stopped": _("These mails were stopped. Ask for them again on the page."),
        "no_text_column": _("No column holds the text. Choose one."),
        "no_such_column": _("The file has no column “%(column)s”."),
    }


class ContributionKind(Choices):
    DEMAND = "demand", _("Demand")
    SUGGESTION = "suggestion", _("Suggestion")
    APPROACH = "approach", _("Approach")
    NEED = "need", _("Need")
    EXPECTATION = "expectation", _("Expectation")
    WISH = "wish", _("Wish")
    PROBLEM = "problem", _("Problem")
    GOOD_PRACTICE = "good_practice", _("Good practice")
    STRENGTH = "strength", _("Strength")
    OPPORTUNITY = "opportunity", _("Opportunity")


class ContributionState(Choices):
    DRAFT = "draft", _("draft")
    APPROVED = "approved", _("approved")
    CLEARED = "cleared", _("made public")
    WITHHELD = "withheld", _("withheld")


class TextKind(Choices):
    NOTED = "noted", _("as noted")
    EDITED = "edited", _("edited")
    REDACTED = "redacted", _("redacted")
    TRANSLATED = "translated", _("translated")


class LinkKind(Choices):
    ANSWERS = "answers", _("answers")
    REPEATS = "repeats", _("repeats")
    SPLIT_FROM = "split_from", _("was split from")
    MERGED_INTO = "merged_into", _("was merged into")
    OPPOSES = "opposes", _("opposes")


class ListeningChannel(Choices):
    TABLE = "table", _("table")
    SURVEY = "survey", _("survey")
    INTERVIEW = "interview", _("interview")
    WRITTEN = "written", _("written contribution")


class SurveyState(Choices):
    DRAFT = "draft", _("being prepared")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class QuestionKind(Choices):
    OPEN = "open", _("open answer")
    SINGLE = "single", _("one choice")
    MULTI = "multi", _("several choices")
    SCALE = "scale", _("scale")
    NUMBER = "number", _("number")


class SubmissionState(Choices):
    STARTED = "started", _("not finished")
    SUBMITTED = "submitted", _("sent")


class InterviewState(Choices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    DECLINED = "declined", _("was declined")


class BatchState(Choices):
    UPLOADED = "uploaded", _("columns to be matched")
    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked, not yet written")
    RUNNING = "running", _("running")
    DONE = "done", _("imported")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")
    FAILED = "failed", _("stopped by an error")


class RowFate(Choices):
    CREATE = "create", _("becomes a contribution")
    SAME = "same", _("was there already")
    DROPPED = "dropped", _("left out")


# Why a line of an import was left out.
DROP_REASONS = {
    "": "",
    "empty_text": _("no text in this line"),
    "too_long": _("the text is too long"),
    "ragged_row": _("the line has more cells than the header"),
    "cell_too_long": _("a cell is too long"),
    "repeated": _("the same number stands in an earlier line"),
    "kind_unknown": _("its kind is not known; the usual one is taken"),
    "count_unread": _("how many said so cannot be read; left open"),
    "heading_unknown": _("its heading is none of this consultation's; left open"),
    "question_cut": _("its question is too long; the first 400 characters are kept"),
    "not_unchanged": _("kept at the undoing: it was worked on since"),
}


class NewsKind(Choices):
    """What a mail to whoever said something may be about."""

    FINDING = "finding", _("a finding")
    DISPOSITION = "disposition", _("a reason")
    RESPONSE = "response", _("an answer")
    PLAN = "plan", _("a measure in the plan")
    MEASUREMENT = "measurement", _("an approved value")
