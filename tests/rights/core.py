from tests.rights import ACCOUNTS, EVERYBODY, Page

PAGES = [
    Page("health", EVERYBODY),
    Page("gallery", ACCOUNTS),
    Page("gallery_frame", ACCOUNTS, lambda world: {"frame": "console"}),
]
# Opened with a token only; tests/core/test_links.py does.
ELSEWHERE = {"open_link"}
