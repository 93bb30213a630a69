from collections import Counter
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from paydas.consultations.operations.outline import add_theme
from paydas.core.actors import SYSTEM
from paydas.core.vocabulary import AccessDeniedError
from paydas.invitations.models import Invitation, ReferenceShare
from paydas.invitations.operations import rules
from paydas.invitations.queries.balance import counts_by, distance, register_shares, shares
from paydas.invitations.queries.candidates import Wanted, candidates, failed_filters
from paydas.invitations.queries.explaining import explain
from paydas.invitations.queries.invitations import (
    due_reminders,
    funnels,
    invitations_of,
    narrowed,
    public_counts,
)
from paydas.invitations.queries.summary import summary
from paydas.invitations.vocabulary import InvitationsError
from paydas.stakeholders.models import WorkingArea
from tests.factories.consultations import make_consultation, make_staff
from tests.factories.gatherings import make_gathering, make_session, mark
from tests.factories.invitations import (
    invite_bodies,
    make_invitation,
    make_round,
    make_rule,
    send,
)
from tests.factories.places import have_places
from tests.factories.stakeholders import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas():
    labels = ("women", "children")
    return [
        WorkingArea.objects.get_or_create(key=key, defaults={"label_tr": key, "label_en": key})[0]
        for key in labels
    ]


def make_mix(consultation, dimension="legal_form", **given):
    return rules.set_mix(
        by=SYSTEM,
        mix_id=uuid4(),
        consultation_id=consultation.pk,
        values={"title": "Dağılım", "dimension": dimension, "basis": "Kütük"},
        shares={key: Decimal(value) for key, value in given.items()},
    )


def test_candidates_pass_theme_catchment_and_are_not_invited_yet(areas):
    have_places()
    consultation = make_consultation()
    theme = add_theme(
        by=SYSTEM,
        theme_id=uuid4(),
        consultation_id=consultation.pk,
        title="Kadın",
        working_areas=areas,
    )
    gathering = make_gathering(consultation, theme=theme, province_id="06")
    fits, invited, elsewhere = (make_organisation(province_id=p) for p in ("06", "06", "34"))
    make_organisation(province_id="06")
    for body in (fits, invited, elsewhere):
        body.working_areas.set(areas)
    invite_bodies(make_round(gathering), invited)

    found = candidates(gathering, Wanted(theme=True, catchment=True))

    assert list(found) == [fits]


def test_never_invited_before_looks_at_the_whole_consultation():
    consultation = make_consultation()
    before, fresh = make_organisation(), make_organisation()
    invite_bodies(make_round(make_gathering(consultation)), before)

    found = candidates(make_gathering(consultation), Wanted(fresh=True))

    assert before not in found
    assert fresh in found


def test_the_balance_sets_counts_beside_the_mix_and_says_how_far_they_are():
    mix = make_mix(make_consultation(), association="50", foundation="50")

    found = shares(Counter(association=9, foundation=1), "legal_form", mix)

    assert [(one.key, one.count, one.reading) for one in found] == [
        ("association", 9, "over"),
        ("foundation", 1, "under"),
    ]
    assert distance(found) == 40


def test_without_a_mix_nothing_is_over_or_under():
    found = shares(Counter(association=2), "legal_form")

    assert [one.reading for one in found] == [""]
    assert distance(found) is None


def test_a_body_of_two_areas_counts_in_both(areas):
    body = make_organisation()
    body.working_areas.set(areas)
    invite_bodies(make_round(), body)

    found = counts_by("area", Invitation.objects.all())

    assert found == {"women": 1, "children": 1}


def test_the_register_gives_shares_of_its_active_bodies():
    for _ in range(3):
        make_organisation(sector="civil", legal_form="association")
    make_organisation(sector="civil", legal_form="foundation")
    make_organisation(sector="public", legal_form="ministry")

    found = register_shares("legal_form")

    assert found == {"association": Decimal("75.00"), "foundation": Decimal("25.00")}


def test_shares_that_do_not_make_a_whole_are_refused():
    with pytest.raises(InvitationsError, match="shares_sum"):
        make_mix(make_consultation(), association="40")

    assert not ReferenceShare.objects.exists()


def test_a_published_rule_stays_as_it_is():
    rule = make_rule(make_consultation(), sector="civil")

    with pytest.raises(InvitationsError, match="rule_published"):
        rules.change_rule(by=SYSTEM, rule_id=rule.pk, seen=None, values={"text": "Başka"})


def test_the_approver_writes_no_rule():
    consultation = make_consultation()

    with pytest.raises(AccessDeniedError):
        rules.add_rule(
            by=make_staff(consultation, "approver"),
            rule_id=uuid4(),
            consultation_id=consultation.pk,
            values={},
        )


def test_invited_accepted_and_attended_are_kept_apart():
    gathering = make_gathering()
    session = make_session(gathering)
    first, second = make_invitation(gathering), make_invitation(gathering)
    invite_bodies(make_round(gathering))
    Invitation.objects.filter(pk=first.pk).update(answer="accepted", answered_at=timezone.now())

    before = funnels(gathering.consultation_id)
    mark(session, second.participant)
    after = funnels(gathering.consultation_id)

    assert [(f.invited, f.accepted, f.silent, f.attended) for f in before] == [(2, 1, 1, None)]
    assert [f.attended for f in after] == [1]
    assert (
        summary(gathering.consultation_id).count,
        summary(gathering.consultation_id).unsent,
    ) == (
        2,
        1,
    )


def test_names_are_found_whatever_the_letters(areas):
    body = make_organisation(name="Örnek IĞDIR Derneği")
    found = make_invitation(body=body)

    hits = narrowed(invitations_of(found.gathering.consultation_id), {"q": "iğdır"})

    assert list(hits) == [found]


def test_counts_of_people_are_suppressed_and_counts_of_bodies_are_not():
    counts = {"06": 2, "34": 9, "35": 4}

    assert public_counts(counts, people=False) == counts
    assert public_counts(counts, people=True)["06"] is None


def test_a_reminder_is_due_once_near_the_day_of_answers():
    near = make_invitation(reply_by=timezone.localdate())
    make_invitation(reply_by=timezone.localdate() + timedelta(days=30))

    due = due_reminders(timezone.localdate(), timezone.localdate() + timedelta(days=3))

    assert due == [near.pk]


def test_why_not_invited_names_the_published_filter_that_a_body_does_not_pass():
    gathering = make_gathering()
    rule = make_rule(gathering.consultation, sector="civil", legal_form="association")
    found = make_round(gathering, rule=rule)
    inside = make_organisation(sector="civil", legal_form="association")
    outside = make_organisation(sector="civil", legal_form="foundation")
    invite_bodies(found, inside)
    before = explain(outside, gathering.consultation_id)
    send(found)

    told = [explain(body, gathering.consultation_id) for body in (inside, outside)]

    assert before == []
    assert [(why.is_invited, list(why.failed)) for (why,) in told] == [
        (True, []),
        (False, ["legal_form"]),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_explaining_asks_the_same_number_of_queries_for_any_number_of_rounds(
    django_assert_num_queries, count
):
    gathering = make_gathering()
    rule = make_rule(gathering.consultation, sector="civil")
    for _ in range(count):
        make_invitation(gathering, rule=rule)
    body = make_organisation(sector="public")

    with django_assert_num_queries(5):
        told = explain(body, gathering.consultation_id)

    assert [list(why.failed) for why in told] == [["sector"]] * count


def test_theme_and_catchment_that_a_body_does_not_pass_are_named(areas):
    have_places()
    consultation = make_consultation()
    theme = add_theme(
        by=SYSTEM,
        theme_id=uuid4(),
        consultation_id=consultation.pk,
        title="Kadın",
        working_areas=areas,
    )
    gathering = make_gathering(consultation, theme=theme, province_id="06")
    body = make_organisation(province_id="34")

    failed = failed_filters(gathering, Wanted(theme=True, catchment=True), body)

    assert failed == ["theme", "catchment"]
