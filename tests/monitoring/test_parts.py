from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import override

from paydas.monitoring.models import Measurement
from paydas.monitoring.queries.parts import (
    Part,
    Parts,
    as_column,
    in_words,
    parts_of,
    public_parts,
)
from paydas.monitoring.vocabulary import MonitoringError
from paydas.planning.models import Indicator
from paydas.planning.queries.breakdowns import Breakdown
from paydas.planning.queries.breakdowns import as_column as declared
from tests.factories.monitoring import check, make_running_plan, report

SEX = Breakdown("Cinsiyet", ("kadın", "erkek"))
DISABILITY = Breakdown("Engellilik", ("engelli",), adds_up=False)


def by(breakdown, *values):
    groups = zip(breakdown.groups, values, strict=True)
    return Parts(
        breakdown.by,
        breakdown.adds_up,
        tuple(Part(group, None if one is None else Decimal(one)) for group, one in groups),
    )


def values_of(found):
    return [[one.value for one in parts.groups] for parts in found]


@pytest.fixture
def found(db):
    made = make_running_plan()
    rows = Indicator.objects.filter(pk=made.indicator.pk)
    rows.update(breakdowns=declared([SEX, DISABILITY]))
    return made


def test_a_value_keeps_its_groups(found):
    row = report(found, value=20, parts=(by(SEX, 12, 8), by(DISABILITY, 6)))

    assert values_of(parts_of(row.parts)) == [[12, 8], [6]]


@pytest.mark.parametrize(
    ("value", "parts", "code"),
    [
        (20, by(SEX, 12, 9), "parts_sum"),
        (20, by(SEX, 12, 7), "parts_sum"),
        (20, by(SEX, 21, None), "parts_sum"),
        (20, by(DISABILITY, 21), "parts_part"),
        (None, by(SEX, 12, 8), "parts_sum"),
        (20, by(Breakdown("Yaş", ("genç",)), 3), "group_unknown"),
        (20, by(Breakdown("Cinsiyet", ("kadın",)), 20), "group_unknown"),
    ],
)
def test_groups_that_cannot_be_right_are_not_sent(found, value, parts, code):
    with pytest.raises(MonitoringError) as problem:
        report(found, value=value, note="Not.", parts=(parts,))

    assert problem.value.code == code
    assert not Measurement.objects.exists()


def test_a_draft_may_hold_groups_that_do_not_add_up_yet(found):
    row = report(found, send=False, value=20, parts=(by(SEX, 12, None),))

    assert values_of(parts_of(row.parts)) == [[12, None]]


def test_a_group_that_nobody_knows_may_stay_empty(found):
    row = report(found, value=20, parts=(by(SEX, 12, None),))

    assert row.state == "sent"


@pytest.mark.parametrize(
    ("parts", "total", "unit", "shown"),
    [
        (by(SEX, 12, 8), 20, "kişi", [12, 8]),
        (by(SEX, 17, 3), 20, "kişi", [None, None]),
        (by(SEX, 20, 0), 20, "kişi", [20, 0]),
        (by(SEX, 17, None), 20, "kişi", [None, None]),
        (by(DISABILITY, 4), 20, "kişi", [None]),
        (by(DISABILITY, 18), 20, "kişi", [None]),
        (by(DISABILITY, 6), 20, "kişi", [6]),
        (by(SEX, 3, 4), 100, "%", [3, 4]),
        (by(SEX, "2.5", 3), 6, "gün", [Decimal("2.5"), 3]),
    ],
)
def test_the_public_reads_no_group_under_five(parts, total, unit, shown):
    found = public_parts(as_column([parts]), Decimal(total), unit)

    assert values_of(found) == [shown]


def test_a_hidden_group_is_not_called_missing():
    with override("en"):
        found = public_parts(as_column([by(SEX, 17, 3)]), Decimal(20), "kişi")

        assert in_words(found) == (
            "Cinsiyet: kadın (fewer than five or hidden), erkek (fewer than five or hidden)"
        )


@pytest.fixture
def opened(client, settings, found):
    settings.AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
    client.force_login(found.boss.user)
    return client


def value_page(found):
    args = [found.consultation.slug, found.period.pk, found.indicator.pk]
    return reverse("monitoring:reporting_value", args=args)


def test_the_form_asks_for_each_group_and_keeps_what_was_typed(opened, found):
    typed = {"value": "20", "note": "", "evidence": "", "send": "1"}
    typed |= {"part_0_0": "12", "part_0_1": "9"}

    response = opened.post(value_page(found), typed)

    body = response.content.decode()
    assert response.status_code == 422
    assert 'name="part_0_0" value="12"' in body
    assert "21" in body


def test_a_value_is_sent_with_its_groups(opened, found):
    typed = {"value": "20", "note": "", "evidence": "", "send": "1"}
    typed |= {"part_0_0": "12", "part_0_1": "8", "part_1_0": "6"}

    response = opened.post(value_page(found), typed)

    assert response.status_code == 302
    assert values_of(parts_of(Measurement.objects.get().parts)) == [[12, 8], [6]]


@pytest.mark.parametrize("name", ["values", "indicator"])
def test_staff_pages_show_the_groups(opened, found, name):
    report(found, value=20, parts=(by(SEX, 17, 3),))
    args = [found.consultation.slug, *([found.indicator.pk] if name == "indicator" else [])]

    body = opened.get(reverse(f"monitoring:{name}", args=args)).content.decode()

    assert "Cinsiyet: kadın 17, erkek 3" in body


def test_whoever_checks_a_value_sees_its_groups(opened, found):
    row = report(found, value=20, parts=(by(SEX, 17, 3),))

    address = reverse("monitoring:check", args=[found.consultation.slug, row.pk])

    assert "kadın: 17" in opened.get(address).content.decode()


def test_the_public_thread_and_open_data_hide_small_groups(client, found):
    row = report(found, value=20, parts=(by(SEX, 17, 3), by(DISABILITY, 6)))
    check(found, row)
    found.indicator.refresh_from_db()
    slug = found.consultation.slug

    thread = client.get(f"/en/thread/{found.indicator.code}/").content.decode()
    table = b"".join(client.get(f"/en/open-data/{slug}/groups.csv").streaming_content)

    assert "Engellilik: engelli 6" in thread
    assert "kadın (fewer than five or hidden)" in thread
    assert ",kadın,,true,true," in table.decode()
