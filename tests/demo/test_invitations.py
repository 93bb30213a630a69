import pytest

from paydas.core.models import AccessLink
from paydas.demo.accounts import make_accounts
from paydas.demo.meetings import consultation, gatherings, invitations, register
from paydas.demo.meetings.story import Story
from paydas.gatherings.models import Attendance
from paydas.invitations.models import Invitation, InvitationRound, SelectionRule
from paydas.invitations.queries.summary import summary

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = Story(actors=make_accounts(), say=lambda _: None)
    for step in (register, consultation, gatherings, invitations):
        step.tell(story)
    return story


def test_the_worked_example_invites_215_and_keeps_apart_what_became_of_them(story):
    told = summary(story.consultation.pk)  # serves 2.8, 2.9, 2.10

    assert (told.count, told.waiting, told.accepted, told.rounds, told.unsent) == (
        215,
        0,
        183,
        20,
        0,
    )
    assert not Attendance.objects.filter(presence="expected").exists()
    assert AccessLink.objects.filter(purpose="invitation").count() == 215


def test_every_invitation_told_is_sample_content_of_an_approved_round(story):
    kinds = (Invitation, InvitationRound, SelectionRule)

    assert [kind.__name__ for kind in kinds if kind.objects.filter(is_sample=False).exists()] == []
    assert set(Invitation.objects.values_list("sent_at__year", flat=True)) == {2021}
