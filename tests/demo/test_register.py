import pytest

from paydas.demo.accounts import make_accounts
from paydas.demo.meetings import register
from paydas.demo.meetings.story import Story, rows
from paydas.stakeholders.models import Organisation, Person


@pytest.mark.django_db
def test_the_register_of_the_worked_example_is_told_whole():
    story = Story(actors=make_accounts())

    register.tell(story)

    assert Organisation.objects.count() == len(rows("organisations.csv"))
    assert Person.objects.count() == len(rows("people.csv"))
    assert Organisation.objects.filter(is_sample=False).count() == 0
    assert story.find("organisation", "b01").parent == story.find("organisation", "b00")
