import pytest
from django.db import DatabaseError, transaction

from paydas.core.actors import SYSTEM, VISITOR
from paydas.core.models import AuditEvent, Notice
from paydas.core.models.audit import GENESIS
from paydas.core.operations.audit import operation, record
from paydas.core.operations.notices import publish_notice
from paydas.core.vocabulary import AccessDeniedError

pytestmark = pytest.mark.django_db


def publish(**change):
    values = {"by": SYSTEM, "key": "portal", "language": "tr", "title": "Aydınlatma", "text": "…"}
    return publish_notice(**(values | change))


def test_an_operation_chains_its_events():
    publish()
    publish()

    first, second = AuditEvent.objects.order_by("seq")
    assert (first.seq, first.previous, second.previous) == (1, GENESIS, first.hash)
    assert [first.digest(), second.digest()] == [first.hash, second.hash]
    assert (first.action, first.actor_kind) == ("core.publish_notice", "system")


def test_a_refused_operation_leaves_nothing():
    with pytest.raises(AccessDeniedError):
        publish(by=VISITOR)

    assert (Notice.objects.count(), AuditEvent.objects.count()) == (0, 0)


@operation
def _outer(*, by):
    publish(key="one")
    with pytest.raises(ZeroDivisionError):
        _inner_that_fails(by=by)


@operation
def _inner_that_fails(*, by):
    record(publish(key="two"))
    _ = 1 / 0


def test_the_events_of_a_failed_inner_operation_go_with_it():
    _outer(by=SYSTEM)

    assert list(Notice.objects.values_list("key", flat=True)) == ["one"]
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize(
    "change", ["UPDATE core_auditevent SET action='x'", "DELETE FROM core_auditevent"]
)
def test_the_log_refuses_change_and_removal(change):
    publish()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        transaction.get_connection().cursor().execute(change)


def test_record_outside_an_operation_fails():
    with pytest.raises(RuntimeError):
        record(Notice())
