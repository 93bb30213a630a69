"""Raises when a request writes one of our tables outside an operation."""

import re

from django.db import connection

from paydas.core.operations.audit import is_running

WRITE = re.compile(r'^\s*(INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
# Tables of third parties, which write them by themselves.
FOREIGN = ("django_", "account_", "mfa_", "axes_")


def refuse(execute, sql, params, many, context):
    found = WRITE.match(sql)
    if found and not found[2].startswith(FOREIGN) and not is_running():
        raise AssertionError(f"write outside an operation: {sql[:200]}")
    return execute(sql, params, many, context)


class WriteGuard:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with connection.execute_wrapper(refuse):
            return self.get_response(request)
