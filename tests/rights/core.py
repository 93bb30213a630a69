from tests.rights import ACCOUNTS, EVERYBODY, Page


def console(world):
    return {"frame": "console"}


PAGES = [
    Page("health", EVERYBODY),
    Page("gallery", ACCOUNTS),
    Page("gallery_frame", ACCOUNTS, console),
]
# Opened with a token only; tests/core/test_links.py does.
ELSEWHERE = {"open_link"}
