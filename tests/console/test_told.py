import pytest

from paydas.console.queries.mine import meetings_for
from paydas.console.queries.steps import acts_in
from paydas.console.queries.waiting import waiting_for
from paydas.invitations.queries.summary import summary
from tests.factories.consultations import make_consultation, make_staff
from tests.factories.gatherings import make_gathering
from tests.factories.invitations import make_invitation
from tests.factories.listening import make_approved, make_note, make_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """One draft and one approved voice at a table."""
    consultation = make_consultation()
    table = make_table(consultation)
    make_note(table)
    make_approved(table)
    return consultation


@pytest.mark.parametrize(
    ("role", "pages"),
    [
        ("coordinator", ["listening:contributions", "listening:clearing"]),
        ("moderator", ["listening:contributions"]),
        ("viewer", []),
        ("rapporteur", []),
        ("data_protection", []),
    ],
)
def test_a_role_is_told_of_what_it_can_do_and_of_nothing_else(heard, role, pages):
    actor = make_staff(heard, role)

    assert [due.page for due in waiting_for(actor, heard.pk)] == pages


@pytest.mark.parametrize(("role", "acts"), [("moderator", True), ("approver", False)])
def test_the_menu_marks_a_count_only_for_those_who_can_act(heard, role, acts):
    assert acts_in(make_staff(heard, role), heard, "listen") is acts


def test_a_rapporteur_finds_the_tables_of_the_next_gathering():
    consultation = make_consultation()
    table = make_table(consultation)
    make_table(consultation, year=2019, state="held")

    found = meetings_for(make_staff(consultation, "rapporteur"))

    assert [(one.tables, one.moderates) for one in found] == [([table], False)]


@pytest.mark.parametrize(("state", "waiting"), [("planned", 1), ("held", 0)])
def test_an_invitation_waits_until_its_gathering_was_held(state, waiting):
    gathering = make_gathering(state=state)
    make_invitation(gathering)

    assert summary(gathering.consultation_id).waiting == waiting
