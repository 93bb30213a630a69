from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from paydas.core.models import Job

pytestmark = pytest.mark.django_db


def finish_a_job(**ago):
    Job.objects.create(work="x", state="done", ended_at=timezone.now() - timedelta(**ago))


def test_a_house_with_a_live_worker_is_well(client):
    finish_a_job(minutes=2)

    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok", "database": "ok", "migrations": "ok", "worker": "ok", "disk": "ok",
    }  # fmt: skip


def test_a_new_house_without_any_job_is_well(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()["worker"]) == (200, "none_yet")


def test_a_silent_worker_is_told(client):
    finish_a_job(minutes=11)

    response = client.get("/healthz")

    assert (response.status_code, response.json()["worker"]) == (503, "silent")


def test_a_database_behind_its_migrations_is_told(client):
    MigrationRecorder(connection).record_unapplied("core", "0002_audit_log_is_append_only")

    response = client.get("/healthz")

    assert (response.status_code, response.json()["migrations"]) == (503, "behind")


def test_a_database_that_does_not_answer_is_told(client):
    def refuse(execute, sql, params, many, context):
        raise OperationalError("gone")

    with connection.execute_wrapper(refuse):
        response = client.get("/healthz")

    assert response.status_code == 503
    assert response.json()["database"] == "down"


def test_a_lost_home_folder_is_told(client, settings, tmp_path):
    settings.HOME = tmp_path / "gone"

    response = client.get("/healthz")

    assert (response.status_code, response.json()["disk"]) == (503, "unknown")
