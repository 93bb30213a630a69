import pytest

from paydas.planning.queries.breakdowns import Breakdown, as_column, breakdowns_of
from paydas.planning.web.forms import IndicatorForm
from tests.factories.planning import make_ready_plan

SEX = Breakdown("Cinsiyet", ("kadın", "erkek"))
DISABILITY = Breakdown("Engellilik", ("engelli",), adds_up=False)
TYPED = {"name": "Katılan sayısı", "unit": "kişi", "direction": "up", "frequency": "half"}


def filled(**typed):
    return IndicatorForm(TYPED | typed)


def test_break_downs_are_read_a_line_each():
    form = filled(whole="Cinsiyet: kadın, erkek\n\n", some=" Engellilik :engelli ")

    assert form.is_valid(), form.errors
    assert form.values["breakdowns"] == as_column([SEX, DISABILITY])
    assert {"whole", "some"} & set(form.values) == set()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("whole", {"whole": "Cinsiyet kadın, erkek"}),
        ("whole", {"whole": "Cinsiyet:"}),
        ("whole", {"whole": ": kadın"}),
        ("whole", {"whole": "Cinsiyet: kadın, kadın"}),
        ("some", {"whole": "Cinsiyet: kadın", "some": "Cinsiyet: erkek"}),
    ],
)
def test_a_line_that_cannot_be_right_is_named(name, typed):
    form = filled(**typed)

    assert list(form.errors) == [name]


@pytest.mark.django_db
def test_the_form_shows_what_the_indicator_declares():
    indicator = make_ready_plan().indicator
    indicator.breakdowns = as_column([SEX, DISABILITY])

    form = IndicatorForm(instance=indicator)

    assert breakdowns_of(indicator) == (SEX, DISABILITY)
    assert "Cinsiyet: kadın, erkek</textarea>" in str(form["whole"])
    assert "Engellilik: engelli</textarea>" in str(form["some"])
