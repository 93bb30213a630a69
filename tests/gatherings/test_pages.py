from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from paydas.core.actors import SYSTEM
from paydas.gatherings.models import Attendance, Gathering, Minutes
from paydas.gatherings.operations.programme import give_table_links
from paydas.gatherings.queries.attendance import turnout
from paydas.stakeholders.models import Person
from tests.factories.consultations import make_consultation, make_participant, make_staff
from tests.factories.gatherings import make_gathering, make_session, make_tables, mark
from tests.factories.places import have_places
from tests.factories.stakeholders import make_organisation, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_turkish():
    with override("tr"):
        yield


@pytest.fixture
def consultation():
    return make_consultation()


@pytest.fixture
def boss(client, consultation, settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    client.force_login(make_staff(consultation).user)
    return client


def at(name, gathering, *more):
    slug = gathering.consultation.slug
    return reverse(f"gatherings:{name}", args=[slug, gathering.pk, *more])


def listed(consultation):
    return reverse("gatherings:gatherings", args=[consultation.slug])


def full_gathering(consultation):
    session = make_session(make_gathering(consultation))
    table = make_tables(session, 1)[0]
    mark(session, make_participant(consultation, person=make_person()), table=table)
    return session.gathering


def queries_of(client, address, make, times):
    for _ in range(times):
        make()
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_list_of_gatherings_asks_the_same_for_one_and_for_three(boss, consultation):
    address = listed(consultation)

    def meet():
        full_gathering(consultation)

    assert queries_of(boss, address, meet, 1) == queries_of(boss, address, meet, 2)


def test_the_door_asks_the_same_for_any_number(boss, consultation):
    session = make_session(make_gathering(consultation))
    address = at("door", session.gathering, session.pk)

    def come():
        mark(session, make_participant(consultation, person=make_person()))

    assert queries_of(boss, address, come, 1) == queries_of(boss, address, come, 2)


def test_attendance_asks_the_same_for_any_number_of_sessions(boss, consultation):
    found = make_gathering(consultation)

    def meet():
        mark(make_session(found), make_participant(consultation))

    address = at("attendance", found)
    assert queries_of(boss, address, meet, 1) == queries_of(boss, address, meet, 2)


def test_the_page_of_a_gathering_asks_the_same_for_any_number_of_tables(boss, consultation):
    session = make_session(make_gathering(consultation))
    address = at("gathering", session.gathering)
    sizes = iter([1, 6])

    def furnish():
        make_tables(session, next(sizes))

    assert queries_of(boss, address, furnish, 1) == queries_of(boss, address, furnish, 1)


def test_a_list_is_exported_as_it_is_filtered(boss, consultation):
    make_gathering(consultation, title="Göç buluşması")
    make_gathering(consultation, title="Kadın buluşması")

    response = boss.get(listed(consultation), {"q": "goc", "format": "csv"})

    text = b"".join(response.streaming_content).decode()
    assert ("Göç buluşması" in text, "Kadın buluşması" in text) == (True, False)


def gathering_form(**change):
    return {"id": str(uuid4()), "title": "Yeni buluşma", "kind": "workshop"} | change


def test_a_gathering_posted_twice_is_one(boss, consultation):
    address = reverse("gatherings:add", args=[consultation.slug])
    form = gathering_form(day="7", month="10", year="2021")

    answers = [boss.post(address, form).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert [str(g.dated.earliest) for g in Gathering.objects.all()] == ["2021-10-07"]


@pytest.mark.parametrize(
    ("asked", "covered"), [({"with_neighbours": "on"}, ["31", "33", "46", "51", "80"]), ({}, [])]
)
def test_a_new_gathering_covers_the_neighbours_of_its_province_when_asked(
    boss, consultation, asked, covered
):
    have_places()
    address = reverse("gatherings:add", args=[consultation.slug])

    boss.post(address, gathering_form(province="01", **asked))

    plates = Gathering.objects.get().catchment.values_list("pk", flat=True)
    assert [one for one in sorted(plates) if one in {"31", "33", "46", "51", "80"}] == covered


def test_an_impossible_day_keeps_what_was_typed(boss, consultation):
    address = reverse("gatherings:add", args=[consultation.slug])

    response = boss.post(address, gathering_form(day="31", month="2"))

    assert response.status_code == 422
    assert "Yeni buluşma" in response.content.decode()
    assert Gathering.objects.count() == 0


def test_a_form_opened_too_early_is_refused_and_keeps_what_was_typed(boss, consultation):
    found = make_gathering(consultation)
    boss.post(at("edit", found), gathering_form(id=str(found.pk), seen="1", title="Birinci"))

    late = gathering_form(id=str(found.pk), seen="1", title="İkinci")
    response = boss.post(at("edit", found), late)

    found.refresh_from_db()
    assert (response.status_code, found.title) == (422, "Birinci")
    assert "İkinci" in response.content.decode()


def test_one_tap_marks_one_person_and_another_takes_it_back(boss, consultation):
    session = make_session(make_gathering(consultation))
    person = make_participant(consultation)
    mark(session, person, presence="expected")
    address = at("door", session.gathering, session.pk)

    boss.post(address, {"mark": f"present:{person.pk}"})
    after_one = turnout(session).present
    boss.post(address, {"mark": f"expected:{person.pk}"})

    assert (after_one, turnout(session).present) == (1, 0)


def test_those_ticked_are_marked_together(boss, consultation):
    session = make_session(make_gathering(consultation))
    people = [make_participant(consultation) for _ in range(3)]
    mark(session, *people, presence="expected")

    boss.post(
        at("door", session.gathering, session.pk),
        {"mark": "absent", "pick": [str(p.pk) for p in people[:2]]},
    )

    assert (turnout(session).absent, turnout(session).expected) == (2, 1)


@pytest.mark.parametrize("form", [{"mark": "present"}, {"mark": "away", "pick": "x"}, {}])
def test_a_senseless_mark_changes_nothing(form, boss, consultation):
    session = make_session(make_gathering(consultation))
    mark(session, make_participant(consultation), presence="expected")

    response = boss.post(at("door", session.gathering, session.pk), form)

    assert response.status_code == 302
    assert [line.presence for line in Attendance.objects.all()] == ["expected"]


def test_somebody_at_the_door_comes_for_a_registered_body(boss, consultation):
    session = make_session(make_gathering(consultation))
    body = make_organisation(name="Örnek Şanlıurfa Gençlik Derneği")
    form = {"person_id": str(uuid4()), "name": "Örnek Misafir", "organisation": "sanliurfa genclik"}

    boss.post(at("walk_in", session.gathering, session.pk), form)

    line = Attendance.objects.get()
    assert (line.participant.organisation, line.presence) == (body, "present")
    assert Person.objects.filter(name="Örnek Misafir").count() == 1


def test_an_unknown_body_is_named_as_unknown(boss, consultation):
    session = make_session(make_gathering(consultation))
    form = {"name": "Örnek Misafir", "organisation": "olmayan kuruluş"}

    response = boss.post(at("walk_in", session.gathering, session.pk), form)

    assert response.status_code == 422
    assert "olmayan kuruluş" in response.content.decode()


@pytest.mark.parametrize(
    "sheet", ["signatures", "badges", "table-cards", "protocol", "certificates"]
)
@pytest.mark.parametrize("tongue", ["tr", "en"])
def test_the_paper_of_the_day_is_printed(sheet, tongue, boss, consultation):  # serves 2.11
    found = full_gathering(consultation)
    give_table_links(by=SYSTEM, gathering_id=found.pk)

    response = boss.get(at("paper", found, sheet).replace("/tr/", f"/{tongue}/"))

    assert response.content[:5] == b"%PDF-"


def test_minutes_are_written_approved_and_published(boss, consultation):
    found = make_gathering(consultation)
    form = {"id": str(uuid4()), "text": "Masa notları okundu."}
    boss.post(at("write_minutes", found), form)
    pk = Minutes.objects.get().pk

    for act in ("approve", "publish"):
        boss.post(at("settle_minutes", found, pk), {"act": act})

    (row,) = boss.get(at("minutes", found)).context["rows"]
    assert (row.minutes.state, row.edition.number) == ("approved", 1)


def test_the_public_calendar_holds_what_has_a_day(client, consultation):
    make_gathering(consultation, title="Günü belli")
    make_gathering(consultation, title="Ayı belli", day=None)

    data = client.get(reverse("gatherings:feed", args=[consultation.slug])).content.decode()

    assert ("Günü belli" in data, "Ayı belli" in data) == (True, False)


def test_one_day_can_be_taken_from_the_public_calendar(client, consultation):
    day = make_gathering(consultation, title="Geldiğim gün")
    make_gathering(consultation, title="Başka gün")

    data = client.get(reverse("gatherings:feed_day", args=[consultation.slug, day.pk]))

    assert ("Geldiğim gün" in data.content.decode(), "Başka" in data.content.decode()) == (
        True,
        False,
    )


def test_a_consultation_that_is_being_set_up_has_no_public_calendar(client):
    found = make_consultation(state="draft")

    assert client.get(reverse("gatherings:feed", args=[found.slug])).status_code == 404
