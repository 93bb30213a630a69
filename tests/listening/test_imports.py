from pathlib import Path

import pytest

from paydas.consultations.models import Participant
from paydas.core.actors import SYSTEM
from paydas.core.vocabulary import AccessDeniedError
from paydas.listening.models import Contribution, Speaker
from paydas.listening.operations.batches import Arrived, upload_batch
from paydas.listening.operations.clearing import approve
from paydas.listening.queries.batches import rows_to_write
from paydas.listening.vocabulary import BatchState, ListeningError
from tests.factories.batches import TABLE, Watch, check, make_batch, undo, write
from tests.factories.consultations import make_consultation, make_staff

pytestmark = pytest.mark.django_db
REMESH = Path(__file__).parents[3] / "shared/data/remesh/foreign_intervention"


def fates(batch):
    return list(batch.fates.values_list("number", "fate", "reason"))


def test_a_dry_run_gives_every_line_a_fate_and_writes_nothing():
    batch = check(make_batch())

    assert fates(batch) == [
        (2, "create", ""),
        (3, "dropped", "empty_text"),
        (4, "create", ""),
        (5, "dropped", "repeated"),
    ]
    assert (batch.state, batch.counts["create"], batch.rows) == ("checked", 2, 4)
    assert not Contribution.objects.exists()


def test_written_lines_are_drafts_with_kind_and_unnamed_speaker():
    write(check(make_batch()))

    first, second = Contribution.objects.order_by("kind")
    assert [first.kind, second.kind] == ["demand", "problem"]
    assert {first.state, second.state} == {"draft"}
    assert first.texts.get().text == "=1+1"
    assert second.participant.disclosure == "anonymous"
    assert second.participant.organisation is None


def test_words_are_not_kept_twice_once_they_are_written():
    batch = write(check(make_batch()))

    assert [row.values.get("text") for row in batch.fates.filter(fate="create")] == [None, None]


def test_a_run_that_was_killed_goes_on_and_writes_nothing_twice(monkeypatch):
    monkeypatch.setattr("paydas.listening.jobs.CHUNK", 1)
    monkeypatch.setattr("paydas.listening.jobs.chunks.__defaults__", (1,))
    batch = check(make_batch())

    with pytest.raises(KeyboardInterrupt):
        write(batch, Watch(dies_after=1))
    left = len(rows_to_write(batch.pk))
    write(batch)

    assert left == 1
    assert Contribution.objects.count() == 2


def test_an_import_is_undone_and_its_silent_speakers_with_it():
    batch = undo(write(check(make_batch())))

    assert batch.state == BatchState.UNDONE
    assert batch.counts == {"taken_back": 2, "kept": 0}
    assert not Contribution.objects.exists()
    assert not Participant.objects.exists()


def test_what_was_worked_on_since_is_kept_at_the_undoing():
    batch = write(check(make_batch()))
    kept = Contribution.objects.get(kind="problem")
    approve(by=SYSTEM, contribution_ids=[kept.pk])

    batch = undo(batch)

    assert list(Contribution.objects.all()) == [kept]
    assert batch.counts == {"taken_back": 1, "kept": 1}
    assert batch.fates.get(contribution=kept).reason == "not_unchanged"


def test_a_file_without_a_text_column_is_not_checked():
    batch = make_batch(data=b"a,b\n1,2\n")

    with pytest.raises(ListeningError, match="no_text_column"):
        check(batch)


def arrived_as(data):
    """Keep a file without opening it, as when it was damaged after the upload."""
    arrived = Arrived(name="x.csv", data=data, mapping={"text": "Metin"})
    return upload_batch(by=SYSTEM, consultation_id=make_consultation().pk, arrived=arrived)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n" + b"\x00" * 50, "not_a_sheet"),
    ],
)
def test_a_file_that_is_no_table_ends_the_check_with_its_reason(data, code):
    batch = check(arrived_as(data))

    assert (batch.state, batch.problem) == ("failed", code)
    assert not Contribution.objects.exists()


def test_a_turkish_windows_file_is_read():
    text = "Metin;Tür\nİşaret dili şart.;Öneri\n"
    write(check(make_batch(data=text.encode("cp1254"))))

    found = Contribution.objects.get()
    assert (found.kind, found.texts.get().text) == ("suggestion", "İşaret dili şart.")


@pytest.mark.parametrize(("size", "reason"), [(6_000, "too_long"), (30_000, "cell_too_long")])
def test_a_text_that_is_too_long_is_left_out_with_its_reason(size, reason):
    batch = check(make_batch(data=TABLE + b"9;" + b"a" * size + b";talep;x;y\n"))

    assert fates(batch)[-1] == (6, "dropped", reason)


def test_a_cell_of_a_megabyte_is_said_and_nothing_is_written():
    data = TABLE + b"9;" + b"a" * 1_000_000 + b";talep;x;y\n"

    batch = check(arrived_as(data))

    assert (batch.state, batch.problem) == ("failed", "cell_too_long")
    assert not Contribution.objects.exists()


def test_the_same_upload_twice_is_one_batch():
    batch = make_batch()
    arrived = Arrived(name="notlar.csv", data=TABLE, id=batch.pk)

    again = upload_batch(by=SYSTEM, consultation_id=batch.consultation_id, arrived=arrived)

    assert again == batch


def test_a_rapporteur_imports_nothing():
    consultation = make_consultation()

    with pytest.raises(AccessDeniedError):
        upload_batch(
            by=make_staff(consultation, "rapporteur"),
            consultation_id=consultation.pk,
            arrived=Arrived(name="x.csv", data=TABLE),
        )


def test_a_second_run_of_a_finished_import_is_refused():
    batch = write(check(make_batch()))

    with pytest.raises(ListeningError, match="batch_state"):
        write(batch)


@pytest.mark.shared_data
@pytest.mark.skipif(not REMESH.exists(), reason="the real data does not lie beside the checkout")
def test_real_answers_arrive_with_their_speakers_and_none_is_dropped_silently():
    texts = (REMESH / "foreign_intervention_verbatim_map.csv").read_bytes()
    people = (REMESH / "foreign_intervention_participants.csv").read_bytes()
    batch = make_batch(data=texts, speakers=people, language="en")

    batch = write(check(batch))

    segments = batch.speakers_mapping["segments"]
    assert batch.mapping["text"] == "Thought Text"
    assert "What is your age?" in segments
    assert not {"Participant Id", "Sentiment", "Sentiment (2)"} & set(segments)
    reasons = {key: n for key, n in batch.counts.items() if ":" in key}
    assert batch.rows == Contribution.objects.count() + sum(reasons.values())
    assert Contribution.objects.count() == 915
    spoken = Speaker.objects.exclude(participant=None)
    assert spoken.filter(segments__has_key="What is your age?").exists()
    assert set(Participant.objects.values_list("person", "organisation")) == {(None, None)}
