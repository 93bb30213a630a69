from uuid import uuid4

import pytest
from django.urls import reverse

from paydas.core.jobs import run_next
from paydas.listening.models import Contribution
from tests.factories.interviews import make_consented, make_passage
from tests.factories.listening import (
    consultation_of,
    make_approved,
    make_cleared,
    make_note,
    make_table,
    make_written,
)
from tests.listening.pages import queries_of, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _login(settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]


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
    document.add_table(1, 1).cell(0, 0).text = "Tablodan gelen satır"
    document.save(path)
    consultation = make_written().consultation
    staff(client, consultation)

    with path.open("rb") as file:
        answer = client.post(
            reverse("listening:paste", args=[consultation.slug]),
            {"batch": uuid4(), "kind": "need", "act": "preview", "file": file},
        )

    assert "Word’den gelen satır" in answer.content.decode()
    assert "Tablodan gelen satır" in answer.content.decode()


def test_more_lines_than_one_page_holds_are_refused(client):
    consultation = make_written().consultation
    staff(client, consultation)
    before = Contribution.objects.count()

    answer = client.post(
        reverse("listening:paste", args=[consultation.slug]),
        {"batch": uuid4(), "kind": "need", "act": "save", "words": "söz\n" * 1001},
    )

    assert answer.status_code == 422
    assert Contribution.objects.count() == before


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


def test_long_work_shows_its_progress_on_the_list_that_started_it(client, monkeypatch):
    monkeypatch.setattr("paydas.listening.web.views.contributions.AT_ONCE", 1)
    table = make_table()
    ids = [make_note(table).pk for _ in range(3)]
    staff(client, consultation_of(table))
    slug = consultation_of(table).slug
    page = reverse("listening:contributions", args=[slug])

    client.post(reverse("listening:bulk", args=[slug]), {"act": "approve", "pick": ids})
    waiting = client.get(page).content.decode()
    run_next()
    over = client.get(page).content.decode()

    assert "Görüşlerin onaylanması" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert "Görüşlerin onaylanması" not in over
