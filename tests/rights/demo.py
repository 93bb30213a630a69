from tests.rights import NOBODY, Page

# Open only in the demonstration on loopback; tests/demo/test_sign_in.py opens them.
PAGES = [
    Page("demo:personas", NOBODY),
    Page("demo:sign_in", NOBODY, lambda _: {"role": "coordinator"}, "post"),
]
