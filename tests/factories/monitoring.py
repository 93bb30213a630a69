"""A published plan that is being carried out, and what is reported on it."""

from datetime import date
from uuid import uuid4

from paydas.monitoring.operations.measurements import (
    Checked,
    Report,
    check_measurements,
    save_measurements,
)
from paydas.monitoring.operations.setting_up import add_period, name_reporting_body
from paydas.monitoring.operations.voices import Saying, speak
from tests.factories.consultations import make_staff
from tests.factories.planning import make_published_plan


def make_period(found, label="2022/1", **values):
    known = {
        "starts_on": date(2022, 1, 1),
        "ends_on": date(2022, 6, 30),
        "due_on": date(2022, 7, 31),
    }
    return add_period(
        by=found.boss, period_id=uuid4(), plan_id=found.plan.pk, label=label, **(known | values)
    )


def make_running_plan():
    """Return a published plan with a period, a reporter by account and one by private link."""
    found = make_published_plan()
    found.period = make_period(found)
    found.reporter = make_staff(found.consultation, "reporter", organisation=found.body)
    found.reporting = name_reporting_body(
        by=found.boss, plan_id=found.plan.pk, organisation_id=found.body.pk, email="b@example.org"
    )
    return found


def report(found, by=None, *, send=True, **values):
    known = {"indicator_id": found.indicator.pk, "period_id": found.period.pk, "value": 8}
    return save_measurements(
        by=by or found.reporter,
        plan_id=found.plan.pk,
        reports=[Report(**(known | values))],
        send=send,
    )[0]


def check(found, measurement, by=None, **values):
    decision = Checked(measurement.pk, **({"approves": True} | values))
    return check_measurements(by=by or found.boss, plan_id=found.plan.pk, decisions=[decision])[0]


def make_voice(found, by=None, **values):
    known = {"kind": "comment", "text": "Tercüman geldi, randevu kolaylaştı."}
    return speak(
        by=by or found.boss,
        voice_id=uuid4(),
        activity_id=found.activity.pk,
        saying=Saying(**(known | values)),
    )
