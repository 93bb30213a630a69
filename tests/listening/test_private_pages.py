from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from paydas.core.actors import SYSTEM, holder
from paydas.core.operations.links import address_of, revoke_links
from paydas.listening.models import Contribution, Submission
from paydas.listening.operations.submissions import give_survey_link
from paydas.listening.web.after_decline import survey_address
from tests.factories.consultations import make_participant, make_staff
from tests.factories.listening import (
    link_to,
    make_note,
    make_survey,
    make_table,
)
from tests.listening.pages import opened, queries_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _login(settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]


def post_note(client, table, **values):
    data = {"id": uuid4(), "kind": "problem", "words": "Yol uzun.", "weight": "3"} | values
    return client.post(reverse("listening:table", args=[table.pk]), data)


def test_the_table_s_link_opens_its_page_and_takes_a_note(client):
    table = make_table()
    page = opened(client, table, "table")

    answer = post_note(client, table)

    note = Contribution.objects.get()
    assert (page.status_code, answer.status_code) == (200, 302)
    assert (note.said_by, note.texts.get().text) == (3, "Yol uzun.")


def test_posting_a_note_twice_as_after_a_dead_line_makes_one(client):
    table = make_table()
    opened(client, table, "table")
    key = uuid4()

    for _ in range(2):
        answer = client.post(
            reverse("listening:table", args=[table.pk]),
            {"id": key, "kind": "problem", "words": "Yol uzun.", "solution": "Servis."},
            headers={"X-Requested-With": "fetch"},
        )

    assert answer.json() == {"ok": True, "id": str(key)}
    assert Contribution.objects.count() == 2


def test_an_empty_note_is_refused_and_what_was_typed_stays(client):
    table = make_table()
    opened(client, table, "table")

    answer = post_note(client, table, words="  ", solution="Servis konsun.")

    assert answer.status_code == 422
    assert "Servis konsun." in answer.content.decode()
    assert not Contribution.objects.exists()


def test_a_note_of_a_megabyte_is_refused(client):
    table = make_table()
    opened(client, table, "table")

    answer = post_note(client, table, words="a" * 1_000_000)

    assert answer.status_code == 422
    assert not Contribution.objects.exists()


@pytest.mark.parametrize("ending", ["expired", "withdrawn"])
def test_a_page_that_was_open_when_its_link_ended_takes_no_note(client, ending):
    table = make_table()
    opened(client, table, "table")
    link = link_to(table, "table")
    if ending == "withdrawn":
        revoke_links(by=SYSTEM, subject_id=table.pk)
    else:
        type(link).objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(days=1))

    assert post_note(client, table).status_code == 410


def test_an_altered_link_opens_nothing(client):
    token = address_of(link_to(make_table(), "table")).rsplit("/", 1)[1]
    altered = token[:-1] + ("a" if token[-1] != "a" else "b")

    assert client.get(f"/l/{altered}").status_code == 404


def test_the_rapporteur_corrects_and_discards_a_draft(client):
    table = make_table()
    note, wrong = make_note(table, "Yol"), make_note(table)
    opened(client, table, "table")
    page = reverse("listening:table_note", args=[table.pk, note.pk])

    client.post(page, {"seen": 1, "kind": "need", "words": "Yol uzun.", "said_by": 4, "rank": "1"})
    client.post(reverse("listening:table_note", args=[table.pk, wrong.pk]), {"act": "discard"})

    left = Contribution.objects.get()
    assert (left.kind, left.said_by, left.rank) == ("need", 4, 1)
    assert left.texts.get(is_current=True).text == "Yol uzun."


def test_a_stale_correction_keeps_what_was_typed(client):
    table = make_table()
    note = make_note(table)
    opened(client, table, "table")
    page = reverse("listening:table_note", args=[table.pk, note.pk])
    client.post(page, {"seen": 1, "kind": "need", "words": "Birinci."})

    answer = client.post(page, {"seen": 1, "kind": "need", "words": "İkinci metin."})

    assert answer.status_code == 422
    assert "İkinci metin." in answer.content.decode()


def test_the_moderator_approves_all_and_the_solution_with_its_problem(client):
    table = make_table()
    make_note(table, solution="Servis.")
    page = opened(client, table, "moderate")
    ids = [str(one.pk) for one in Contribution.objects.all()]

    client.post(reverse("listening:moderate", args=[table.pk]), {"note": ids})

    assert all(f'value="{key}"' in page.content.decode() for key in ids)
    assert set(Contribution.objects.values_list("state", flat=True)) == {"approved"}


def test_the_moderator_sends_a_note_back_with_a_reason(client):
    table = make_table()
    note = make_note(table)
    opened(client, table, "moderate")

    client.post(
        reverse("listening:return_to_table", args=[table.pk, note.pk]), {"reason": "Eksik."}
    )
    page = opened(client, table, "table")

    assert "Eksik." in page.content.decode()


def test_the_table_s_link_does_not_open_the_moderator_s_page(client):
    table = make_table()
    opened(client, table, "table")

    assert client.get(reverse("listening:moderate", args=[table.pk])).status_code == 410


def test_the_desk_takes_the_same_queries_for_one_note_and_for_three(client):
    counts = []
    for number in (1, 3):
        table = make_table()
        for _ in range(number):
            make_note(table, solution="Çözüm.")
        opened(client, table, "table")
        counts.append(queries_of(client, reverse("listening:table", args=[table.pk])))

    assert counts == [11, 11]


def answering(found):
    participant = make_participant(found.consultation)
    give_survey_link(by=SYSTEM, survey_id=found.survey.pk, participant=participant)
    return Submission.objects.get(participant=participant)


def test_a_survey_is_answered_thanked_for_and_followed(client):
    found = make_survey()
    submission = answering(found)
    opened(client, submission, "survey")

    answer = client.post(
        reverse("listening:survey", args=[submission.pk]),
        {f"q_{found.voice.hex}": "Süre belli olsun.", f"q_{found.multi.hex}": ["a", "b"]},
        follow=True,
    )
    link = next(w for w in answer.content.decode().split('"') if "/l/" in w)
    receipt = client.get(link[link.index("/l/") :], follow=True)

    assert answer.redirect_chain[-1][0].endswith("/thanks/")
    assert "Süre belli olsun." in receipt.content.decode()


def test_a_survey_with_errors_keeps_what_was_typed(client):
    found = make_survey()
    submission = answering(found)
    opened(client, submission, "survey")

    answer = client.post(
        reverse("listening:survey", args=[submission.pk]),
        {f"q_{found.number.hex}": "çok", f"q_{found.more.hex}": "Korunmalı."},
    )

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Korunmalı." in text
    assert text.count('class="error"') == 2


def test_an_open_survey_takes_an_unnamed_answer_once(client):
    found = make_survey(is_open_to_all=True)
    data = {"id": uuid4(), f"q_{found.voice.hex}": "Adım yok."}

    for _ in range(2):
        client.post(reverse("listening:open_survey", args=[found.survey.pk]), data)

    assert Submission.objects.get().participant is not None
    assert Contribution.objects.count() == 1


def test_a_program_that_fills_the_hidden_field_sends_nothing(client):
    found = make_survey(is_open_to_all=True)
    data = {"id": uuid4(), "website": "x", f"q_{found.voice.hex}": "Reklam."}

    client.post(reverse("listening:open_survey", args=[found.survey.pk]), data)

    assert not Submission.objects.exists()


def test_who_declined_an_invitation_is_led_to_the_open_survey(client):
    found = make_survey(is_for_absent=True)
    participant = make_participant(found.consultation)
    actor = holder(link_to(participant, "invitation"))
    closed = make_participant(make_survey().consultation)

    offered = survey_address(actor, participant.pk)

    assert offered == reverse("listening:absent", args=[participant.pk])
    assert survey_address(actor, closed.pk) == ""


@pytest.mark.parametrize(("role", "status"), [("rapporteur", 200), ("viewer", 410)])
def test_staff_work_at_a_table_by_their_account(client, role, status):
    table = make_table()
    client.force_login(make_staff(table.session.gathering.consultation, role).user)

    assert client.get(reverse("listening:table", args=[table.pk])).status_code == status
