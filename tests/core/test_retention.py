from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from paydas.core.actors import SYSTEM
from paydas.core.jobs import function_of, run_next
from paydas.core.models import AuditEvent, Job, OutboxMessage
from paydas.core.operations.jobs import start
from paydas.core.operations.retention import forget_jobs, forget_mail
from paydas.core.vocabulary import AccessDeniedError
from paydas.listening.models import ContributionBatch
from paydas.stakeholders.models import CorrectionRequest, ImportBatch
from tests.factories.consultations import make_consultation
from tests.factories.core import make_account

pytestmark = pytest.mark.django_db


def ago(days):
    return timezone.now() - timedelta(days=days)


def forget(app, work="forget_old"):
    job = start(by=SYSTEM, work=f"paydas.{app}.jobs:{work}", arguments={})
    run_next()
    return Job.objects.get(pk=job.pk)


def make_mail(key, days, state="sent"):
    return OutboxMessage.objects.create(
        key=key, to="a@example.org", subject="Konu", body="Metin", state=state, created_at=ago(days)
    )


def make_batch(model, days, state, **values):
    batch = model(file_name="a.csv", state=state, created_at=ago(days), **values)
    batch.file.save("a.bin", ContentFile(b"a;b"), save=False)
    batch.save()
    return batch


def test_every_rule_names_a_job(settings):
    works = [function_of(work).__name__ for work in settings.PAYDAS_RETENTION]

    assert works == ["forget_old", "forget_old", "forget_spent_needs", "forget_old"]
    assert set(settings.PAYDAS_RETENTION) <= set(settings.PAYDAS_SCHEDULE)


def test_words_of_old_mail_go_and_the_fact_stays():
    old, young, waiting = (
        make_mail("old", 91), make_mail("young", 89), make_mail("waiting", 91, "queued"),
    )  # fmt: skip

    job = forget("core")

    for message in (old, young, waiting):
        message.refresh_from_db()
    assert job.result["mails"] == 1
    assert (old.to, old.subject, old.body, old.state) == ("", "", "", "sent")
    assert (young.body, waiting.body) == ("Metin", "Metin")
    assert AuditEvent.objects.filter(action="core.forget_mail").count() == 1


def test_mail_is_forgotten_once():
    make_mail("old", 91)
    forget("core")

    assert forget("core").result["mails"] == 0


def test_finished_jobs_go_and_waiting_ones_stay():
    Job.objects.create(work="old", state="done", ended_at=ago(91))
    Job.objects.create(work="young", state="failed", ended_at=ago(89))
    Job.objects.create(work="waiting", created_at=ago(200), run_after=timezone.now() + timedelta(1))

    forget("core")

    assert set(Job.objects.exclude(work__startswith="paydas").values_list("work", flat=True)) == {
        "young", "waiting",
    }  # fmt: skip


def test_an_import_that_nobody_went_on_with_goes_with_its_file():
    old = make_batch(ImportBatch, 31, "checked")
    young = make_batch(ImportBatch, 29, "checked")

    forget("stakeholders")

    assert list(ImportBatch.objects.all()) == [young]
    assert AuditEvent.objects.filter(
        action="stakeholders.forget_import", subject_id=str(old.pk)
    ).exists()


@pytest.mark.parametrize(("app", "model"), [("stakeholders", ImportBatch)])
def test_a_failed_import_loses_its_file_and_stays_as_a_record(app, model):
    batch = make_batch(model, 31, "failed")

    forget(app)

    batch.refresh_from_db()
    assert (batch.file.name, batch.state) == ("", "failed")


def test_files_of_imported_contributions_go_and_the_import_stays():
    batch = make_batch(
        ContributionBatch, 31, "done", consultation=make_consultation(), kind="problem"
    )

    forget("listening")

    batch.refresh_from_db()
    assert (batch.file.name, batch.state) == ("", "done")


def test_who_sent_a_decided_request_is_forgotten():
    made = [
        CorrectionRequest.objects.create(
            submitter="Örnek Kişi", email="a@example.org", state=state, decided_at=decided
        )
        for state, decided in (("rejected", ago(91)), ("accepted", ago(89)), ("open", None))
    ]

    forget("stakeholders")

    left = [CorrectionRequest.objects.get(pk=one.pk).submitter for one in made]
    assert left == ["", "Örnek Kişi", "Örnek Kişi"]


@pytest.mark.parametrize("forgets", [forget_mail, forget_jobs])
def test_only_the_system_forgets(forgets):
    key = {"forget_mail": "message_ids", "forget_jobs": "job_ids"}[forgets.__name__]

    with pytest.raises(AccessDeniedError):
        forgets(by=make_account(is_administrator=True), **{key: []})
