"""Which pages there are: one of each kind that links lead to, so that no list grows stale."""

import re

from django.urls import Resolver404, resolve
from django.utils import translation

HREF = re.compile(r'href="(/tr/[^"#]*)')
NO_PAGE = re.compile(r"\.(pdf|docx|csv|xlsx|ics|svg|txt|json|zip)$|/account/|/gallery/|/demo/")


def kind_of(path):
    """Return the name of the page that a path opens; None for files and what is none of ours."""
    if NO_PAGE.search(path):
        return None
    try:
        with translation.override("tr"):
            return resolve(path).view_name
    except Resolver404:
        return None


def crawl(client, starts, seen):
    """Return name -> address of each kind of page that links lead to from the starts."""
    waiting, found = list(starts), {}
    while waiting:
        path = waiting.pop(0)
        answer = client.get(path)
        if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
            continue
        name = kind_of(path)
        if name not in found:
            found[name] = path
        for href in HREF.findall(answer.content.decode()):
            bare = href.split("?")[0]
            kind = kind_of(bare)
            if kind and kind not in seen:
                seen.add(kind)
                waiting.append(bare)
    return found
