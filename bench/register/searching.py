"""Search over the register as its list does it: the count, and one page."""

import statistics
import time

from bench.house import table

WORDS = {
    "common": ("university", "institute of"),
    "folded": ("üniversitesi", "ŞANLIURFA", "kadin"),
    "rare": ("hacettepe", "red cross"),
    "absent": ("bulunmayan",),
    "short": ("e", "ka"),
    "none": ("",),
}
ORDERS = {"name": "sort", "name, backwards": "-sort", "legal form": "legal_form"}
REPEATS = 5


def once(word, order, page):
    """Search and page; return the number of hits, wall and CPU milliseconds."""
    from django.test import RequestFactory

    from paydas.core.actors import SYSTEM
    from paydas.core.web.lists import paginate
    from paydas.stakeholders.queries import organisations

    asked = organisations.Filters(text=word)
    request = RequestFactory().get("/", {"page": page})
    begun, cpu = time.perf_counter(), time.process_time()
    found = organisations.filtered(organisations.visible_to(SYSTEM), asked)
    pages = paginate(request, organisations.for_list(found).order_by(order, "pk"))
    spent = time.process_time() - cpu
    return pages.total, (time.perf_counter() - begun) * 1000, spent * 1000


def searched():
    """Print median and 95th percentile by kind of word, over all orders, first and last page."""
    rows, all_walls, all_cpu = [], [], []
    for kind, words in WORDS.items():
        took = [
            once(word, order, page)
            for word in words
            for order in ORDERS.values()
            for page in ("1", "9999")
            for _ in range(REPEATS)
        ]
        walls, cpu = [one[1] for one in took], [one[2] for one in took]
        hits = ", ".join(str(one[0]) for one in took[:: len(took) // len(words)])
        rows.append((f"{kind}: {', '.join(words) or 'all'}", hits, *told(walls), *told(cpu)))
        all_walls, all_cpu = all_walls + walls, all_cpu + cpu
    rows.append(("all", "", *told(all_walls), *told(all_cpu)))
    print("search, count and page, over all orders, first and last page; milliseconds")
    table(("words", "hits", "median", "p95", "CPU median", "p95"), rows)


def told(times):
    return f"{statistics.median(times):.1f}", f"{statistics.quantiles(times, n=20)[-1]:.1f}"
