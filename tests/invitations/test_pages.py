import pytest
from django.urls import reverse

from paydas.consultations.models import Consent, Participant
from paydas.core.actors import SYSTEM
from paydas.core.jobs import run_next
from paydas.core.operations.links import address_of, revoke_links
from paydas.core.queries.links import links_of
from paydas.gatherings.models import AccessNeed
from paydas.invitations.models import InvitationRound, ReferenceMix
from paydas.invitations.operations.rounds import submit_round
from tests.factories.consultations import make_consultation, make_staff
from tests.factories.core import make_notice
from tests.factories.gatherings import make_gathering, make_session
from tests.factories.invitations import invite_bodies, make_invitation, make_round
from tests.factories.stakeholders import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def password_only(settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]


def enter(client, consultation, role="coordinator"):
    client.force_login(make_staff(consultation, role).user)
    return client


def link_path(invitation):
    link = links_of("invitation", [invitation.pk])[invitation.pk]
    return address_of(link).removeprefix("http://127.0.0.1:8000")


def open_link(client, invitation):
    return client.get(link_path(invitation), follow=True)


def here(name, consultation, *args):
    return reverse(f"invitations:{name}", args=[consultation.slug, *args])


def shown(invitation, **values):
    return {"seen": invitation.revision, "language": "tr", "answer": "accepted"} | values


@pytest.mark.parametrize(("name", "queries"), [("rounds", 13), ("invited", 10)])
@pytest.mark.parametrize("count", [1, 3])
def test_lists_ask_the_same_number_of_queries_for_one_and_for_three(
    client, django_assert_num_queries, name, queries, count
):
    consultation = make_consultation()
    gathering = make_gathering(consultation)
    for _ in range(count):
        make_invitation(gathering)
    enter(client, consultation)
    client.get(here(name, consultation))

    with django_assert_num_queries(queries):
        page = client.get(here(name, consultation))

    assert page.status_code == 200


def test_the_invited_answer_by_their_link_and_agree_to_the_notice_on_a_step_of_its_own(client):
    make_notice()
    gathering = make_gathering()
    make_session(gathering)
    invitation = make_invitation(gathering)
    page = open_link(client, invitation)
    invitation.refresh_from_db()

    answered = client.post(
        page.request["PATH_INFO"], shown(invitation, needs=["captions"], need_note="Canlı yazı")
    )
    consented = client.post(answered["Location"], {"agreed": "on"})

    invitation.refresh_from_db()
    assert page.status_code == 200
    assert (invitation.answer, invitation.opened_at is not None) == ("accepted", True)
    assert AccessNeed.objects.get().kind == "captions"
    assert answered["Location"] == reverse("invitations:consent", args=[invitation.pk])
    assert consented.status_code == 302
    assert Consent.objects.count() == 1


def test_an_answer_stands_without_consent(client):
    make_notice()
    invitation = make_invitation()
    open_link(client, invitation)
    client.post(reverse("invitations:answer", args=[invitation.pk]), shown(invitation))

    client.post(reverse("invitations:consent", args=[invitation.pk]), {})

    invitation.refresh_from_db()
    assert (invitation.answer, Consent.objects.count()) == ("accepted", 0)


def test_a_delegate_without_a_name_is_asked_for_and_what_was_typed_stays(client):
    invitation = make_invitation()
    open_link(client, invitation)

    page = client.post(
        reverse("invitations:answer", args=[invitation.pk]),
        shown(invitation, answer="delegated", note="Geç kalabiliriz"),
    )

    assert page.status_code == 422
    assert "Geç kalabiliriz" in page.content.decode()


@pytest.mark.parametrize(("language", "browser"), [("en", "tr"), ("tr", "en"), ("de", "en")])
def test_the_page_of_an_invitation_opens_in_the_language_of_its_mail(client, language, browser):
    invitation = make_invitation()
    Participant.objects.update(language=language)

    page = client.get(link_path(invitation), headers={"accept-language": browser})

    spoken = language if language in {"tr", "en"} else browser
    assert page["Location"].startswith(f"/{spoken}/")


def test_whoever_comes_may_take_the_day_into_a_calendar(client):
    make_notice()
    invitation = make_invitation()
    before = open_link(client, invitation).content.decode()
    address = reverse(
        "gatherings:feed_day",
        args=[invitation.gathering.consultation.slug, invitation.gathering_id],
    )
    here = reverse("invitations:answer", args=[invitation.pk])
    client.post(here, shown(invitation))

    after = client.get(here).content.decode()

    assert (address in before, address in after) == (False, True)


def test_a_page_without_its_link_says_that_the_link_must_be_opened_again(client):
    invitation = make_invitation()

    page = client.get(f"/en/p/invitation/{invitation.pk}/")

    assert page.status_code == 410
    assert "Please open your link again" in page.content.decode()


def test_an_expired_link_and_an_altered_one_open_nothing(client):
    invitation = make_invitation()
    link = links_of("invitation", [invitation.pk])[invitation.pk]
    token = address_of(link).rsplit("/", 1)[1]
    altered = client.get(f"/l/{token[:-1]}{'a' if token[-1] != 'a' else 'b'}")
    revoke_links(by=SYSTEM, subject_id=invitation.pk)

    expired = client.get(f"/l/{token}")

    assert (altered.status_code, expired.status_code) == (404, 410)


def survey_of(actor, participant_id):
    return f"/survey/{participant_id}/"


def test_whoever_declines_is_led_to_the_survey_when_there_is_one(client, settings):
    settings.PAYDAS_AFTER_DECLINE = f"{__name__}.survey_of"
    invitation = make_invitation()
    open_link(client, invitation)

    page = client.post(
        reverse("invitations:answer", args=[invitation.pk]),
        shown(invitation, answer="declined"),
        follow=True,
    )

    assert f"/survey/{invitation.participant_id}/" in page.content.decode()


def test_choosing_adds_those_ticked_and_all_that_the_filters_leave(client):
    found = make_round()
    consultation = found.gathering.consultation
    ticked, other = make_organisation(), make_organisation(legal_form="foundation")
    enter(client, consultation)
    page = here("choose", consultation, found.pk)

    client.post(f"{page}?text=", {"who": "ticked", "pick": [str(ticked.pk), "not a key"]})
    client.post(f"{page}?legal_form=foundation", {"who": "all"})

    bodies = set(found.invitations.values_list("participant__organisation", flat=True))
    assert bodies == {ticked.pk, other.pk}


def test_a_list_names_the_lines_that_are_not_in_the_register_and_adds_nobody(client):
    found = make_round()
    body = make_organisation(name="Örnek Bilinen Derneği")
    enter(client, found.gathering.consultation)
    page = here("add_list", found.gathering.consultation, found.pk)

    wrong = client.post(page, {"lines": f"{body.name}\nYok Böyle Biri", "reason": ""})
    before = found.invitations.count()
    client.post(page, {"lines": body.name, "reason": "Valilik önerdi"})

    assert wrong.status_code == 422
    assert "Yok Böyle Biri" in wrong.content.decode()
    assert before == 0
    assert found.invitations.get().reason == "Valilik önerdi"


def test_the_approver_sees_the_letter_and_the_list_and_the_round_is_sent_by_a_job(client):
    found = make_round(letter="Birinci paragraf.\n\nİkinci paragraf.")
    (invitation,) = invite_bodies(found)
    consultation = found.gathering.consultation
    submit_round(by=SYSTEM, round_id=found.pk)
    enter(client, consultation, "approver")
    page = here("approve", consultation, found.pk)
    text = client.get(page).content.decode()
    client.post(page, {"decision": "approve", "reason": ""})
    enter(client, consultation)

    client.post(here("send", consultation, found.pk))
    while run_next():
        pass

    invitation.refresh_from_db()
    assert invitation.participant.organisation.name in text
    assert "<p>İkinci paragraf.</p>" in text
    assert invitation.sent_by == "paper"
    assert InvitationRound.objects.get().state == "sent"


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_letters_are_printed_as_pdf_and_docx(client, kind, begins):
    invitation = make_invitation()
    consultation = invitation.gathering.consultation
    enter(client, consultation)

    page = client.get(here("letters", consultation, invitation.round_id, kind))

    assert page.content.startswith(begins)


def test_answers_told_by_telephone_are_written_down_for_many(client):
    gathering = make_gathering()
    first, second = make_invitation(gathering), make_invitation(gathering)
    enter(client, gathering.consultation)

    client.post(
        here("invited", gathering.consultation),
        {"act": "declined", "pick": [str(first.pk), str(second.pk)]},
    )

    found = {(one.answer, one.answered_by) for one in gathering.invitations.all()}
    assert found == {("declined", "telephone")}


def test_the_local_organiser_sees_the_invited_of_the_own_gathering_only(client):
    consultation = make_consultation()
    mine, other = make_gathering(consultation), make_gathering(consultation)
    seen, hidden = make_invitation(mine), make_invitation(other)
    organiser = make_staff(consultation, "local_organiser", gathering_id=mine.pk)
    client.force_login(organiser.user)

    text = client.get(here("invited", consultation)).content.decode()

    assert seen.participant.organisation.name in text
    assert hidden.participant.organisation.name not in text


def test_the_invited_of_a_consultation_are_exported(client):
    invitation = make_invitation()
    consultation = invitation.gathering.consultation
    enter(client, consultation)

    page = client.get(here("invited", consultation), {"format": "csv"})

    rows = b"".join(page.streaming_content).decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert invitation.participant.organisation.name in rows[1]


@pytest.mark.parametrize(
    ("typed", "status"), [("association; 60\nfoundation; 40", 302), ("dernekler 60", 422)]
)
def test_a_mix_is_typed_in_lines_and_a_line_not_understood_is_said(client, typed, status):
    consultation = make_consultation()
    enter(client, consultation)

    page = client.post(
        here("add_mix", consultation),
        {"title": "Dağılım", "dimension": "legal_form", "basis": "Rapor", "typed": typed},
    )

    assert page.status_code == status
    assert ReferenceMix.objects.count() == (status == 302)


def test_a_saved_mix_is_shown_as_it_is_and_changed_in_its_place(client):
    consultation = make_consultation()
    enter(client, consultation)
    data = {"title": "Dağılım", "dimension": "legal_form", "basis": "Rapor"}
    client.post(here("add_mix", consultation), data | {"typed": "association; 60\nfoundation; 40"})
    mix = ReferenceMix.objects.get()
    page = reverse("invitations:edit_mix", args=[consultation.slug, mix.pk])
    shown = client.get(page).content.decode()

    client.post(page, data | {"typed": "association; 62,5\nfoundation; 37,5"})

    assert "; 60\n" in shown
    assert sorted(float(one.percent) for one in ReferenceMix.objects.get().shares.all()) == [
        37.5,
        62.5,
    ]
