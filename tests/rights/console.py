from tests.rights import ACCOUNTS, STAFF, Page, in_consultation

PAGES = [
    Page("console:home", ACCOUNTS),
    Page("console:consultation", STAFF, in_consultation),
]
