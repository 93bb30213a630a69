from uuid import uuid4

import pytest

from paydas.core.actors import VISITOR
from paydas.gatherings.models import Table
from paydas.kernel.threads import Node, walk
from paydas.listening.operations.lines import read_lines, said_of
from paydas.listening.queries.counts import channel_counts, kind_counts, spoke_at
from paydas.listening.queries.summary import summary
from paydas.listening.queries.threads import HOPS, KIND, labels, side_links
from tests.factories.consultations import make_consultation, make_participant, make_staff
from tests.factories.interviews import make_passage
from tests.factories.listening import (
    consultation_of,
    make_approved,
    make_cleared,
    make_note,
    make_survey,
    make_table,
    make_written,
)
from tests.factories.places import have_places

pytestmark = pytest.mark.django_db


def test_spoke_is_not_recorded_where_no_table_records_speakers():
    table = make_table()
    make_approved(table)
    gathering = table.session.gathering_id

    assert spoke_at([gathering])[gathering].people is None


def test_spoke_counts_each_speaker_once_at_tables_that_record_them():
    table = make_table()
    Table.objects.filter(pk=table.pk).update(records_speakers=True)
    table.refresh_from_db()
    someone = make_participant(consultation_of(table))
    for _ in range(2):
        make_approved(table, participant_id=someone.pk)
    make_note(table, participant_id=make_participant(consultation_of(table)).pk)
    gathering = table.session.gathering_id

    found = spoke_at([gathering])[gathering]

    assert (found.people, found.recorded_tables, found.tables) == (1, 1, 1)


def test_channels_are_counted_apart(django_assert_num_queries):
    consultation = make_survey().consultation
    table = make_table(consultation)
    make_note(table)
    make_cleared(table)
    make_passage(consultation)
    make_written(consultation)

    with django_assert_num_queries(4):
        heard = channel_counts(consultation.pk)

    assert (heard.channels["table"].noted, heard.channels["table"].cleared) == (1, 1)
    assert heard.channels["interview"].approved == 1
    assert (heard.channels["written"].noted, heard.voices) == (1, 2)
    assert (heard.interviews_held, heard.tables_with_notes) == (1, 1)


def test_kinds_are_counted_for_the_public_without_what_is_not_public():
    table = make_table()
    make_approved(table, kind="need")
    make_cleared(table, kind="demand")
    consultation = consultation_of(table)

    assert kind_counts(consultation.pk, cleared_only=True) == {"demand": 1}
    assert kind_counts(consultation.pk, cleared_only=False) == {"demand": 1, "need": 1}


def test_the_summary_takes_two_queries(django_assert_num_queries):
    table = make_table()
    make_note(table)
    make_approved(table)
    make_cleared(table)
    consultation = consultation_of(table)

    with django_assert_num_queries(2):
        found = summary(consultation.pk)

    assert (found.voices, found.drafts, found.to_clear, found.waiting) == (2, 1, 1, 2)


def test_what_may_not_be_quoted_does_not_wait_for_clearing():
    passage = make_passage(may_quote=False)

    assert summary(passage.consultation_id).to_clear == 0


def test_labels_show_the_public_only_what_is_cleared():
    table = make_table()
    cleared, approved = make_cleared(table, "Açık"), make_approved(table, "Kapalı")

    public = labels(VISITOR, [cleared.pk, approved.pk])
    staff = labels(make_staff(consultation_of(table), "analyst"), [cleared.pk, approved.pk])

    assert {key: label.text for key, label in public.items()} == {cleared.pk: "Açık"}
    assert set(staff) == {cleared.pk, approved.pk}


def test_labels_take_the_same_queries_for_one_voice_and_for_many(django_assert_num_queries):
    consultation = make_consultation()
    table = make_table(consultation)
    people = [make_participant(consultation) for _ in range(4)]
    voices = [make_cleared(table, participant_id=one.pk) for one in people]

    with django_assert_num_queries(2):
        labels(VISITOR, [voices[0].pk])
    with django_assert_num_queries(2):
        labels(VISITOR, [one.pk for one in voices])


@pytest.mark.parametrize(("sharing", "shown"), [(4, ""), (5, "06")])
def test_a_province_stands_beside_a_voice_only_when_five_share_it(sharing, shown):
    have_places()
    consultation = make_consultation()
    people = [
        make_participant(consultation, province_id="06", areas=["women"]) for _ in range(sharing)
    ]
    voice = make_cleared(make_table(consultation), participant_id=people[0].pk)

    label = labels(VISITOR, [voice.pk])[voice.pk]

    assert label.shared.province == shown


def test_an_anonymous_speaker_has_nothing_beside_the_words():
    have_places()
    consultation = make_consultation()
    for _ in range(6):
        someone = make_participant(consultation, province_id="06", disclosure="anonymous")
    voice = make_cleared(make_table(consultation), participant_id=someone.pk)

    assert labels(VISITOR, [voice.pk])[voice.pk].shared.province == ""


def test_a_thread_begins_with_the_voice():
    voice = make_cleared()

    thread = walk(Node(KIND, voice.pk), HOPS)

    assert [station.kind for station in thread.stations] == [KIND]


def test_side_links_show_the_public_only_pairs_that_are_public():
    table = make_table()
    problem = make_cleared(table, solution="Servis.")
    link = problem.linked_by.get()

    hidden = side_links(VISITOR, [problem.pk])
    staff = side_links(make_staff(consultation_of(table), "analyst"), [problem.pk])

    assert hidden == []
    assert [(one.origin_id, one.kind) for one in staff] == [(link.origin_id, "answers")]


def test_lines_find_their_question_heading_and_kind():
    consultation = make_consultation()
    heading = consultation.headings.create(title="Mevzuat")
    question = consultation.questions.create(text="Ne zor, nasıl değişmeli?", heading=heading)
    text = "Giriş satırı\n1) NE ZOR; nasıl değişmeli\n- İyi uygulama: Mutfak.\n\nMEVZUAT\nSon."

    lines = read_lines(text, [question], [heading], "need")

    assert [(one.number, one.kind, one.question, one.heading) for one in lines] == [
        (1, "need", None, None),
        (3, "good_practice", question, heading),
        (6, "need", None, heading),
    ]
    assert [one.text for one in lines] == ["Giriş satırı", "Mutfak.", "Son."]


def test_a_line_that_is_too_long_is_shown_and_not_saved():
    lines = read_lines("a" * 1_000_000 + "\nKısa.", [], [], "need")

    said = said_of(lines, uuid4(), "tr")

    assert [bool(one.problem) for one in lines] == [True, False]
    assert [one.text for one in said] == ["Kısa."]
