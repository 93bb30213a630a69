import pytest
from django.utils import translation

from paydas.portal.queries.wording import share


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(679, 683, "99%"), (683, 683, "100%"), (0, 683, "0%"), (1, 2, "50%"), (0, 0, "–")],
)
def test_only_all_of_something_is_a_hundred_per_cent(part, whole, said):
    with translation.override("en"):
        found = share(part, whole)

    assert found == said
