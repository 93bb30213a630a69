import pytest

from paydas.consultations.models import Consultation, Participant
from paydas.demo.accounts import make_accounts
from paydas.demo.meetings import consultation, gatherings, register
from paydas.demo.meetings.story import Story
from paydas.gatherings.models import Attendance, Table
from paydas.gatherings.queries.attendance import attended
from paydas.gatherings.queries.summary import summary
from paydas.sources.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = Story(actors=make_accounts(), say=lambda _: None)
    for step in (register, consultation, gatherings):
        step.tell(story)
    return story


def test_the_worked_example_holds_five_gatherings_with_fifty_tables_and_a_launch(story):
    found = Consultation.objects.get(slug="sivil-toplum-bulusmalari")  # serves 2.3, 2.10, 2.11

    told = summary(found.pk)

    assert (told.count, told.waiting, told.tables, told.attended) == (6, 0, 50, 171)
    assert attended(found.pk, story.find("gathering", "women").pk).count() > 30
    assert Edition.objects.filter(kind="minutes").count() == 5
    assert found.steps.count() == 7
    assert found.gatherings.get(kind="launch").dated.month == 3  # serves 2.25


def test_everything_told_is_marked_as_sample_content(story):
    kinds = (Consultation, Participant, Attendance, Table, Edition)

    assert [kind.__name__ for kind in kinds if kind.objects.filter(is_sample=False).exists()] == []
