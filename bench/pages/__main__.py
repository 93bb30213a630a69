"""Queries and CPU of every kind of page, at the size of the worked example and made large.

python -m bench.pages                 every kind of page that links lead to
python -m bench.pages voices plan     those whose address holds one of the words
python -m bench.pages --postgres      on PostgreSQL too

Queries are those of the first reader after something was changed, and of the next ones.
CPU is that of this process: on SQLite the database's work is in it, on PostgreSQL it is not.
"""

import sys

from bench.house import HERE, on_both, start, table
from bench.pages.crawl import crawl
from bench.pages.measure import BARE, cost
from bench.pages.volume import enlarge

QUERIES, CPU = 15, 25
STAFF = "/tr/console/sivil-toplum-bulusmalari"
PUBLIC = "/tr/consultations/sivil-toplum-bulusmalari"
READERS = {
    "visitor": ["/tr/"],
    "coordinator": ["/tr/console/", f"{STAFF}/"],
    "administrator": ["/tr/console/accounts/", "/tr/console/log/", "/tr/console/jobs/"],
}
# Searches, other orders and deep pages of the long lists.
ASKED = {
    "visitor": [f"{PUBLIC}/voices/?words=kad%C4%B1n", f"{PUBLIC}/voices/?page=500"],
    "coordinator": [
        "/tr/console/register/organisations/?q=e",
        "/tr/console/register/organisations/?q=kad%C4%B1n+derne%C4%9Fi",
        "/tr/console/register/organisations/?q=bulunmaz",
        "/tr/console/register/organisations/?page=1500",
        "/tr/console/register/organisations/?sort=-province",
        "/tr/console/register/people/?q=kaya",
        f"{STAFF}/participants/?words=kaya",
        f"{STAFF}/contributions/?words=kad%C4%B1n",
    ],
    "administrator": ["/tr/console/log/?page=3000", "/tr/console/log/?action=clear"],
}


def told():
    """Tell the worked example; return its consultation."""
    from pathlib import Path

    from django.conf import settings

    from paydas.cli.demo import collect_static
    from paydas.demo.accounts import make_accounts
    from paydas.demo.meetings import tell
    from paydas.demo.meetings.story import Story

    story = Story(actors=make_accounts(), say=lambda _: None)
    tell(story)
    collect_static(Path(settings.HOME))
    return story


def clients(story):
    from django.test import Client

    from paydas.demo.web.views import BACKEND

    made = {reader: Client() for reader in READERS}
    for reader in made.keys() & story.actors.keys():
        made[reader].force_login(story.actors[reader].user, backend=BACKEND)
    return made


def pages_of(readers):
    """Return reader, name and address of every page that is measured."""
    seen, found = set(), []
    for reader, starts in READERS.items():
        pages = crawl(readers[reader], starts, seen)
        found += [(reader, name, path) for name, path in sorted(pages.items())]
        found += [(reader, path.split("/", 3)[-1][-42:], path) for path in ASKED[reader]]
    words = [word for word in sys.argv[1:] if word != HERE and not word.startswith("-")]
    return [one for one in found if not words or any(word in one[2] for word in words)]


def measured(readers, pages):
    return {(reader, path): cost(readers[reader], path) for reader, _, path in pages}


def columns(one):
    return one.cold, one.queries, f"{one.cpu:.1f}", f"{one.ratio:.0f}"


def measure(database_url):
    start(database_url)
    from django.conf import settings

    settings.ROOT_URLCONF = "bench.pages.urls"
    settings.ALLOWED_HOSTS = ["*"]
    story = told()
    readers = clients(story)
    bare = [(reader, "bare page", BARE) for reader in readers]
    pages = bare + pages_of(readers)
    small = measured(readers, pages)
    enlarge(story.consultation)
    large = measured(readers, pages)
    rows = [
        (f"{reader[:5]}  {name}", *columns(small[reader, path]), *columns(large[reader, path]))
        for reader, name, path in pages
    ]
    print("CPU in ms per request; ratio to the bare page of the same reader")
    names = ("first", "then", "ms", "ratio")
    table(("reader page", *names, *(f"large: {name}" for name in names)), rows)
    for size, costs in (("the worked example", small), ("large", large)):
        few = sum(one.cold <= QUERIES for one in costs.values()) - len(bare)
        within = sum(one.queries <= QUERIES and one.cpu <= CPU for one in costs.values())
        print(f"{size}: {within - len(bare)} of {len(pages) - len(bare)} pages ask at most"
              f" {QUERIES} queries and {CPU} ms; {few} also cold")  # fmt: skip


if __name__ == "__main__":
    on_both("pages", measure, always=False)
