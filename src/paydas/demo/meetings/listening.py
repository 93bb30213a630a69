"""What was said at the tables, answered to the survey and told in interviews."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.utils import timezone

from paydas.consultations.operations.participants import Joining, take_in
from paydas.consultations.vocabulary import Channel
from paydas.demo.meetings.story import document, rows
from paydas.listening.models import Contribution
from paydas.listening.operations import interviews, surveys
from paydas.listening.operations.clearing import approve, clear, withhold
from paydas.listening.operations.linking import link_contributions
from paydas.listening.operations.notes import place_of, take_notes
from paydas.listening.operations.submissions import Filled, submit_many
from paydas.listening.operations.versions import edit_many
from paydas.listening.operations.words import Said
from paydas.listening.vocabulary import ContributionKind, QuestionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from paydas.consultations.models import Participant
    from paydas.demo.meetings.story import Story
    from paydas.listening.models import Submission

BATCH = 200
# How long after a meeting, and after the survey closed, words were cleared for the public.
CLEARED_AFTER = timedelta(days=12)
EDIT_REASON = "Kişileri tanıtan bölümler çıkarıldı, yazım düzeltildi."
CHANNELS = {"face_to_face": Channel.IN_PERSON, "video": Channel.VIDEO}


def tell(story: Story) -> None:
    """Tell the tables, then the survey, then the interviews."""
    _tables(story)
    _survey(story)
    _interviews(story)


def moment(day: date, clock: str = "10:00") -> datetime:
    """Return a time of day in the installation's zone."""
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


def _tables(story: Story) -> None:
    told = rows("contributions.csv")

    def table_of(row: dict[str, str]) -> str:
        return f"{row['gathering']}.{row['session']}.{row['table']}"

    for key, notes in groupby(sorted(told, key=table_of), key=table_of):
        _table(story, key, list(notes))
    _solutions(story, told)
    for gathering, said in groupby(told, key=lambda row: row["gathering"]):
        _judged(story, list(said), _day_of(story, gathering))


def _day_of(story: Story, gathering: str) -> date:
    day: date | None = story.find("gathering", gathering).dated.earliest
    return day or timezone.localdate()


def _table(story: Story, key: str, notes: list[dict[str, str]]) -> None:
    """Write down the notes of one table, some minutes apart."""
    session = story.find("session", key.rpartition(".")[0])
    starts: datetime = session.starts_at.astimezone(UTC)
    said = [
        Said(
            kind=row["kind"],
            text=row["text"],
            said_by=_number(row["said_by"]),
            present=_number(row["table_size"]),
            rank=_number(row["rank"]),
            question_id=story.find("question", row["question"]).pk,
            heading_id=story.find("heading", row["heading"]).pk,
            participant_id=_speaker(story, row["person"]),
            at=starts + timedelta(minutes=6 * place),
        )
        for place, row in enumerate(notes, 1)
    ]
    place = place_of(story.find("table", key).pk)
    made = take_notes(by=story.actors["rapporteur"], place=place, said=said)
    _keep(story, [row["key"] for row in notes], made)


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _speaker(story: Story, key: str) -> UUID | None:
    found: Participant | None = story.made["participant"].get(key)
    return found.pk if found is not None else None


def _keep(story: Story, keys: Iterable[str], made: Iterable[Contribution]) -> None:
    for key, contribution in zip(keys, made, strict=True):
        story.keep("contribution", key, contribution)


def _solutions(story: Story, told: list[dict[str, str]]) -> None:
    pairs = [
        (story.find("contribution", row["key"]).pk, story.find("contribution", row["answers"]).pk)
        for row in told
        if row["answers"]
    ]
    link_contributions(by=story.actors["analyst"], pairs=pairs)


def _judged(story: Story, said: list[dict[str, str]], day: date) -> None:
    """Approve, correct, clear and withhold what was said at one gathering."""
    approved = [row for row in said if row["state"] != "draft"]
    _approve(story, [row["key"] for row in approved], moment(day, "16:30"))
    edited = [row for row in approved if row["edited_text"]]
    edit_many(
        by=story.actors["analyst"],
        words=[(story.find("contribution", r["key"]).pk, r["edited_text"]) for r in edited],
        reason=EDIT_REASON,
        at=moment(day) + CLEARED_AFTER,
    )
    for row in approved:
        if row["state"] == "withheld":
            found = withhold(
                by=story.actors["analyst"],
                contribution_id=story.find("contribution", row["key"]).pk,
                seen=None,
                reason=row["withheld_reason"],
            )
            story.keep("contribution", row["key"], found)
    cleared = [row["key"] for row in approved if row["state"] == "cleared"]
    _clear(story, cleared, moment(day) + CLEARED_AFTER)


def _approve(story: Story, keys: list[str], at: datetime, role: str = "moderator") -> None:
    for batch in _batches(keys):
        ids = [story.find("contribution", key).pk for key in batch]
        _keep(story, batch, approve(by=story.actors[role], contribution_ids=ids, at=at))


def _clear(story: Story, keys: list[str], at: datetime) -> None:
    for batch in _batches(keys):
        ids = [story.find("contribution", key).pk for key in batch]
        _keep(story, batch, clear(by=story.actors["analyst"], contribution_ids=ids, at=at))


def _batches(items: list[Any], size: int = BATCH) -> Iterator[list[Any]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _survey(story: Story) -> None:
    told = document("survey.toml")
    by = story.actors["academic_lead"]
    survey = surveys.set_up_survey(
        by=by,
        survey_id=uuid4(),
        consultation_id=story.consultation.pk,
        title=told["title"],
        introduction=told["intro"].strip(),
        thanks=told["closing"].strip(),
        notice=story.find("notice", "participation.tr"),
        opens_on=told["opens"],
        closes_on=told["closes"],
        is_for_absent=True,
        is_sample=True,
    )
    story.keep("survey", "absent", survey)
    made = surveys.add_questions(
        by=by, survey_id=survey.pk, questions=[_question(story, one) for one in told["questions"]]
    )
    for one, question in zip(told["questions"], made, strict=True):
        story.keep("survey_question", one["key"], question)
    surveys.open_survey(by=by, survey_id=survey.pk)
    _submissions(story, told["questions"])
    surveys.close_survey(by=by, survey_id=survey.pk)


def _question(story: Story, one: dict[str, Any]) -> dict[str, Any]:
    return {
        "heading": story.find("heading", one["heading"]),
        "kind": one["kind"],
        "text": one["text"],
        "choices": one.get("choices", []),
        "minimum": one.get("min"),
        "maximum": one.get("max"),
        "low_label": one.get("low", ""),
        "high_label": one.get("high", ""),
        "is_voice": one["is_voice"],
        "voice_kind": ContributionKind.SUGGESTION,
        "is_sample": True,
    }


def _submissions(story: Story, questions: list[dict[str, Any]]) -> None:
    told = rows("submissions.csv")
    people = take_in(
        by=story.actors["coordinator"],
        consultation_id=story.consultation.pk,
        joining=[_joining(story, row) for row in told],
    )
    sent: list[Submission] = []
    for batch in _batches(list(zip(told, people, strict=True)), 50):
        filled = [
            Filled(
                answers=_answers(story, row, questions),
                participant=participant,
                at=moment(date.fromisoformat(row["submitted_on"])),
                is_sample=True,
            )
            for row, participant in batch
        ]
        survey = story.find("survey", "absent")
        sent += submit_many(by=story.actors["academic_lead"], survey_id=survey.pk, filled=filled)
    for row, submission in zip(told, sent, strict=True):
        story.keep("submission", row["key"], submission)
    _voices(story)


def _joining(story: Story, row: dict[str, str]) -> Joining:
    body = story.find("organisation", row["organisation"])
    person = story.find("person", row["person"]) if row["person"] else None
    return Joining(body, person, is_sample=True)


def _answers(
    story: Story, row: dict[str, str], questions: list[dict[str, Any]]
) -> dict[UUID, str | list[str]]:
    given: dict[UUID, str | list[str]] = {}
    for one in questions:
        cell, is_multi = row[one["key"]], one["kind"] == QuestionKind.MULTI
        given[story.find("survey_question", one["key"]).pk] = cell.split("|") if is_multi else cell
    return given


def _voices(story: Story) -> None:
    """Approve and clear what the open answers became, under `<submission>.<question>`."""
    questions = {question.pk: key for key, question in story.made["survey_question"].items()}
    submissions = {one.pk: key for key, one in story.made["submission"].items()}
    found = Contribution.objects.filter(
        consultation=story.consultation, answer__isnull=False
    ).select_related("answer")
    keys = []
    for contribution in found:
        answer = contribution.answer
        if answer is not None:
            key = f"{submissions[answer.submission_id]}.{questions[answer.question_id]}"
            story.keep("contribution", key, contribution)
            keys.append(key)
    closed = moment(story.find("survey", "absent").closes_on)
    _approve(story, keys, closed + timedelta(days=3), role="analyst")
    _clear(story, keys, closed + CLEARED_AFTER)


def _interviews(story: Story) -> None:
    told = document("interviews.toml")["interviews"]
    people = take_in(
        by=story.actors["coordinator"],
        consultation_id=story.consultation.pk,
        joining=[_joining(story, one) for one in told],
    )
    for one, participant in zip(told, people, strict=True):
        _interview(story, one, participant)


def _interview(story: Story, one: dict[str, Any], participant: Participant) -> None:
    by = story.actors["academic_lead"]
    at = moment(one["held_on"])
    interview = interviews.plan_interview(
        by=by,
        interview_id=uuid4(),
        participant=participant,
        title=str(story.find("organisation", one["organisation"])),
        held_on=one["held_on"],
        channel=CHANNELS.get(one["channel"], Channel.TELEPHONE),
    )
    may_quote = one["consent"] == "quotation"
    interviews.record_interview_consent(
        by=by,
        interview_id=interview.pk,
        notice=story.find("notice", "participation.tr"),
        may_quote=may_quote,
        at=at,
    )
    said = [
        Said(
            kind=ContributionKind.APPROACH,
            text=passage["text"],
            asked=passage["question"],
            participant_id=participant.pk,
            at=at + timedelta(minutes=10 * place),
        )
        for place, passage in enumerate(one["passages"], 1)
    ]
    made = interviews.add_passages(by=by, interview_id=interview.pk, passages=said, at=at)
    story.keep("interview", one["key"], interview)
    keys = [f"{one['key']}.{place}" for place, _ in enumerate(made, 1)]
    _keep(story, keys, made)
    _approve(story, keys, at + timedelta(days=2), role="academic_lead")
    if may_quote:
        _clear(story, keys, at + timedelta(days=5))
