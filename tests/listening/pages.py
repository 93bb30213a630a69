"""Opening pages as a link's holder and as staff; counting their queries."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from paydas.core.operations.links import address_of
from tests.factories.consultations import make_staff
from tests.factories.listening import link_to


def opened(client, subject, purpose, **values):
    link = link_to(subject, purpose, **values)
    path = address_of(link).split("/", 3)[3]
    return client.get(f"/{path}", follow=True)


def staff(client, consultation, role="analyst"):
    actor = make_staff(consultation, role)
    client.force_login(actor.user)
    return actor


def queries_of(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)
