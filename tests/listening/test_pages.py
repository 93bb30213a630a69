from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from paydas.core.actors import SYSTEM
from paydas.core.operations.links import address_of, revoke_links
from paydas.listening.models import Contribution, Submission
from paydas.listening.operations.submissions import give_survey_link
from tests.factories.consultations import make_participant, make_staff
from tests.factories.interviews import make_consented, make_passage
from tests.factories.listening import (
    consultation_of,
    link_to,
    make_approved,
    make_cleared,
    make_note,
    make_survey,
    make_table,
    make_written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _login(settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]


def opened(client, subject, purpose, **values):
    link = link_to(subject, purpose, **values)
    path = address_of(link).split("/", 3)[3]
    return client.get(f"/{path}", follow=True)


def staff(client, consultation, role="analyst"):
    actor = make_staff(consultation, role)
    client.force_login(actor.user)
    return actor


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


def queries_of(client, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


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


def test_a_table_s_receipt_shows_every_voice_with_its_state_and_reason(client):
    table = make_table()
    draft, cleared = make_note(table, "Taslak söz"), make_cleared(table, "Açık söz")

    text = opened(client, table, "receipt").content.decode()

    assert "Taslak söz" in text
    assert cleared.code in text
    assert str(draft.pk) in text


def test_a_receipt_shows_no_other_table_s_voices(client):
    table = make_table()
    make_cleared(make_table(consultation_of(table)), "Başka masa")

    assert "Başka masa" not in opened(client, table, "receipt").content.decode()


@pytest.mark.parametrize("asked", ["ŞANLIURFA", "Şanlıurfa", "sanliurfa"])
def test_the_list_finds_turkish_words_however_they_are_typed(client, asked):
    table = make_table()
    make_approved(table, "Şanlıurfa’da yol uzun.")
    make_approved(table, "Ankara yakın.")
    staff(client, consultation_of(table))
    address = reverse("listening:contributions", args=[consultation_of(table).slug])

    text = client.get(address, {"words": asked}).content.decode()

    assert "yol uzun" in text
    assert "Ankara yakın" not in text


def test_the_list_takes_the_same_queries_for_one_row_and_for_three(client):
    counts = []
    for number in (1, 3):
        table = make_table()
        for _ in range(number):
            make_approved(table)
        staff(client, consultation_of(table))
        counts.append(
            queries_of(
                client,
                reverse("listening:contributions", args=[consultation_of(table).slug]),
            )
        )

    assert counts == [15, 15]


def test_a_viewer_reads_only_what_is_public(client):
    table = make_table()
    make_approved(table, "Henüz değil")
    make_cleared(table, "Herkese açık")
    staff(client, consultation_of(table), "viewer")

    text = client.get(
        reverse("listening:contributions", args=[consultation_of(table).slug])
    ).content.decode()

    assert ("Herkese açık" in text, "Henüz değil" in text) == (True, False)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_list_is_exported_as_it_is_filtered(client, ending):
    table = make_table()
    make_approved(table, "=1+1 formül")
    make_approved(table, "kalmasın", kind="demand")
    staff(client, consultation_of(table))
    address = reverse("listening:contributions", args=[consultation_of(table).slug])

    answer = client.get(address, {"kind": "problem", "format": ending})

    body = b"".join(answer) if answer.streaming else answer.content
    assert answer.status_code == 200
    assert ending != "csv" or (b"'=1+1" in body and b"kalmas" not in body)


def test_the_ticked_are_made_public_and_all_of_a_list_too(client):
    table = make_table()
    one, two, three = (make_approved(table) for _ in range(3))
    consultation = consultation_of(table)
    staff(client, consultation)
    address = reverse("listening:bulk", args=[consultation.slug])

    client.post(address, {"act": "clear", "pick": [one.pk, "senseless"]})
    first = set(Contribution.objects.filter(state="cleared"))
    client.post(address, {"act": "clear", "scope": "all", "query": "kind=problem"})

    assert first == {one}
    assert set(Contribution.objects.filter(state="cleared")) == {one, two, three}


def test_the_clearing_queue_shows_no_interview_that_may_not_be_quoted(client):
    passage = make_passage(may_quote=False)
    staff(client, passage.consultation)

    answer = client.get(reverse("listening:clearing", args=[passage.consultation.slug]))

    assert str(passage.pk) not in answer.content.decode()


@pytest.mark.parametrize(
    ("act", "data"),
    [
        ("correct", {"words": "Yeni söz.", "reason": "Yazım."}),
        ("redact", {"words": "[…] söz.", "reason": "Ad çıkarıldı."}),
        ("translate", {"words": "A word.", "language": "en"}),
        ("withhold", {"reason": "Kişi tanınıyor."}),
        ("weigh", {"kind": "need", "said_by": 2, "present": 9, "rank": "2"}),
        ("split", {"ids": "x", "words": "Birinci.\n\nİkinci."}),
    ],
)
def test_each_change_of_a_contribution_is_a_form_that_works(client, act, data):
    approved = make_approved()
    consultation = approved.consultation
    staff(client, consultation)
    address = reverse("listening:change", args=[consultation.slug, approved.pk, act])

    answer = client.post(address, {"seen": approved.revision, **data})

    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200


def test_a_contribution_is_linked_by_the_number_of_the_other(client):
    table = make_table()
    problem, solution = make_approved(table), make_approved(table, kind="suggestion")
    staff(client, consultation_of(table))
    slug = consultation_of(table).slug
    address = reverse("listening:change", args=[slug, solution.pk, "link"])
    small = "".join(c if c.isdigit() or c == "-" else chr(ord(c) + 32) for c in problem.code)

    client.post(address, {"kind": "answers", "code": small})
    page = client.get(reverse("listening:contribution", args=[slug, problem.pk]))

    assert problem.linked_by.get().origin == solution
    assert solution.code in page.content.decode()


def test_pasted_lines_are_shown_first_and_saved_once(client):
    consultation = make_cleared().consultation
    question = consultation.questions.create(text="Sizi ne zorluyor?")
    staff(client, consultation, "rapporteur")
    address = reverse("listening:paste", args=[consultation.slug])
    words = "1. SİZİ NE ZORLUYOR?\n- Sorun: Yol uzun.\n\n• Servis konsun.\n"
    data = {"batch": uuid4(), "kind": "suggestion", "words": words}

    preview = client.post(address, data | {"act": "preview"})
    before = Contribution.objects.filter(state="draft").count()
    for _ in range(2):
        client.post(address, data | {"act": "save"})

    made = Contribution.objects.filter(state="draft").order_by("kind")
    assert "Yol uzun." in preview.content.decode()
    assert before == 0
    assert [(one.kind, one.question) for one in made] == [
        ("problem", question),
        ("suggestion", question),
    ]


def test_a_word_file_is_read_into_the_field(client, tmp_path):
    from docx import Document

    path = tmp_path / "notlar.docx"
    document = Document()
    document.add_paragraph("Word’den gelen satır")
    document.save(path)
    consultation = make_written().consultation
    staff(client, consultation)

    with path.open("rb") as file:
        answer = client.post(
            reverse("listening:paste", args=[consultation.slug]),
            {"batch": uuid4(), "kind": "need", "act": "preview", "file": file},
        )

    assert "Word’den gelen satır" in answer.content.decode()


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(99), b"PK\x03\x04broken"])
def test_a_file_that_is_no_text_is_refused(client, data):
    from django.core.files.uploadedfile import SimpleUploadedFile

    consultation = make_written().consultation
    staff(client, consultation)

    answer = client.post(
        reverse("listening:paste", args=[consultation.slug]),
        {"batch": uuid4(), "kind": "need", "file": SimpleUploadedFile("x.txt", data)},
    )

    assert answer.status_code == 422


def test_a_passage_is_written_down_after_the_consent(client):
    interview = make_consented()
    slug = interview.consultation.slug
    staff(client, interview.consultation)
    address = reverse("listening:passage", args=[slug, interview.pk])

    client.post(address, {"id": uuid4(), "kind": "approach", "asked": "Nasıl?", "words": "İyi."})

    assert interview.contributions.get().asked == "Nasıl?"
    page = client.get(reverse("listening:interview", args=[slug, interview.pk]))
    assert "İyi." in page.content.decode()
