import pytest
from django import forms
from django.urls import reverse
from django.utils.translation import override

from paydas.consultations.web.fields import OrganisationField, ParticipantField, PersonField
from tests.factories.consultations import make_consultation, make_participant, make_staff
from tests.factories.core import make_account
from tests.factories.stakeholders import make_organisation, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_turkish():
    with override("tr"):
        yield


class BodyForm(forms.Form):
    body = OrganisationField(required=False)


class WhoForm(forms.Form):
    who = ParticipantField()

    def __init__(self, data, consultation):
        super().__init__(data)
        self.fields["who"].within = consultation.participants.all()


class PersonForm(forms.Form):
    person = PersonField()


def make_bodies(count):
    return [make_organisation(name=f"Örnek Kadın Derneği {n:02}") for n in range(count)]


@pytest.mark.parametrize("words", ["Örnek Kadın Derneği", "ORNEK kadin DERNEGI", "kadın"])
def test_words_that_only_one_record_has_choose_it(words):
    body = make_organisation(name="Örnek Kadın Derneği")
    make_organisation(name="Örnek Gençlik Derneği")

    form = BodyForm({"body": words})

    assert form.is_valid()
    assert form.cleaned_data["body"] == body


def test_whole_name_wins_over_longer_names():
    body = make_organisation(name="Örnek Dernek")
    make_organisation(name="Örnek Dernek Ankara Şubesi")

    form = BodyForm({"body": "örnek dernek"})

    assert form.is_valid()
    assert form.cleaned_data["body"] == body


def test_whole_name_is_found_among_more_than_are_shown():
    make_bodies(25)
    body = make_organisation(name="Kadın")

    form = BodyForm({"body": "kadın"})

    assert form.is_valid()
    assert form.cleaned_data["body"] == body


def test_words_that_several_have_bring_them_to_choose_from():
    bodies = make_bodies(2)
    form = BodyForm({"body": "kadın"})

    page = str(form["body"])

    assert not form.is_valid()
    assert 'value="kadın"' in page
    assert [f'value="{body.pk}"' in page for body in bodies] == [True, True]


def test_at_most_twenty_are_offered_and_the_page_says_that_there_are_more():
    make_bodies(21)
    form = BodyForm({"body": "kadın"})

    page = str(form["body"])

    assert page.count('type="radio"') == 21  # twenty, and "none of these"
    assert "Burada görünenden daha fazlası var." in page


def test_words_that_none_has_say_so():
    form = BodyForm({"body": "bulunmaz"})

    assert form.errors["body"] == [
        "Kayıtlarda bu adla bir kayıt yok. Yazımı denetleyin veya yeni kayıt açın."
    ]


def test_picked_record_is_taken_and_stays_picked():
    body = make_bodies(2)[1]

    form = BodyForm({"body": "kadın", "body-pick": str(body.pk)})

    assert form.is_valid()
    assert form.cleaned_data["body"] == body
    assert f'value="{body.pk}" id="id_body_1" checked' in str(form["body"])


def test_nothing_is_chosen_by_an_empty_box_where_it_may_be():
    form = BodyForm({"body": " "})

    assert form.is_valid()
    assert form.cleaned_data["body"] is None


@pytest.mark.parametrize("key", ["no-key", "00000000-0000-4000-8000-000000000000"])
def test_key_that_is_no_record_is_refused(key):
    form = BodyForm({"body": "", "body-pick": key})

    assert not form.is_valid()


def test_participant_of_another_consultation_is_refused():
    other = make_participant(make_consultation(), person=make_person(name="Örnek Ayşe"))

    picked = WhoForm({"who": "", "who-pick": str(other.pk)}, make_consultation())
    named = WhoForm({"who": "Örnek Ayşe"}, make_consultation())

    assert [picked.is_valid(), named.is_valid()] == [False, False]


def test_participant_is_found_by_person_and_body():
    consultation = make_consultation()
    body = make_organisation(name="Örnek Kadın Derneği")
    first = make_participant(consultation, person=make_person(name="Örnek Ayşe"), organisation=body)
    make_participant(consultation, person=make_person(name="Örnek Fatma"), organisation=body)

    form = WhoForm({"who": "ayse kadin"}, consultation)

    assert form.is_valid()
    assert form.cleaned_data["who"] == first


def test_people_of_the_register_are_never_listed_in_numbers():
    for n in range(9):
        make_person(name=f"Örnek Kaya {n}")
    form = PersonForm({"person": "kaya"})

    page = str(form["person"])

    assert page.count('type="radio"') == 6  # five, and "none of these"
    assert "data-combobox" not in page


def test_suggestions_come_from_the_form_s_own_address(client):
    consultation = make_consultation()
    client.force_login(make_staff(consultation).user)
    ayse = make_person(name="Örnek Ayşe Kaya")
    who = make_participant(consultation, person=ayse, organisation=None)
    make_participant(make_consultation(), person=ayse, organisation=None)
    address = reverse("listening:add_interview", args=[consultation.slug])

    answer = client.get(address, {"suggest": "participant", "q": "ayse"})

    assert answer.json() == {
        "found": [{"key": str(who.pk), "label": "Örnek Ayşe Kaya", "note": ""}],
        "said": "1 sonuç",
    }
    assert answer["Cache-Control"] == "no-store"


def test_suggestions_are_refused_to_those_who_may_not_open_the_form(client):
    consultation = make_consultation()
    address = reverse("listening:add_interview", args=[consultation.slug])
    asked = {"suggest": "participant", "q": "a"}

    visitor = client.get(address, asked)
    client.force_login(make_account().user)
    stranger = client.get(address, asked)

    assert [visitor.status_code, stranger.status_code] == [302, 403]


@pytest.mark.parametrize("field", ["title", "nothing"])
def test_no_suggestions_for_a_field_that_gives_none(client, field):
    consultation = make_consultation()
    client.force_login(make_staff(consultation).user)
    address = reverse("listening:add_interview", args=[consultation.slug])

    assert client.get(address, {"suggest": field, "q": "a"}).status_code == 404


def test_form_that_comes_back_keeps_what_was_typed(client):
    consultation = make_consultation()
    client.force_login(make_staff(consultation).user)
    for name in ("Örnek Ayşe Kaya", "Örnek Ayşe Demir"):
        make_participant(consultation, person=make_person(name=name))
    address = reverse("listening:add_interview", args=[consultation.slug])

    answer = client.post(address, {"participant": "ayşe", "title": "Örnek görüşme"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="ayşe"' in page
    assert 'value="Örnek görüşme"' in page
    assert page.count('name="participant-pick"') == 3
