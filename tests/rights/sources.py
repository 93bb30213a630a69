from paydas.core.actors import SYSTEM
from paydas.sources.operations.files import Upload
from paydas.sources.operations.pictures import add_picture
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


def a_picture(world):
    upload = Upload("masa.png", b"\x89PNG\r\n\x1a\n....", alt_text="Masada oturan bir grup")
    return {"pk": add_picture(by=SYSTEM, source_id=make_source().pk, upload=upload).pk}


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
    Page("sources:remove_picture", KEEPERS, a_picture, "post"),
    Page("sources:standing", KEEPERS, a_citation),
    Page("sources:file", EVERYBODY, a_published_file),
]
