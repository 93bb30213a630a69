import pytest

from paydas.consultations.models import Consultation
from paydas.demo.accounts import make_accounts
from paydas.demo.meetings import facts, register
from paydas.demo.meetings.story import Story
from paydas.gatherings.models import Gathering
from paydas.sources.models import Citation, Source
from paydas.sources.queries.sources import citations_of
from paydas.stakeholders.models import Person


@pytest.fixture
def story(db):
    story = Story(actors=make_accounts())
    register.tell(story)
    facts.tell(story)
    return story


# serves 2.3, 2.4, 2.5, 2.10, 2.11, 2.16, 2.19, 2.25, 2.26
def test_the_real_meetings_are_told_with_the_sentence_each_fact_rests_on(story):
    real = Consultation.objects.get(slug="bakanlik-sivil-toplum-bulusmalari")

    said = {one.field: one.note for one in citations_of(real)}

    assert {key: said[key] for key in ("invited", "sessions", "objectives", "activities")} == {
        "invited": "215",
        "sessions": "2",
        "objectives": "5",
        "activities": "28",
    }
    assert [h.title for h in real.headings.all()] == [
        "Mevzuat",
        "Sistem güçlendirme",
        "Koordinasyon",
    ]
    assert Source.objects.get(sha256__startswith="a40315dc").byline == "Editör: İrfan Karslı"


def test_dates_and_cities_that_the_text_leaves_out_stay_out(story):
    held = Gathering.objects.filter(
        consultation__slug="bakanlik-sivil-toplum-bulusmalari", state="held"
    ).order_by("ordinal")
    launch = Gathering.objects.get(kind="launch", consultation__is_sample=False)

    assert [(g.year, g.month, g.day, g.province_id) for g in held] == [
        (2021, 10, 7, "06"),
        *[(None, None, None, None)] * 4,
    ]
    assert (launch.year, launch.month, launch.day) == (None, 3, 11)


def test_nothing_invented_attaches_to_the_real_meetings(story):
    real = Consultation.objects.get(slug="bakanlik-sivil-toplum-bulusmalari")

    assert real.is_sample is False
    assert real.participants.count() == 0
    assert [p.name for p in Person.objects.filter(is_sample=False)] == ["Derya Yanık"]
    assert Citation.objects.filter(is_sample=True).count() == 0
