"""Two hundred and fifteen invitations by four routes, and what was answered."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.utils import timezone

from paydas.consultations.operations.approvals import decide_approval
from paydas.consultations.operations.participants import Joining
from paydas.consultations.queries.approvals import newest_approval
from paydas.demo.meetings.story import document, rows
from paydas.gatherings.operations.attendance import Mark, mark_attendance
from paydas.invitations.operations.answering import Given, record_answers
from paydas.invitations.operations.rounds import invite, open_round, release_round, submit_round
from paydas.invitations.operations.rules import add_rule, publish_rule, set_mix
from paydas.invitations.operations.sending import send_batch
from paydas.invitations.queries.balance import register_shares
from paydas.stakeholders.models import Representation

if TYPE_CHECKING:
    from paydas.demo.meetings.story import Story
    from paydas.gatherings.models import Gathering
    from paydas.invitations.models import InvitationRound

ROUTES = ("eligible", "nominated", "open_call", "must_invite")


def tell(story: Story) -> None:
    """Tell rule and mixes, then gathering by gathering the rounds, the answers, who stayed away."""
    told = document("invitations.toml")
    _rule(story, told)
    roles = {
        (role.person_id, role.organisation_id): role
        for role in Representation.objects.filter(is_sample=True)
    }
    invited = rows("invitations.csv")
    for number, key in enumerate(dict.fromkeys(row["gathering"] for row in invited), 1):
        here = [row for row in invited if row["gathering"] == key]
        for route in ROUTES:
            chosen = [row for row in here if row["route"] == route]
            if chosen:
                _round(story, told, chosen, roles, number)
        _answers(story, key, here, roles)
        _stayed_away(story, key, here)


def _rule(story: Story, told: dict[str, Any]) -> None:
    coordinator, consultation = story.actors["coordinator"], story.consultation
    rule = add_rule(
        by=coordinator,
        rule_id=uuid4(),
        consultation_id=consultation.pk,
        values={
            "title": told["rule"]["title"],
            "text": told["rule"]["text"],
            "eligibility": {"sector": "civil", "state": "active", "theme": True},
        },
    )
    publish_rule(by=coordinator, rule_id=rule.pk, at=_moment(told["rule"]["published"]))
    story.keep("rule", "meetings", rule)
    for one in told["mixes"]:
        mix = set_mix(
            by=coordinator,
            mix_id=uuid4(),
            consultation_id=consultation.pk,
            values={name: one[name] for name in ("title", "dimension", "basis")},
            shares=register_shares(one["dimension"]),
        )
        story.keep("mix", one["key"], mix)


def _round(
    story: Story,
    told: dict[str, Any],
    chosen: list[dict[str, str]],
    roles: dict[Any, Representation],
    number: int,
) -> None:
    coordinator = story.actors["coordinator"]
    gathering: Gathering = story.find("gathering", chosen[0]["gathering"])
    route = chosen[0]["route"]
    sent = _day_of(gathering) - timedelta(days=told["days"]["sent"])
    found = open_round(
        by=coordinator,
        round_id=uuid4(),
        gathering_id=gathering.pk,
        values={
            "title": told["routes"][route]["title"],
            "reason": told["routes"][route]["reason"],
            "route": route,
            "rule": story.find("rule", "meetings"),
            "reply_by": _day_of(gathering) - timedelta(days=told["days"]["reply"]),
            "document_number": f"E-2021-{number}{ROUTES.index(route) + 1:02}",
            "document_date": sent,
            "signatory": told["signatory"],
            "signatory_title": told["signatory_title"],
            "letter": told["letter"].strip(),
        },
    )
    story.keep("round", f"{chosen[0]['gathering']}.{route}", found)
    joining = [_joining(story, row["person"], row["organisation"], roles) for row in chosen]
    invite(by=coordinator, round_id=found.pk, joining=joining)
    _send(story, found, _moment(sent))


def _send(story: Story, found: InvitationRound, at: datetime) -> None:
    coordinator = story.actors["coordinator"]
    submit_round(by=coordinator, round_id=found.pk, at=at - timedelta(days=3))
    approval = newest_approval(found)
    if approval is not None:
        decide_approval(
            by=story.actors["approver"],
            approval_id=approval.pk,
            approves=True,
            at=at - timedelta(days=1),
        )
    release_round(by=coordinator, round_id=found.pk, at=at)
    while send_batch(by=coordinator, round_id=found.pk, at=at):
        pass


def _joining(story: Story, person: str, body: str, roles: dict[Any, Representation]) -> Joining:
    who, whom = story.find("person", person), story.find("organisation", body)
    return Joining(whom, who, roles.get((who.pk, whom.pk)), is_sample=True)


def _answers(
    story: Story, key: str, here: list[dict[str, str]], roles: dict[Any, Representation]
) -> None:
    gathering: Gathering = story.find("gathering", key)
    invitations = {
        (one.participant.person_id, one.participant.organisation_id): one
        for one in gathering.invitations.select_related("participant")
    }
    last = _day_of(gathering) - timedelta(days=8)
    given = []
    for number, row in enumerate(here):
        who = story.find("person", row["person"]).pk
        one = invitations[who, story.find("organisation", row["organisation"]).pk]
        story.keep("invitation", f"{key}.{row['person']}", one)
        story.keep("participant", row["person"], one.participant)
        if row["answer"] == "none":
            continue
        delegate = row["delegate"] and _joining(story, row["delegate"], row["organisation"], roles)
        at = _moment(last - timedelta(days=number % 14), 9 + number % 8)
        given.append(Given(one.pk, row["answer"], row["answered_by"], delegate or None, at))
    record_answers(by=story.actors["coordinator"], gathering_id=gathering.pk, given=given)


def _stayed_away(story: Story, key: str, here: list[dict[str, str]]) -> None:
    """Mark absent who had accepted and was missing from a session."""
    gathering: Gathering = story.find("gathering", key)
    sessions = {str(one.number): one.pk for one in gathering.sessions.all()}
    marks = [
        Mark(story.find("participant", row["delegate"] or row["person"]).pk, pk, "absent")
        for row in here
        if row["answer"] == "accepted"
        for number, pk in sessions.items()
        if number not in row["attended_sessions"]
    ]
    mark_attendance(by=story.actors["coordinator"], gathering_id=gathering.pk, marks=marks)


def _day_of(gathering: Gathering) -> date:
    return date(gathering.year or 0, gathering.month or 0, gathering.day or 0)


def _moment(day: date, hour: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
