from tests.factories.gatherings import make_gathering
from tests.factories.listening import make_table
from tests.factories.sensemaking import make_voice
from tests.factories.sources import make_edition, make_source
from tests.rights import EVERYBODY, NOBODY, Page, in_consultation


def gathering(world):
    found = make_gathering(world.consultation)
    return {"slug": world.consultation.slug, "gathering_id": found.pk}


def code(world):
    return {"code": make_voice(world.consultation).code}


def edition(world):
    return {"edition_id": make_edition(world.consultation).pk}


def source(world):
    return {"source_id": make_source().pk}


def body(world):
    return {"slug": world.consultation.slug, "organisation_id": world.body.pk}


def own(world):
    return {"pk": make_table(world.consultation).pk}


def table(world):
    return {"slug": world.consultation.slug, "name": "voices"}


PAGES = [
    Page("robots", EVERYBODY),
    Page("portal:home", EVERYBODY),
    Page("portal:news", EVERYBODY),
    Page("portal:consultation_news", EVERYBODY, in_consultation),
    Page("portal:consultations", EVERYBODY),
    Page("portal:consultation", EVERYBODY, in_consultation),
    Page("portal:gathering", EVERYBODY, gathering),
    Page("portal:invited", EVERYBODY, in_consultation),
    Page("portal:said", NOBODY, own),
    Page("portal:said_invited", NOBODY, own),
    Page("portal:why", EVERYBODY, body),
    Page("portal:voices", EVERYBODY, in_consultation),
    Page("portal:findings", EVERYBODY, in_consultation),
    Page("portal:report", EVERYBODY, in_consultation),
    Page("portal:responses", EVERYBODY, in_consultation),
    Page("portal:plan", EVERYBODY, in_consultation),
    Page("portal:publications", EVERYBODY),
    Page("portal:edition", EVERYBODY, edition),
    Page("portal:content", EVERYBODY, edition),
    Page("portal:lookup", EVERYBODY),
    Page("portal:thread", EVERYBODY, code),
    Page("portal:sources", EVERYBODY),
    Page("portal:source", EVERYBODY, source),
    Page("portal:open_data", EVERYBODY),
    Page("portal:open_data_file", EVERYBODY, table),
    Page("portal:how", EVERYBODY),
    Page("portal:privacy", EVERYBODY),
    Page("portal:accessibility", EVERYBODY),
]
# Need a published report or plan (tests/portal/test_pages.py); a redirect in the reader's language.
ELSEWHERE = {"portal:plan_file", "portal:report_file", "short_code"}
