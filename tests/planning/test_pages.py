from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from paydas.listening.models import Contribution
from paydas.planning.models import Activity, DeclaredGap, Indicator, Plan
from paydas.planning.operations.outline import add_activity
from paydas.planning.operations.plans import GapDraft
from paydas.planning.operations.publishing import submit_plan
from paydas.planning.queries.plans import gaps_of
from paydas.planning.web.forms import TargetsField
from tests.factories.planning import (
    make_open_voice,
    make_plan,
    make_published_plan,
    make_ready_plan,
    publish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plain_sign_in(settings):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    settings.PAYDAS_DEMO = True


@pytest.fixture
def ready():
    return make_ready_plan()


def address(name, found, **kwargs):
    return reverse(f"planning:{name}", kwargs={"slug": found.consultation.slug, **kwargs})


def test_an_activity_posted_twice_is_one(ready, client):
    client.force_login(ready.boss.user)
    page = address("add_activity", ready, pk=ready.objective.pk)
    data = {"id": uuid4(), "title": "Görüntülü tercüme hattı"}

    answers = [client.post(page, data).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Activity.objects.filter(title="Görüntülü tercüme hattı").count() == 1


def test_a_refused_form_keeps_what_was_typed(ready, client):
    client.force_login(ready.boss.user)
    page = address("add_activity", ready, pk=ready.objective.pk)
    data = {"id": uuid4(), "title": "Yeni başlık", "number": "1.1"}

    response = client.post(page, data)

    assert response.status_code == 422
    assert "Yeni başlık" in response.content.decode()
    assert Activity.objects.count() == 1


def test_the_page_of_a_plan_names_what_is_missing(ready, client):
    client.force_login(ready.boss.user)
    add_activity(
        by=ready.boss, activity_id=uuid4(), objective_id=ready.objective.pk, title="Dayanaksız"
    )

    text = client.get(address("plan", ready, pk=ready.plan.pk)).content.decode()

    assert "Dayanaksız" in text
    assert text.count('class="attention"') == 1


def test_the_approver_declares_a_gap_on_the_page_and_publishes(ready, client):
    make_open_voice(ready.consultation)
    submit_plan(by=ready.boss, plan_id=ready.plan.pk)
    client.force_login(ready.approver.user)
    page = address("approve", ready, pk=ready.plan.pk)

    refused = client.post(page, {"decision": "approve"})
    data = {"decision": "approve", "voices_reason": "Sonradan geldi.", "voices_due": "2030-01-01"}
    taken = client.post(page, data)

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert Plan.objects.get().state == "published"


@pytest.fixture
def with_gap(ready):
    """Return a plan that was published with a gap, and the voice that it is about."""
    ready.voice = make_open_voice(ready.consultation)
    gap = GapDraft("voices", 1, "Sonradan geldi.", date(2030, 1, 1))
    return publish(ready, gaps=(gap,))


def test_a_gap_is_not_closed_while_something_has_no_answer(with_gap, client):
    client.force_login(with_gap.boss.user)
    gap = DeclaredGap.objects.get()

    answer = client.post(address("close_gap", with_gap, pk=gap.pk), follow=True)

    assert "1 görüş henüz karşılık bulmadı." in answer.content.decode()
    assert gaps_of(with_gap.plan) != ()


def test_a_gap_is_closed_from_the_page_of_the_plan(with_gap, client):
    client.force_login(with_gap.boss.user)
    Contribution.objects.filter(pk=with_gap.voice.pk).update(state="draft", code=None)
    page = address("plan", with_gap, pk=with_gap.plan.pk)
    close = address("close_gap", with_gap, pk=DeclaredGap.objects.get().pk)
    shown = client.get(page).content.decode()

    client.post(close)

    assert close in shown
    assert close not in client.get(page).content.decode()
    assert DeclaredGap.objects.get().closed_on == timezone.localdate()
    assert gaps_of(with_gap.plan) == ()


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("30.06.2022 20", {date(2022, 6, 30): Decimal(20)}),
        ("2022-06-30 1.250,5", {date(2022, 6, 30): Decimal("1250.5")}),
        ("", {}),
    ],
)
def test_targets_are_read_line_by_line(text, targets):
    assert TargetsField(required=False).clean(text) == targets


@pytest.mark.parametrize("value", ["20.000", "1.125", "1250.5", "80000"])
def test_a_shown_target_reads_back_as_itself(value):
    targets = {date(2022, 6, 30): Decimal(value)}

    shown = TargetsField().prepare_value(targets)

    assert TargetsField().clean(shown) == targets


@pytest.mark.parametrize("text", ["yarın 20", "30.06.2022", "30.06.2022 5\n2022-06-30 6"])
def test_targets_that_make_no_sense_are_an_error_of_the_form(ready, client, text):
    client.force_login(ready.boss.user)
    page = address("add_indicator", ready, kind="activity", pk=ready.activity.pk)
    data = {"id": uuid4(), "name": "Sayı", "unit": "il", "direction": "up", "frequency": "half"}

    response = client.post(page, data | {"targets": text})

    assert response.status_code == 422
    assert Indicator.objects.count() == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_plan_is_exported(client, kind):
    found = make_published_plan()
    client.force_login(found.boss.user)

    response = client.get(address("plan", found, pk=found.plan.pk) + f"?format={kind}")

    content = b"".join(response) if response.streaming else response.content
    assert response.headers["Content-Disposition"].endswith(f'.{kind}"')
    assert (found.indicator.name.encode() in content) == (kind == "csv")


def queries_of(client, page):
    with CaptureQueriesContext(connection) as found:
        client.get(page)
    return len(found)


def test_lists_ask_the_same_queries_for_one_and_three(ready, client):
    client.force_login(ready.boss.user)
    pages = [address("plans", ready), address("plan", ready, pk=ready.plan.pk)]
    before = [queries_of(client, page) for page in pages]
    for n in range(2):
        make_plan(ready.boss, ready.consultation, title=f"Plan {n}")
        add_activity(
            by=ready.boss, activity_id=uuid4(), objective_id=ready.objective.pk, title="Yeni"
        )

    after = [queries_of(client, page) for page in pages]

    assert before == after
    assert max(after) <= 30
