from tests.rights import EVERYBODY, Page

PAGES = [
    Page("health", EVERYBODY),
]
# Opened with a token only; tests/core/test_links.py does.
ELSEWHERE = {"open_link"}
