"""One writer, in a process of its own."""

import time
from uuid import uuid4

together = []


def get_ready(barrier):
    """Start Django and connect; what follows waits until all writers have come so far."""
    import django

    django.setup()
    from django.db import connection

    connection.ensure_connection()
    together.append(barrier)


def write(kind, seconds):
    """Write as fast as it goes until the time is up; `kind` is with or without the log."""
    from django.db import transaction

    from paydas.core.actors import SYSTEM
    from paydas.core.models import Notice
    from paydas.core.operations.audit import operation, record

    def audited(*, by):
        notice = Notice.objects.create(key=uuid4().hex, version=1, title="t", text="t")
        record(notice, fields=["title", "text"])

    audited.__module__ = "paydas.core.bench"
    act = operation(audited)
    together[0].wait()
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        if kind == "audited":
            act(by=SYSTEM)
        else:
            with transaction.atomic():
                Notice.objects.create(key=uuid4().hex, version=1, title="t", text="t")
        count += 1
    return count
