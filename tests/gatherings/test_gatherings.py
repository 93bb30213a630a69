from datetime import UTC, datetime
from uuid import uuid4

import pytest

from paydas.consultations.operations.outline import add_theme
from paydas.core.actors import SYSTEM
from paydas.core.models import AccessLink
from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.gatherings.models import Gathering
from paydas.gatherings.operations import gatherings as operations
from paydas.gatherings.operations import people, programme
from paydas.gatherings.queries import gatherings as queries
from paydas.gatherings.queries.calendar import events
from paydas.gatherings.queries.summary import summary
from paydas.gatherings.vocabulary import GatheringsError
from paydas.kernel.text.dates import format_date
from paydas.places.operations.reference import load_places
from tests.factories.consultations import make_consultation, make_participant, make_staff
from tests.factories.gatherings import make_gathering, make_session, make_tables, mark
from tests.factories.stakeholders import make_organisation, make_person

pytestmark = pytest.mark.django_db


def at(day, hour):
    return datetime(2021, 10, day, hour, tzinfo=UTC)


def code_of(call, **arguments):
    with pytest.raises(GatheringsError) as problem:
        call(**arguments)
    return problem.value.code


def test_a_gathering_posted_twice_is_one():
    found, pk = make_consultation(), uuid4()

    for _ in range(2):
        make_gathering(found, gathering_id=pk)

    assert Gathering.objects.count() == 1


def test_a_theme_of_another_consultation_is_refused():
    theme = add_theme(
        by=SYSTEM, theme_id=uuid4(), consultation_id=make_consultation().pk, title="Kadın"
    )

    assert code_of(make_gathering, theme=theme) == "not_of_consultation"


def test_a_local_organiser_changes_only_their_own_gathering():
    found = make_consultation()
    mine, other = make_gathering(found), make_gathering(found)
    actor = make_staff(found, "local_organiser", gathering_id=mine.pk)
    change = {"by": actor, "seen": 1, "title": "Yeni ad"}

    operations.change_gathering(gathering_id=mine.pk, **change)
    with pytest.raises(AccessDeniedError):
        operations.change_gathering(gathering_id=other.pk, **change)

    assert [
        g.title == "Yeni ad" for g in (Gathering.objects.get(pk=g.pk) for g in (mine, other))
    ] == [
        True,
        False,
    ]


def test_two_who_change_one_gathering_do_not_overwrite_each_other():
    found = make_gathering()
    operations.change_gathering(by=SYSTEM, gathering_id=found.pk, seen=1, title="Birinci")

    with pytest.raises(StaleRecordError):
        operations.change_gathering(by=SYSTEM, gathering_id=found.pk, seen=1, title="İkinci")


@pytest.mark.parametrize("state", ["postponed", "cancelled"])
def test_whoever_postpones_or_cancels_says_why(state):
    found = make_gathering()
    move = {"by": SYSTEM, "gathering_id": found.pk, "seen": None, "state": state}

    assert code_of(operations.move_gathering, **move) == "reason_needed"
    moved = operations.move_gathering(**move, reason="Kar yağışı")
    assert (moved.state, moved.state_reason) == (state, "Kar yağışı")
    assert code_of(operations.move_gathering, **move) == "state_same"


@pytest.mark.parametrize(
    ("parts", "turkish", "english"),
    [
        ({"year": 2021, "month": 10, "day": 7}, "7 Ekim 2021", "7 October 2021"),
        ({"year": 2016, "month": 5, "day": None}, "Mayıs 2016", "May 2016"),
        ({"year": None, "month": 5, "day": 29}, "29 Mayıs", "29 May"),
    ],
)
def test_a_date_is_said_as_far_as_it_is_known(parts, turkish, english):  # serves 2.4, 3.7
    found = make_gathering(**parts)

    assert [format_date(found.dated, tongue) for tongue in ("tr", "en")] == [turkish, english]


def test_a_session_ends_after_it_starts():
    times = {"starts_at": at(7, 12), "ends_at": at(7, 9)}

    assert code_of(make_session, **times) == "ends_before_start"


def test_two_sessions_never_share_a_number():
    found = make_gathering()
    first, second = make_session(found), make_session(found)
    change = {"by": SYSTEM, "session_id": second.pk, "seen": 1, "number": first.number}

    assert code_of(programme.change_session, **change) == "session_number_taken"


def test_learning_objectives_keep_their_order():
    session = make_session(objectives=["Tanımlar", "Uygular"])

    programme.change_session(
        by=SYSTEM, session_id=session.pk, seen=1, objectives=["Uygular", "Anlatır"]
    )

    assert [one.text for one in session.objectives.all()] == ["Uygular", "Anlatır"]


def test_a_table_that_somebody_sat_at_is_not_taken_away():
    session = make_session()
    _first, second = make_tables(session, 2)
    mark(session, make_participant(session.gathering.consultation), table=second)

    assert code_of(programme.set_tables, by=SYSTEM, session_id=session.pk, count=1) == "has_voices"
    assert len(make_tables(session, 3)) == 3


def test_a_session_at_which_somebody_was_present_stays():
    session = make_session()
    mark(session, make_participant(session.gathering.consultation))

    assert code_of(programme.remove_session, by=SYSTEM, session_id=session.pk) == "has_voices"


def test_a_programme_is_copied_to_the_day_of_the_other_gathering():  # serves 2.11
    found = make_consultation()
    origin = make_gathering(found)
    for number, hour in ((1, 7), (2, 11)):
        session = make_session(
            origin, number=number, starts_at=at(7, hour), ends_at=at(7, hour + 2)
        )
        make_tables(session, 5)
    copy = make_gathering(found, day=21)

    programme.copy_programme(by=SYSTEM, gathering_id=copy.pk, origin_id=origin.pk)

    assert [(s.starts_at, s.tables.count()) for s in copy.sessions.all()] == [
        (at(21, 7), 5),
        (at(21, 11), 5),
    ]
    again = {"by": SYSTEM, "gathering_id": copy.pk, "origin_id": origin.pk}
    assert code_of(programme.copy_programme, **again) == "programme_there"


def test_every_table_gets_its_two_links_once_however_often_it_is_asked():
    session = make_session()
    make_tables(session, 3)

    for _ in range(2):
        programme.give_table_links(by=SYSTEM, gathering_id=session.gathering_id)

    given = AccessLink.objects.filter(subject_id__in=[t.pk for t in session.tables.all()])
    assert sorted(given.values_list("purpose", flat=True)) == ["moderate"] * 3 + ["table"] * 3


def test_a_host_need_not_be_the_organiser():  # serves 4.1
    found, host, organiser = make_gathering(), make_organisation(), make_organisation()
    bodies = [people.Standing(host.pk, "host"), people.Standing(organiser.pk, "organiser")]

    for _ in range(2):
        people.name_bodies(by=SYSTEM, gathering_id=found.pk, bodies=bodies)

    assert {(b.organisation, b.role) for b in queries.bodies_of(found)} == {
        (host, "host"),
        (organiser, "organiser"),
    }


def test_people_stand_in_the_order_they_are_named_and_once():
    session = make_session()
    table = make_tables(session, 1)[0]
    posts = [
        people.Post(make_person().pk, "moderator", table_id=table.pk),
        people.Post(make_person().pk, "speaker", session_id=session.pk, topic="KSS"),
    ]

    for _ in range(2):
        people.name_people(by=SYSTEM, gathering_id=session.gathering_id, posts=posts)

    assert [p.role for p in queries.people_of(session.gathering)] == ["moderator", "speaker"]


def test_a_table_of_another_gathering_gives_no_role():
    table = make_tables(make_session(), 1)[0]
    posts = [people.Post(make_person().pk, "rapporteur", table_id=table.pk)]

    assert (
        code_of(people.name_people, by=SYSTEM, gathering_id=make_gathering().pk, posts=posts)
        == "not_of_consultation"
    )


def test_gatherings_are_found_by_title_and_province_however_they_are_spelled():
    load_places(by=SYSTEM)
    found = make_consultation()
    make_gathering(found, title="Göç ve insani yardım", province_id="63")

    rows = queries.gatherings_of(found.pk)

    for words in ("goc", "GÖÇ", "sanliurfa", "ŞANLIURFA yardim"):
        assert queries.named(words, rows).count() == 1


def test_counts_take_somebody_in_both_sessions_once():
    found = make_gathering()
    first, second = make_session(found), make_session(found)
    make_tables(first, 5)
    both, one, gone = (make_participant(found.consultation) for _ in range(3))
    mark(first, both, one)
    mark(second, both)
    mark(second, gone, presence="absent")

    row = queries.with_counts(queries.gatherings_of(found.consultation_id)).get()

    assert (row.sessions_count, row.tables_count) == (2, 5)
    assert (row.expected_count, row.present_count) == (3, 2)
    assert (summary(found.consultation_id).attended, summary(found.consultation_id).tables) == (
        2,
        5,
    )


def test_nobody_marked_reads_not_recorded():
    found = make_gathering()

    assert summary(found.consultation_id).attended is None


def test_a_gathering_is_an_appointment_from_its_first_session_to_its_last(
    django_assert_num_queries,
):
    found = make_gathering()
    make_session(found, starts_at=at(7, 7), ends_at=at(7, 9))
    make_session(found, starts_at=at(7, 11), ends_at=at(7, 13))
    make_gathering(found.consultation, day=None)

    with django_assert_num_queries(1):
        made = events(queries.gatherings_of(found.consultation_id), lambda _: "")

    assert [(e.starts, e.ends, e.state) for e in made] == [(at(7, 7), at(7, 13), "confirmed")]
