import time

# Seconds; a machine that is busy with other things is slow, not wrong.
PATIENCE = 240
QUEUE = """
from paydas.core.actors import SYSTEM
from paydas.core.models import Notice
from paydas.core.operations.audit import operation
from paydas.core.operations.notices import publish_notice
from paydas.core.operations.outbox import Mail, queue_mail

def fill(*, by):
    notice = publish_notice(by=by, key="n", language="tr", title="t", text="t")
    for n in range(600):
        mail = Mail(f"mail-{n}", f"a{n}@example.org", "Konu", "Metin")
        queue_mail(by=by, mail=mail, about=notice)

fill.__module__ = "paydas.core.operations.outbox"
operation(fill)(by=SYSTEM)
"""
SENT = """
from paydas.core.models import OutboxMessage
print(OutboxMessage.objects.filter(state="sent").count())
"""
AGE = """
from datetime import timedelta
from django.db.models import F
from paydas.core.models import Job
print(Job.objects.filter(state="running").update(beat_at=F("beat_at") - timedelta(minutes=5)))
"""
DONE = """
from paydas.core.models import Job
print(Job.objects.filter(state="done").count())
"""
END = """
from paydas.core.models import Job
job = Job.objects.filter(work__contains="send_waiting_mail").order_by("created_at").first()
print(job.state, job.attempts)
"""


def sent(installation):
    return int(installation.python(SENT))


def kill_in_the_middle(installation):
    """Kill a worker (no signal that it could catch) after its first mails and before its last."""
    worker = installation.start("worker")
    try:
        deadline = time.monotonic() + PATIENCE
        while not 0 < sent(installation) < 600 and time.monotonic() < deadline:
            time.sleep(0.05)
    finally:
        worker.kill()
        worker.wait()


def test_a_killed_worker_s_job_goes_on_elsewhere(installation):
    installation.python(QUEUE)
    kill_in_the_middle(installation)
    before = sent(installation)
    aged = installation.python(AGE)

    installation.run("worker", "--once")

    written = "".join(path.read_text() for path in (installation.home / "outbox").iterdir())
    assert 0 < before < 600
    assert aged == "1"
    assert sent(installation) == 600
    assert installation.python(END) == "done 2"
    # A mail that was handed over just before the kill may go a second time; none is lost.
    assert 600 <= written.count("Subject: Konu") <= 601
    assert "whole" in installation.run("audit", "verify")


def test_a_worker_told_to_stop_ends_cleanly(installation):
    worker = installation.start("worker")
    deadline = time.monotonic() + PATIENCE
    while installation.python(DONE) == "0" and time.monotonic() < deadline:
        time.sleep(0.2)

    worker.terminate()

    assert worker.wait(PATIENCE) == 0
