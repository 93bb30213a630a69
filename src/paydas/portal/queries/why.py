"""Why (not) invited: one body's look-up, answered gathering by gathering in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from paydas.core.actors import VISITOR
from paydas.invitations.queries.candidates import Wanted
from paydas.invitations.queries.explaining import explain
from paydas.invitations.vocabulary import Route
from paydas.kernel.text.sorting import sort_key
from paydas.portal.queries.wording import day, label, language, moment_day, number, province
from paydas.stakeholders.queries.organisations import area_options, suggest, visible_to
from paydas.stakeholders.vocabulary import LegalForm, OrganisationState, Sector

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from paydas.invitations.queries.explaining import Why
    from paydas.portal.queries.records import Consultation, Organisation, Theme

LIMIT = 20
# What a route means for a body that was not invited by it and fails no published filter.
ROUTES = {
    str(Route.ELIGIBLE): gettext_lazy(
        "By this route every body that met the rule on the day of sending was invited. "
        "Its record may have been different on that day."
    ),
    str(Route.NOMINATED): gettext_lazy(
        "By this route those were invited whom others had named; it was not among them."
    ),
    str(Route.OPEN_CALL): gettext_lazy(
        "By this route those were invited who had answered the open call."
    ),
    str(Route.MUST_INVITE): gettext_lazy(
        "By this route only those were invited whose office requires it."
    ),
    str(Route.DRAWN): gettext_lazy(
        "By this route a draw decided among those who met the rule; its lot was not drawn."
    ),
    str(Route.WALK_IN): gettext_lazy(
        "By this route those were written down who came by themselves."
    ),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A body of the register that the words may mean."""

    id: UUID
    name: str
    place: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Check:
    """One filter of a published rule: what it asks for, what the register says, whether it fits."""

    asked: str
    known: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """One round of a gathering as the body asked about meets it."""

    route: str
    reason: str
    on: str
    answer: str
    checks: Sequence[Check]
    is_invited: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A gathering: whether the body was invited, and every round with its reason."""

    gathering: str
    is_invited: bool
    rounds: Sequence[Reason]
    # What all its rounds asked for alike stands once; else each round has its own.
    checks: Sequence[Check] = ()


@dataclass(frozen=True, slots=True)
class WhyPage:
    """What the page of one body shows."""

    name: str
    place: str
    lead: str
    gatherings: Sequence[Told]
    is_sample: bool


def hits(words: str) -> list[Hit]:
    """Return the bodies of the register that match, the likeliest first; never persons."""
    return [
        Hit(one.pk, one.name, province(one.province_id), one.is_sample)
        for one in suggest(visible_to(VISITOR), words, LIMIT)
    ]


def why_page(one: Consultation, organisation_id: UUID) -> WhyPage | None:
    """Explain every round to one body; None when the register does not show it.

    The number of queries is the same for any number of rounds.
    """
    body = visible_to(VISITOR).filter(pk=organisation_id).first()
    if body is None:
        return None
    found = explain(body, one.pk)
    areas = {key: {"tr": tr, "en": en} for key, tr, en in area_options()}
    by_gathering: dict[UUID, list[Why]] = {}
    for why in found:
        by_gathering.setdefault(why.gathering.pk, []).append(why)
    told = [_told(body, rounds, areas) for rounds in by_gathering.values()]
    return WhyPage(
        name=body.name,
        place=province(body.province_id),
        lead=_lead(told),
        gatherings=told,
        is_sample=body.is_sample,
    )


def _lead(told: Sequence[Told]) -> str:
    if not told:
        return _("No invitations have been sent yet.")
    n = sum(one.is_invited for one in told)
    if not n:
        return _("It was not invited to any gathering of this consultation. The reasons are below.")
    said = ngettext(
        "It was invited to %(n)s of %(all)s gathering.",
        "It was invited to %(n)s of %(all)s gatherings.",
        len(told),
    )
    return said % {"n": number(n), "all": number(len(told))}


def _told(body: Organisation, rounds: Sequence[Why], areas: dict[str, dict[str, str]]) -> Told:
    gathering = rounds[0].gathering
    is_invited = any(why.is_invited for why in rounds)
    title = ", ".join(filter(None, [gathering.title, day(gathering.dated)]))
    shown = [why for why in rounds if why.is_invited] if is_invited else rounds
    reasons = [_reason(body, why, areas) for why in shown]
    shared = reasons[0].checks
    if any(one.checks != shared for one in reasons):
        return Told(title, is_invited, reasons)
    return Told(title, is_invited, [replace(one, checks=()) for one in reasons], shared)


def _reason(body: Organisation, why: Why, areas: dict[str, dict[str, str]]) -> Reason:
    return Reason(
        route=str(Route.label_of(why.round.route)),
        reason=why.round.reason,
        on=moment_day(why.round.sent_at),
        answer=_answer(body, why),
        checks=list(_checks(body, why, areas)),
        is_invited=why.is_invited,
    )


def _answer(body: Organisation, why: Why) -> str:
    if why.is_invited:
        return _("It was invited on %(day)s.") % {"day": moment_day(why.invited_at)}
    if body.state != OrganisationState.ACTIVE:
        return _("It is not active in the register any more, so it is not invited.")
    if why.failed:
        return _(
            "It was not invited: it does not meet the published rule where this is marked below."
        )
    sent = why.round.sent_at
    if sent and not body.is_sample and body.created_at > sent:
        return _("It was not in the register yet on the day of sending.")
    said = str(ROUTES.get(why.round.route, ""))
    if why.gathering.capacity:
        n = why.gathering.capacity
        seats = ngettext("The gathering has %(n)s seat.", "The gathering has %(n)s seats.", n)
        said += " " + seats % {"n": number(n)}
    return said


def _checks(body: Organisation, why: Why, areas: dict[str, dict[str, str]]) -> Iterable[Check]:
    """Yield each filter that the published rule sets, met or missed; none without a rule."""
    rule = why.round.rule
    if rule is None or rule.published_at is None:
        return
    wanted, none = Wanted.of(rule.eligibility), _("not recorded")
    own = ", ".join(label(area) for area in body.working_areas.all()) or none
    place = province(body.province_id) or none
    theme = why.gathering.theme if wanted.theme else None
    asked = [
        ("sector", Sector.label_of(wanted.sector) if wanted.sector else "",
         Sector.label_of(body.sector) if body.sector else none),
        ("legal_form", LegalForm.label_of(wanted.legal_form) if wanted.legal_form else "",
         LegalForm.label_of(body.legal_form) if body.legal_form else none),
        ("area", areas.get(wanted.area, {}).get(language(), wanted.area), own),
        ("theme", _works_on(theme), own),
        ("province", province(wanted.province), place),
        ("catchment", _covered(why) if wanted.catchment else "", place),
        ("group", _("is in the group that the rule names") if wanted.group else "", ""),
    ]  # fmt: skip
    for name, sought, known in asked:
        if sought:
            yield Check(str(sought), str(known), why.is_invited or name not in why.failed)


def _works_on(theme: Theme | None) -> str:
    return _("works on the theme “%(theme)s”") % {"theme": theme.title} if theme else ""


def _covered(why: Why) -> str:
    plates = {one.pk for one in why.gathering.catchment.all()} | {why.gathering.province_id}
    names = sorted((province(plate) for plate in plates if plate), key=sort_key)
    return _("comes from a province that the gathering covers: %(names)s") % {
        "names": ", ".join(names)
    }
