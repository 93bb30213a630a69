from datetime import date
from uuid import uuid4

import pytest

from paydas.console.queries.due import due_in
from paydas.consultations.operations.requests import receive_request
from paydas.core.actors import SYSTEM
from tests.factories.consultations import make_consultation, make_staff

pytestmark = pytest.mark.django_db


def test_a_data_request_is_due_also_when_nobody_knows_yet_whose_it_is():
    consultation = make_consultation()
    receive_request(
        by=SYSTEM,
        request_id=uuid4(),
        consultation_id=consultation.pk,
        received_on=date(2026, 1, 5),
        kind="access",
    )
    officer = make_staff(consultation, "data_protection")

    assert [one.on for one in due_in(officer, consultation.pk)] == [date(2026, 2, 4)]
