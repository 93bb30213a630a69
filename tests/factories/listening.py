"""What is said: tables with their links, contributions, surveys, interviews."""

from itertools import count
from types import SimpleNamespace
from uuid import uuid4

from paydas.core.actors import SYSTEM, holder
from paydas.core.operations.links import Grant, give_link
from paydas.listening.operations.clearing import approve, clear
from paydas.listening.operations.notes import take_note, take_notes
from paydas.listening.operations.surveys import add_questions, open_survey, set_up_survey
from paydas.listening.operations.words import Place, Said
from tests.factories.consultations import make_consultation
from tests.factories.gatherings import make_gathering, make_session, make_tables

numbers = count(1)


def make_table(consultation=None, **values):
    session = make_session(make_gathering(consultation, **values))
    return make_tables(session, 1)[0]


def consultation_of(table):
    return table.session.gathering.consultation


def link_to(subject, purpose, **values):
    return give_link(by=SYSTEM, grant=Grant(purpose, subject, **values))


def at_desk(table, purpose="table"):
    return holder(link_to(table, purpose))


def said(text="", kind="problem", **values):
    return Said(kind=kind, text=text or f"Örnek söz {next(numbers)}", **values)


def make_note(table=None, text="", **values):
    table = table or make_table()
    return take_note(by=SYSTEM, table_id=table.pk, said=said(text, **values))


def make_approved(table=None, text="", **values):
    note = make_note(table, text, **values)
    return approve(by=SYSTEM, contribution_ids=[note.pk])[0]


def make_cleared(table=None, text="", **values):
    approved = make_approved(table, text, **values)
    return clear(by=SYSTEM, contribution_ids=[approved.pk])[0]


def make_written(consultation=None, text="", **values):
    consultation = consultation or make_consultation()
    place = Place(consultation_id=consultation.pk)
    return take_notes(by=SYSTEM, place=place, said=[said(text, **values)])[0]


QUESTIONS = (
    {"kind": "open", "text": "Ne değişmeli?", "is_voice": True, "is_required": True},
    {"kind": "open", "text": "Başka?"},
    {
        "kind": "single",
        "text": "Etkisi?",
        "choices": [{"key": "good", "text": "İyi"}, {"key": "bad", "text": "Kötü"}],
    },
    {
        "kind": "multi",
        "text": "Hangileri?",
        "choices": [{"key": k, "text": k} for k in "abc"],
        "maximum": 2,
    },
    {"kind": "scale", "text": "Ne kadar?", "minimum": 1, "maximum": 5},
    {"kind": "number", "text": "Kaç kişi?", "minimum": 0, "maximum": 5000},
)


def make_survey(consultation=None, *, is_open=True, questions=QUESTIONS, **values):
    consultation = consultation or make_consultation()
    survey = set_up_survey(
        by=SYSTEM,
        survey_id=uuid4(),
        consultation_id=consultation.pk,
        **({"title": f"Örnek anket {next(numbers)}"} | values),
    )
    made = add_questions(by=SYSTEM, survey_id=survey.pk, questions=[dict(q) for q in questions])
    if is_open:
        survey = open_survey(by=SYSTEM, survey_id=survey.pk)
    names = ("voice", "more", "single", "multi", "scale", "number")
    return SimpleNamespace(
        survey=survey,
        consultation=consultation,
        **{name: q.pk for name, q in zip(names, made, strict=False)},
    )
