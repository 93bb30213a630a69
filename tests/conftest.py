import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

# How long an example takes tells of the machine's load, not of our code: no test is timed.
settings.register_profile("paydas", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("paydas")


@pytest.fixture(autouse=True)
def own_language():
    """Let no page that was opened in English leave its language to the next test."""
    yield
    translation.deactivate()
