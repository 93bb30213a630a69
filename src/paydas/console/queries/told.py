"""What events of the audit log say to people: sentence, record with its page, facts in words."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from paydas.console.vocabulary import FACTS, RECORDS, STATES, VERBS
from paydas.consultations.models import Consultation
from paydas.core.queries.office import names_of_accounts
from paydas.kernel.text.sorting import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import Model

    from paydas.core.models import AuditEvent

# Columns that name a record, the first that its table has; a code stands before the words.
NAMED = ("title", "name", "label", "text", "heading")
TITLE = 70
_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{40,64}")
# Kind of record -> its staff page, and whether that stands under a consultation.
PAGES = {
    "consultations.consultation": ("console:consultation", True),
    "core.job": ("core:job", False),
    "core.user": ("core:user", False),
    "gatherings.gathering": ("gatherings:gathering", True),
    "invitations.invitationround": ("invitations:round", True),
    "listening.contribution": ("listening:contribution", True),
    "monitoring.activityvoice": ("monitoring:voice", True),
    "planning.activity": ("planning:activity", True),
    "planning.indicator": ("monitoring:indicator", True),
    "planning.plan": ("planning:plan", True),
    "sensemaking.finding": ("sensemaking:finding", True),
    "sensemaking.recommendation": ("sensemaking:recommendation", True),
    "sources.source": ("sources:source", False),
    "stakeholders.organisation": ("stakeholders:organisation", False),
    "stakeholders.person": ("stakeholders:person", False),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One event in words; the title is empty where nothing names the record or it is gone."""

    sentence: str
    who: str
    title: str
    url: str
    facts: str


def tell(events: Sequence[AuditEvent], *, with_records: bool = True) -> dict[int, Told]:
    """Tell events by number; a query for the accounts, and one for each kind of record among them.

    Without records (an export of any length) no query is asked: only sentence and facts are told.
    """
    names = names_of_accounts() if with_records else {}
    titles = _titles(events) if with_records else {}
    slugs = _slugs(events) if with_records else {}
    return {
        one.seq: Told(
            sentence=sentence_of(one.action, one.subject_kind),
            who=names.get(one.actor_id, ""),
            title=titles.get((one.subject_kind, one.subject_id), ""),
            url=_page(one, slugs) if (one.subject_kind, one.subject_id) in titles else "",
            facts=facts_of(one.body, one.subject_kind),
        )
        for one in events
    }


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of records by their words, for a filter."""
    return sorted(
        ((key, str(said)) for key, said in RECORDS.items()), key=lambda one: sort_key(one[1])
    )


def sentence_of(action: str, kind: str) -> str:
    """Say what an operation did, such as "Changed: finding"; unknown words stay as they are."""
    verb = action.rpartition(".")[2].partition("_")[0]
    said = {"verb": VERBS.get(verb, action), "kind": RECORDS.get(kind, kind)}
    return _("%(verb)s: %(kind)s") % said


def facts_of(body: str, kind: str) -> str:
    """Write the facts of an event as people read them: which fields, which state, how many.

    The code stands in the title already; keys and hashes of other records say nothing to people
    (the export has them), so that of several only their number is told.
    """
    told = []
    for key, value in json.loads(body).items():
        words = _words(key, kind)
        named = value if isinstance(value, list) else [value]
        if any(_KEY.fullmatch(str(one)) for one in named):
            said = str(len(named)) if isinstance(value, list) else ""
        else:
            said = ", ".join(str(words.get(str(one), one)) for one in named)
        if said and key != "code":
            told.append(f"{FACTS.get(key, key)}: {said}")
    return "; ".join(told)


def _words(key: str, kind: str) -> Mapping[str, Any]:
    """Return the words for the values of a fact: those of the record's own column come first."""
    words: dict[str, Any] = {**FACTS, **STATES} if key != "fields" else dict(FACTS)
    model = _model(kind)
    fields = {field.name: field for field in model._meta.concrete_fields} if model else {}
    if key in fields:
        words |= {str(value): said for value, said in fields[key].flatchoices}
    return words


def _titles(events: Iterable[AuditEvent]) -> dict[tuple[str, str], str]:
    by_kind: dict[str, set[str]] = {}
    for one in events:
        by_kind.setdefault(one.subject_kind, set()).add(one.subject_id)
    found: dict[tuple[str, str], str] = {}
    for kind, ids in by_kind.items():
        model = _model(kind)
        columns = _columns(model) if model is not None else []
        if model is None or not columns:
            continue
        rows = model._default_manager.filter(pk__in=ids).values_list("pk", *columns)
        for pk, *words in rows:
            said = " ".join(str(word) for word in words if word)
            short = said if len(said) <= TITLE else f"{said[:TITLE].rstrip()}…"
            found[kind, str(pk)] = short
    return found


def _model(kind: str) -> type[Model] | None:
    try:
        return apps.get_model(kind)
    except (LookupError, ValueError):
        return None


def _columns(model: type[Model]) -> list[str]:
    plain = {field.name for field in model._meta.concrete_fields if not field.is_relation}
    named = [name for name in NAMED if name in plain][:1]
    return [*({"code"} & plain), *named]


def _slugs(events: Iterable[AuditEvent]) -> dict[str, str]:
    wanted = {one.scope for one in events if one.scope}
    rows: Any = Consultation.objects.filter(pk__in=wanted).values_list("pk", "slug")
    return {str(pk): slug for pk, slug in rows}


def _page(event: AuditEvent, slugs: dict[str, str]) -> str:
    page, is_under = PAGES.get(event.subject_kind, ("", False))
    if not page or (is_under and event.scope not in slugs):
        return ""
    if event.subject_kind == "consultations.consultation":
        return reverse(page, args=[slugs[event.scope]])
    before = [slugs[event.scope]] if is_under else []
    return reverse(page, args=[*before, event.subject_id])
