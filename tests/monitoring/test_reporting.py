from datetime import date

import pytest

from paydas.core.actors import VISITOR, holder
from paydas.core.models import OutboxMessage
from paydas.core.operations.links import Grant, give_link
from paydas.core.vocabulary import AccessDeniedError, StaleRecordError
from paydas.monitoring.models import Measurement
from paydas.monitoring.operations.measurements import reopen_measurement
from paydas.monitoring.operations.reminders import remind_body
from paydas.monitoring.operations.setting_up import add_period, remove_period, renew_reporting_link
from paydas.monitoring.operations.statuses import StatusDraft, report_statuses
from paydas.monitoring.queries.periods import overdue, status_tasks, tasks_of
from paydas.monitoring.queries.progress import progress
from paydas.monitoring.queries.summary import summary
from paydas.monitoring.vocabulary import MonitoringError
from tests.factories.consultations import make_staff
from tests.factories.core import make_account
from tests.factories.monitoring import check, make_period, make_running_plan, report
from tests.factories.planning import make_ready_plan
from tests.factories.stakeholders import make_organisation

pytestmark = pytest.mark.django_db
LATER = date(2022, 9, 1)


@pytest.fixture
def found():
    return make_running_plan()


def link_of(found):
    link = give_link(by=found.boss, grant=Grant("report", found.reporting, found.consultation.pk))
    return holder(link)


def test_a_value_goes_from_draft_to_sent_to_approved(found):
    drafted = report(found, send=False)
    sent = report(found)
    approved = check(found, sent)

    assert [row.state for row in (drafted, sent, approved)] == ["draft", "sent", "approved"]
    assert Measurement.objects.count() == 1


def test_the_holder_of_a_reporting_link_reports_without_account(found):
    sent = report(found, link_of(found))

    assert (sent.state, sent.sent_by) == ("sent", None)


def test_a_withdrawn_link_reports_nothing(found):
    actor = link_of(found)
    renew_reporting_link(by=found.boss, reporting_body_id=found.reporting.pk)
    actor.link.refresh_from_db()

    with pytest.raises(AccessDeniedError):
        report(found, actor)


def test_nobody_else_reports(found):
    strangers = [
        VISITOR,
        make_account(),
        make_staff(found.consultation, "approver"),
        make_staff(found.consultation, "reporter", organisation=make_organisation()),
    ]

    for stranger in strangers:
        with pytest.raises(AccessDeniedError):
            report(found, stranger)

    assert not Measurement.objects.exists()


def test_a_value_that_nobody_has_needs_a_note_and_stays_empty(found):
    with pytest.raises(MonitoringError) as problem:
        report(found, value=None)
    sent = report(found, value=None, note="Kayıt tutulmadı.")

    assert problem.value.code == "value_needed"
    assert (sent.value, sent.state) == (None, "sent")


def test_a_returned_value_can_be_corrected_and_sent_again(found):
    returned = check(found, report(found), approves=False, reason="İki il sayılmamış.")
    again = report(found, value=10, seen=returned.revision)

    assert (returned.state, returned.returned_reason) == ("returned", "İki il sayılmamış.")
    assert (again.state, again.value, again.returned_reason) == ("sent", 10, "")


def test_a_value_is_returned_with_a_reason_only(found):
    with pytest.raises(MonitoringError) as problem:
        check(found, report(found), approves=False)

    assert problem.value.code == "reason_needed"


def test_whoever_reported_a_value_can_not_approve_it(found):
    sent = report(found, found.boss)

    with pytest.raises(MonitoringError) as problem:
        check(found, sent)
    approved = check(found, sent, found.approver)

    assert problem.value.code == "own_report"
    assert approved.approved_by == found.approver.user


def test_an_approved_value_can_not_be_overwritten(found):
    check(found, report(found))

    with pytest.raises(MonitoringError) as problem:
        report(found, value=99)

    assert problem.value.code == "state"
    assert Measurement.objects.get().value == 8


def test_an_approval_by_mistake_is_taken_back_with_a_reason(found):
    approved = check(found, report(found))

    row = reopen_measurement(by=found.boss, measurement_id=approved.pk, reason="Yanlış dönem.")

    assert (row.state, row.approved_by) == ("returned", None)


def test_two_people_at_one_value_do_not_overwrite_each_other(found):
    first = report(found, send=False)
    report(found, send=False, value=9, seen=first.revision)

    with pytest.raises(StaleRecordError):
        report(found, send=False, value=10, seen=first.revision)

    assert Measurement.objects.get().value == 9


def test_an_unpublished_plan_takes_no_values():
    found = make_ready_plan()
    found.period = make_period(found)

    with pytest.raises(MonitoringError) as problem:
        report(found, found.boss)

    assert problem.value.code == "plan_not_published"


def test_only_approved_values_are_in_the_course(found):
    report(found)
    before = progress(found.plan, on=LATER).courses[found.indicator.pk]
    check(found, Measurement.objects.get())
    after = progress(found.plan, on=LATER).courses[found.indicator.pk]

    assert (before.standing, after.standing) == ("no_data", "behind")
    assert after.latest.actual == 8


def test_what_was_not_sent_in_time_is_overdue(found):
    make_period(
        found,
        "2022/2",
        starts_on=date(2022, 7, 1),
        ends_on=date(2022, 12, 31),
        due_on=date(2023, 1, 31),
    )

    late = overdue(found.plan, on=LATER)
    report(found)

    assert [(task.span.label, task.body, task.days_late(LATER)) for task in late] == [
        ("2022/1", found.body.name, 32)
    ]
    assert overdue(found.plan, on=LATER) == []
    assert len(tasks_of(found.plan, on=LATER)) == 2


def test_tasks_are_read_with_the_same_queries_however_many(found, django_assert_num_queries):
    with django_assert_num_queries(5):
        tasks_of(found.plan, on=LATER)
    report(found)
    make_period(found, "2022/2")
    with django_assert_num_queries(5):
        tasks_of(found.plan, on=LATER)


def test_a_body_is_reminded_once_a_week_of_what_it_owes(found):
    for day in (LATER, LATER, date(2022, 9, 12)):
        remind_body(by=found.boss, reporting_body_id=found.reporting.pk, on=day)

    bodies = list(OutboxMessage.objects.values_list("body", flat=True))
    assert len(bodies) == 2
    assert "/l/" in bodies[0]
    assert found.indicator.name in bodies[0]


def test_a_body_that_owes_nothing_is_left_in_peace(found):
    report(found)

    assert remind_body(by=found.boss, reporting_body_id=found.reporting.pk, on=LATER) is None
    assert not OutboxMessage.objects.exists()


def test_a_later_word_on_an_activity_replaces_the_earlier(found):
    for status in ("not_started", "going"):
        draft = StatusDraft(found.activity.pk, found.period.pk, status)
        report_statuses(by=found.reporter, plan_id=found.plan.pk, statuses=[draft])

    shown = progress(found.plan).status_of(found.activity.pk)

    assert shown.status == "going"
    assert [task.is_late for task in status_tasks(found.plan, on=LATER)] == [False]


def test_a_stopped_activity_needs_a_reason(found):
    draft = StatusDraft(found.activity.pk, found.period.pk, "stopped")

    with pytest.raises(MonitoringError) as problem:
        report_statuses(by=found.reporter, plan_id=found.plan.pk, statuses=[draft])

    assert problem.value.code == "reason_needed"


def test_a_period_with_values_stays(found):
    report(found)

    with pytest.raises(MonitoringError) as problem:
        remove_period(by=found.boss, period_id=found.period.pk)

    assert problem.value.code == "period_in_use"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"label": "2022/1"}, "period_exists"),
        ({"label": "2030", "ends_on": date(2021, 1, 1)}, "period_order"),
    ],
)
def test_a_period_that_makes_no_sense_is_refused(found, values, code):
    with pytest.raises(MonitoringError) as problem:
        make_period(found, **values)

    assert problem.value.code == code


def test_periods_are_kept_by_the_coordinator(found):
    with pytest.raises(AccessDeniedError):
        add_period(by=found.approver, period_id=found.period.pk, plan_id=found.plan.pk)


def test_summary_counts_what_waits(found):
    report(found)

    counted = summary(found.consultation.pk)

    assert (counted.approved, counted.sent, counted.waiting) == (0, 1, 1)
