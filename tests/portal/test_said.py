from datetime import date

import pytest
from django.urls import reverse

from paydas.invitations.models import InvitationRound
from paydas.sensemaking.models import Disposition
from tests.factories.consultations import make_consultation, make_participant
from tests.factories.gatherings import make_session, mark
from tests.factories.invitations import make_invitation
from tests.factories.listening import consultation_of, make_cleared, make_note, make_table
from tests.factories.planning import make_recommendation
from tests.factories.sensemaking import make_voice
from tests.factories.stakeholders import make_organisation, make_person
from tests.factories.threads import lay_evidence, make_thread
from tests.listening.pages import opened, queries_of

pytestmark = pytest.mark.django_db


def english(client, subject, purpose="receipt", name="said", **query):
    opened(client, subject, purpose)
    address = reverse(f"portal:{name}", args=[subject.pk]).replace("/tr/", "/en/")
    return client.get(address, query).content.decode()


def speaker_of(found, **values):
    person = make_participant(found.consultation, **values)
    found.voice.participant = person
    found.voice.save()
    return person


def test_a_receipt_tells_everything_that_came_of_a_voice(client):
    found = make_thread()
    person = speaker_of(found)

    text = english(client, person)

    assert "Her ilde bir tercüman olsun." in text
    for record in (found.voice, found.finding, found.recommendation, found.activity):
        assert record.code in text
    assert "What was asked for here was accepted." in text
    assert "Last result: 8 il (2022/1); the target is 10." in text


def test_a_voice_that_waits_says_for_what(client):
    found = make_thread()
    person = speaker_of(found)
    lonely = make_voice(found.consultation, "Henüz bulgu yok.", participant=person)
    asked = make_recommendation(found.consultation)
    asked.findings.add(found.finding)

    text = english(client, person)

    assert lonely.code in text
    assert "This voice has not reached a finding yet." in text
    assert "No answer yet." in text


def test_a_voice_that_led_nowhere_says_why(client):
    person = make_participant(make_consultation())
    voice = make_voice(person.consultation, participant=person)
    Disposition.objects.create(contribution=voice, kind="forwarded", reason="Belediyeye iletildi.")

    assert "Belediyeye iletildi." in english(client, person)


def test_a_finding_is_told_also_to_whom_it_contradicts(client):
    found = make_thread()
    person = speaker_of(found)
    against = make_voice(found.consultation, "Gerek yok.", participant=person)
    lay_evidence(found.finding, against, "contradicts")

    assert "This voice speaks against it, and is shown there." in english(client, person)


def test_drafts_and_withheld_voices_are_shown_to_their_author_with_the_reason(client):
    person = make_participant(make_consultation())
    make_voice(person.consultation, "Taslak söz", participant=person, state="draft")
    make_voice(
        person.consultation, participant=person, state="withheld", withheld_reason="Ad geçiyor."
    )

    text = english(client, person)

    assert "Taslak söz" in text
    assert "It counts, but is not shown in public: Ad geçiyor." in text


def test_the_same_person_s_voices_in_other_consultations_stand_on_the_page(client):
    person = make_person()
    here = make_participant(make_consultation(), person=person)
    there = make_participant(make_consultation(), person=person)
    hidden = make_participant(make_consultation(state="draft"), person=person)
    make_voice(there.consultation, "Öteki istişarede söyledim.", participant=there)
    make_voice(hidden.consultation, "Hazırlanan istişarede.", participant=hidden)

    text = english(client, here)

    assert "Öteki istişarede söyledim." in text
    assert there.consultation.title in text
    assert "Hazırlanan istişarede." not in text


def test_a_body_s_voices_in_other_consultations_stand_on_its_page_but_no_colleague_s(client):
    body = make_organisation()
    here = make_participant(make_consultation(), organisation=body)
    there = make_participant(make_consultation(), organisation=body)
    colleague = make_participant(there.consultation, organisation=body, person=make_person())
    make_voice(there.consultation, "Kuruluşun sözü.", participant=there)
    make_voice(there.consultation, "Çalışanın sözü.", participant=colleague)

    text = english(client, here)

    assert "Kuruluşun sözü." in text
    assert "Çalışanın sözü." not in text


def test_who_sat_at_a_table_follows_its_voices_by_their_invitation(client):
    invitation = make_invitation()
    session = make_session(invitation.gathering)
    table = make_table(invitation.gathering.consultation)
    mark(table.session, invitation.participant, table=table)
    make_cleared(table, "Masamızın sözü")
    make_note(make_table(consultation_of(table)), "Başka masanın sözü")

    text = english(client, invitation, "invitation", "said_invited")

    assert session.gathering_id == invitation.gathering_id
    assert "Masamızın sözü" in text
    assert "Başka masanın sözü" not in text


def test_a_table_s_receipt_shows_every_voice_with_its_state(client):
    table = make_table()
    draft, cleared = make_note(table, "Taslak söz"), make_cleared(table, "Açık söz")
    make_cleared(make_table(consultation_of(table)), "Başka masa")

    text = english(client, table)

    assert "Taslak söz" in text
    assert cleared.code in text
    assert str(draft.pk) in text
    assert "Başka masa" not in text


def test_the_invitation_leads_to_the_page_once_the_day_for_answers_is_over(client):
    invitation = make_invitation()
    InvitationRound.objects.update(reply_by=date(2021, 10, 1))

    page = opened(client, invitation, "invitation").content.decode()

    assert reverse("portal:said_invited", args=[invitation.pk]) in page


def test_a_receipt_opens_no_other_s_page(client):
    mine, others = (make_participant(make_consultation()) for _ in range(2))
    opened(client, mine, "receipt")

    assert client.get(reverse("portal:said", args=[others.pk])).status_code == 410


def test_the_page_keeps_what_is_asked_for_however_it_is_spelled(client):
    person = make_participant(make_consultation())
    for words in ("Ulaşım pahalı.", "Çocuk oyun alanı yok."):
        make_voice(person.consultation, words, participant=person)

    text = english(client, person, words="COCUK")

    assert "oyun alanı" in text
    assert "Ulaşım" not in text


def test_only_what_waits_is_shown_when_asked_for(client):
    found = make_thread()
    person = speaker_of(found)
    make_voice(found.consultation, "Bekleyen söz.", participant=person)

    text = english(client, person, show="waiting")

    assert "Bekleyen söz." in text
    assert "Her ilde bir tercüman olsun." not in text


def test_an_author_takes_their_voices_along_as_a_file(client):
    found = make_thread()
    person = speaker_of(found)
    opened(client, person, "receipt")

    answer = client.get(reverse("portal:said", args=[person.pk]), {"format": "csv"})
    text = b"".join(answer.streaming_content).decode()

    assert found.voice.code in text
    assert found.activity.code in text


def test_the_page_costs_the_same_for_one_voice_and_for_three(client):
    found = make_thread()
    person = speaker_of(found)
    opened(client, person, "receipt")
    address = reverse("portal:said", args=[person.pk])
    one = queries_of(client, address)
    for _ in range(2):
        more = make_voice(found.consultation, participant=person)
        lay_evidence(found.finding, more)

    assert queries_of(client, address) == one
