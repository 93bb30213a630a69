"""Words of the gatherings."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from paydas.core.vocabulary import Choices, DomainError

# Private links of a table, for its rapporteur and its moderator; the pages belong to a later step.
TABLE_PURPOSE, MODERATE_PURPOSE = "table", "moderate"


class GatheringsError(DomainError):
    messages: ClassVar = {
        "ends_before_start": _("The end is before the start."),
        "session_number_taken": _("There is a session %(number)s already."),
        "table_number_taken": _("There is a table %(number)s in this session already."),
        "not_of_consultation": _("This belongs to another consultation."),
        "has_voices": _("People have already spoken here; it cannot be removed."),
        "cancelled": _("A cancelled gathering takes no attendance."),
        "reason_needed": _("Say why."),
        "state_same": _("It is in this state already."),
        "programme_there": _(
            "There are sessions already; a programme is copied into an empty one."
        ),
        "too_many_tables": _("A session has at most %(most)s tables."),
        "person_nameless": _("Write the name of the person or of the organisation."),
        "own_parent": _("A gathering cannot be part of itself."),
        "minutes_draft": _("Minutes are approved before they are published."),
        "decision_closed": _("This decision was closed already."),
        "minutes_approved": _("Approved minutes are not changed; write an addition."),
        "table_of_other_session": _("This table belongs to another session."),
    }


class GatheringKind(Choices):
    WORKSHOP = "workshop", _("Workshop")
    FOCUS_GROUP = "focus_group", _("Focus group")
    ROUND_TABLE = "round_table", _("Round table")
    TRAINING = "training", _("Training")
    MEETING = "meeting", _("Meeting")
    CONFERENCE = "conference", _("Conference")
    VISIT = "visit", _("Visit")
    LAUNCH = "launch", _("Launch")
    CLOSING = "closing", _("Closing meeting")


class GatheringState(Choices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("held")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


class BodyRole(Choices):
    HOST = "host", _("host")
    ORGANISER = "organiser", _("organiser")
    FUNDER = "funder", _("funder")
    PARTNER = "partner", _("partner")


class PersonRole(Choices):
    COORDINATOR = "coordinator", _("coordinator")
    SPEAKER = "speaker", _("speaker")
    EXPERT = "expert", _("expert")
    INTERPRETER = "interpreter", _("interpreter")
    MODERATOR = "moderator", _("moderator")
    RAPPORTEUR = "rapporteur", _("rapporteur")
    PROTOCOL = "protocol", _("protocol guest")


class Presence(Choices):
    EXPECTED = "expected", _("expected")
    PRESENT = "present", _("present")
    ABSENT = "absent", _("absent")


class NeedKind(Choices):
    STEP_FREE = "step_free", _("step-free access")
    SIGN_LANGUAGE = "sign_language", _("sign-language interpreting")
    CAPTIONS = "captions", _("captions")
    HEARING_LOOP = "hearing_loop", _("hearing loop")
    LARGE_PRINT = "large_print", _("large print or digital text")
    EASY_TEXT = "easy_text", _("easy-to-read text")
    ASSISTANT = "assistant", _("a seat for a companion")
    CHILDCARE = "childcare", _("childcare")
    INTERPRETING = "interpreting", _("interpreting into another language")
    DIET = "diet", _("food")
    OTHER = "other", _("other")


class MinutesState(Choices):
    DRAFT = "draft", _("draft")
    APPROVED = "approved", _("approved")


class DecisionState(Choices):
    OPEN = "open", _("open")
    DONE = "done", _("done")
    DROPPED = "dropped", _("dropped with a reason")
