"""What becomes of the lines of tables that other programs wrote."""

import pytest

from paydas.consultations.models import Heading
from paydas.listening.models import Contribution
from paydas.listening.operations.mapping import guess_columns, question_in
from tests.factories.batches import check, make_batch, write

pytestmark = pytest.mark.django_db


def test_a_column_named_after_its_question_tells_what_was_asked():
    form = "Zaman damgası,Sizce en önemli sorun nedir?\n2026/01/05,Yollar uzun.\n".encode()

    write(check(make_batch(data=form), text="Sizce en önemli sorun nedir?"))

    assert Contribution.objects.get().asked == "Sizce en önemli sorun nedir?"


@pytest.mark.parametrize(
    ("column", "question"),
    [
        ("G01Q02[SQ001]. Öneriniz nedir?", "Öneriniz nedir?"),
        ("3) Ne zor?", "Ne zor?"),
        ("Metin", ""),
        ("comment-body", ""),
        ("Görüş", ""),
        ("Q3", ""),
    ],
)
def test_a_question_is_told_from_the_name_of_a_plain_column(column, question):
    assert question_in(column) == question


def test_a_cell_that_is_not_understood_is_told_and_its_line_is_taken():
    table = "Metin;Tür;Kişi sayısı\nBir;bilinmez;2\nİki;sorun;çok\nÜç;sorun;3\n".encode()

    batch = check(make_batch(data=table))

    assert [(row.fate, row.reason) for row in batch.fates.all()] == [
        ("create", "kind_unknown"),
        ("create", "count_unread"),
        ("create", ""),
    ]


def test_a_heading_that_is_not_there_and_a_question_that_is_cut_are_told():
    long = "Neden? " * 80
    table = f"Metin;Başlık;Soru\nBir;Yol;\nİki;ERİŞİM;\nÜç;;{long}\n".encode()
    batch = make_batch(data=table)
    Heading.objects.create(consultation=batch.consultation, title="Erişim")

    batch = check(batch)

    told = [row.reason for row in batch.fates.all()]
    assert told == ["heading_unknown", "", "question_cut"]


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        (["timestamp", "comment-id", "author-id", "moderated", "comment-body"], "comment-body"),
        (["id", "title/tr", "body/tr"], "body/tr"),
        (["Katılımcı", "Cevap"], "Cevap"),
    ],
)
def test_the_words_are_found_in_exports_of_other_programs(columns, text):
    assert guess_columns(columns)["text"] == text
