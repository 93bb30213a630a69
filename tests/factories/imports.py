"""Imports taken through upload, check and run as the worker does it."""

from paydas.core.actors import SYSTEM
from paydas.core.jobs import function_of, run_next
from paydas.core.operations.jobs import start
from paydas.stakeholders import jobs
from paydas.stakeholders.models import ImportBatch
from paydas.stakeholders.operations.imports.batches import map_columns, upload_batch
from paydas.stakeholders.queries.imports import key_of


def table(*lines, encoding="utf-8"):
    return ("\n".join(lines) + "\n").encode(encoding)


def work(batch, name):
    function = getattr(jobs, f"{name}_import")
    start(by=SYSTEM, work=function, arguments={"batch_id": str(batch.pk)}, key=key_of(batch.pk))
    assert function_of(f"paydas.stakeholders.jobs:{name}_import") is function
    assert run_next()
    return ImportBatch.objects.get(pk=batch.pk)


def checked(data, *, keep_personal=False, name="liste.csv", **mapping):
    batch = upload_batch(by=SYSTEM, name=name, data=data)
    map_columns(
        by=SYSTEM,
        batch_id=batch.pk,
        mapping=batch.mapping | mapping,
        keep_personal=keep_personal,
    )
    return work(batch, "check")


def imported(data, **options):
    return work(checked(data, **options), "run")


def fates(batch):
    return [(row.number, row.fate, row.code) for row in batch.fates.all()]
