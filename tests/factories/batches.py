"""Imported tables of contributions."""

from paydas.core.actors import SYSTEM
from paydas.listening import jobs
from paydas.listening.operations.batches import Arrived, begin_step, match_columns, upload_batch
from paydas.listening.operations.mapping import guess_columns, guess_speakers, open_file
from paydas.listening.vocabulary import BatchState
from tests.factories.consultations import make_consultation

TABLE = (
    "No;Metin;Tür;Soru;Katılımcı\n"
    "1;Yol uzun.;sorun;Ne zor?;a\n"
    "2;;öneri;Ne zor?;a\n"
    "3;=1+1;talep;Ne zor?;b\n"
    "1;Tekrar.;talep;Ne zor?;b\n"
).encode()


class Watch:
    """What a worker hands to a job; it may die after some steps."""

    def __init__(self, actor=SYSTEM, dies_after=None):
        self.actor, self.left, self.steps = actor, dies_after, []

    def step(self, done, total=None):  # noqa: ARG002 -- the worker's signature
        self.steps.append(done)
        if self.left is not None and len(self.steps) >= self.left:
            raise KeyboardInterrupt


def make_batch(consultation=None, data=TABLE, speakers=b"", **values):
    consultation = consultation or make_consultation()
    guessed = guess_speakers(open_file(speakers, repeated=True)) if speakers else {}
    arrived = Arrived(
        name="notlar.csv",
        data=data,
        speakers_name="kisiler.csv" if speakers else "",
        speakers=speakers,
        mapping=guess_columns(open_file(data, repeated=True).columns),
        speakers_mapping=guessed,
        **values,
    )
    return upload_batch(by=SYSTEM, consultation_id=consultation.pk, arrived=arrived)


def check(batch, watch=None, **mapping):
    batch = match_columns(
        by=SYSTEM,
        batch_id=batch.pk,
        mapping=batch.mapping | mapping,
        speakers_mapping=batch.speakers_mapping,
    )
    jobs.check_batch(watch or Watch(), str(batch.pk))
    batch.refresh_from_db()
    return batch


def write(batch, watch=None):
    begin_step(by=SYSTEM, batch_id=batch.pk, state=BatchState.RUNNING)
    jobs.write_batch(watch or Watch(), str(batch.pk))
    batch.refresh_from_db()
    return batch


def undo(batch):
    begin_step(by=SYSTEM, batch_id=batch.pk, state=BatchState.UNDOING)
    jobs.undo_batch(Watch(), str(batch.pk))
    batch.refresh_from_db()
    return batch
