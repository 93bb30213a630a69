from paydas.core.actors import SYSTEM
from tests.factories.sources import make_edition, make_file, make_source
from tests.rights import ACCOUNTS, ADMINISTRATOR, EVERYBODY, REGISTRAR, Page, only

KEEPERS = only(ADMINISTRATOR, REGISTRAR)


def a_source(world):
    return {"pk": make_source().pk}


def a_citation(world):
    from paydas.sources.operations.sources import Claim, cite

    source = make_source()
    (made,) = cite(by=SYSTEM, source=source, claims=[Claim(source, "İki oturum")])
    return {"pk": made.pk}


def a_published_file(world):
    media = make_file()
    make_edition(make_source(), file=media)
    return {"pk": media.pk}


PAGES = [
    Page("sources:sources", ACCOUNTS),
    Page("sources:source", ACCOUNTS, a_source),
    Page("sources:add_source", KEEPERS),
    Page("sources:edit_source", KEEPERS, a_source),
    Page("sources:add_picture", KEEPERS, a_source),
    Page("sources:standing", KEEPERS, a_citation),
    Page("sources:file", EVERYBODY, a_published_file),
]
# What removes its record answers once only; tests/sources/test_pictures.py tries each role.
ELSEWHERE = {"sources:remove_picture"}
