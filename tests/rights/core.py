from uuid import uuid4

from paydas.core.actors import SYSTEM
from paydas.core.models import OutboxMessage
from paydas.core.operations.jobs import start
from tests.factories.core import make_user
from tests.rights import ACCOUNTS, ADMINISTRATOR, EVERYBODY, Page, only


def console(world):
    return {"frame": "console"}


def user(world):
    return {"pk": make_user().pk}


def job(world):
    return {"pk": start(by=SYSTEM, work="paydas.core.jobs:send_waiting_mail", arguments={}).pk}


def mail(world):
    return {"pk": OutboxMessage.objects.create(key=str(uuid4()), to="a@example.org").pk}


OFFICE = only(ADMINISTRATOR)
PAGES = [
    Page("health", EVERYBODY),
    Page("gallery", ACCOUNTS),
    Page("gallery_frame", ACCOUNTS, console),
    Page("core:me", ACCOUNTS),
    Page("core:users", OFFICE),
    Page("core:add_user", OFFICE),
    Page("core:user", OFFICE, user),
    Page("core:events", OFFICE),
    Page("core:jobs", ACCOUNTS),
    Page("core:job", OFFICE, job),
    Page("core:cancel_job", OFFICE, job, "post"),
    Page("core:outbox", OFFICE),
    Page("core:message", OFFICE, mail),
    Page("core:retry_mail", OFFICE, mail, "post"),
    Page("core:notices", OFFICE),
    Page("core:new_notice", OFFICE),
]
# Opened with a token only; tests/core/test_links.py does.
ELSEWHERE = {"open_link"}
