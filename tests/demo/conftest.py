"""The whole worked example, told once for a module whose tests only look at it."""

import pytest
from django.db import transaction

from paydas.demo.accounts import make_accounts
from paydas.demo.meetings import tell
from paydas.demo.meetings.story import Story


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """Tell the story in one transaction that is rolled back after the module.

    Its tests must not ask for `db`: they look at what is here, and change nothing. One other test
    of the module must, or else no database is set up when the module runs alone.
    """
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        # As Django's own TestCase does it, so that operations may begin inside.
        whole._from_testcase = True
        whole.__enter__()
        try:
            story = Story(actors=make_accounts(), say=lambda _: None)
            tell(story)
            yield story
        finally:
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)
