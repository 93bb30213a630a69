"""Sessions, tables, people and bodies of a gathering."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from paydas.consultations.access import can_staff
from paydas.consultations.operations.roles import Duty, give_role
from paydas.consultations.queries.people import staff_of
from paydas.consultations.vocabulary import Role
from paydas.core.access import require
from paydas.core.web.editing import act_page, bound, edit_page
from paydas.gatherings.models import GatheringBody, GatheringPerson, Session, Table
from paydas.gatherings.operations import people as people_operations
from paydas.gatherings.operations import programme as operations
from paydas.gatherings.queries import gatherings as queries
from paydas.gatherings.web.forms import gatherings as forms
from paydas.gatherings.web.frame import at, frame, home, of_gathering

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from paydas.core.web.requests import Request
    from paydas.gatherings.models import Gathering


@of_gathering()
def edit_session(request: Request, gathering: Gathering, pk: UUID | None = None) -> HttpResponse:
    known = get_object_or_404(Session, pk=pk, gathering=gathering) if pk else None
    form = bound(request, forms.SessionForm, known, gathering=gathering)

    def act() -> object:
        if known:
            return operations.change_session(
                by=request.actor, session_id=known.pk, seen=form.seen_revision, **form.values
            )
        return operations.add_session(
            by=request.actor, session_id=form.key, gathering_id=gathering.pk, **form.values
        )

    title = _("Change the session") if known else _("Add a session")
    return edit_page(request, form, act, done=home(gathering), **frame(request, gathering, title))


@of_gathering()
@require_POST
def remove_session(request: Request, gathering: Gathering, pk: UUID) -> HttpResponse:
    found = Session.objects.filter(pk=pk, gathering=gathering).first()

    def act() -> object:
        return operations.remove_session(by=request.actor, session_id=found.pk) if found else None

    return act_page(request, act, done=home(gathering), said=_("The session was removed."))


@of_gathering()
def tables(request: Request, gathering: Gathering, pk: UUID) -> HttpResponse:
    session = get_object_or_404(Session, pk=pk, gathering=gathering)
    form = bound(request, forms.TablesForm, initial={"count": session.tables.count()})

    def act() -> object:
        return operations.set_tables(by=request.actor, session_id=session.pk, **form.cleaned_data)

    context = frame(request, gathering, _("Tables")) | {"kicker": session.title}
    return edit_page(request, form, act, done=home(gathering), **context)


@of_gathering()
def edit_table(request: Request, gathering: Gathering, pk: UUID) -> HttpResponse:
    table = get_object_or_404(Table, pk=pk, session__gathering=gathering)
    form = bound(request, forms.TableForm, table)

    def act() -> object:
        return operations.change_table(
            by=request.actor, table_id=table.pk, seen=form.seen_revision, **form.values
        )

    context = frame(request, gathering, forms.table_label(table))
    return edit_page(request, form, act, done=home(gathering), **context)


@of_gathering()
def copy(request: Request, gathering: Gathering) -> HttpResponse:
    form = bound(request, forms.CopyForm, gathering=gathering)

    def act() -> object:
        return operations.copy_programme(
            by=request.actor, gathering_id=gathering.pk, origin_id=form.cleaned_data["origin"].pk
        )

    context = frame(request, gathering, _("Take over a programme"))
    return edit_page(request, form, act, done=home(gathering), **context)


@of_gathering()
def people(request: Request, gathering: Gathering) -> HttpResponse:
    narrowed = staff_of(gathering.consultation_id).filter(gathering_id=gathering.pk)
    context = frame(request, gathering) | {
        "bodies": queries.bodies_of(gathering),
        "people": queries.people_of(gathering),
        "organisers": narrowed,
        "may_staff": can_staff(request.actor, gathering.consultation_id),
    }
    return render(request, "gatherings/people.html", context)


@of_gathering()
def add_body(request: Request, gathering: Gathering) -> HttpResponse:
    form = bound(request, forms.BodyForm)

    def act() -> object:
        data = form.cleaned_data
        body = people_operations.Standing(data["organisation"].pk, data["role"])
        return people_operations.name_bodies(
            by=request.actor, gathering_id=gathering.pk, bodies=[body]
        )

    done = at("people", gathering)
    context = frame(request, gathering, _("Add an organisation")) | {"cancel_url": done}
    return edit_page(request, form, act, done=done, **context)


@of_gathering()
def add_person(request: Request, gathering: Gathering) -> HttpResponse:
    form = bound(request, forms.PostForm, gathering=gathering)

    def act() -> object:
        data = form.cleaned_data
        keys: dict[str, Any] = {
            f"{name}_id": data[name].pk if data[name] else None
            for name in ("organisation", "session", "table")
        }
        words = {name: data[name] for name in ("topic", "language")}
        post = people_operations.Post(data["person"].pk, data["role"], **keys, **words)
        return people_operations.name_people(
            by=request.actor, gathering_id=gathering.pk, posts=[post]
        )

    done = at("people", gathering)
    context = frame(request, gathering, _("Add a person")) | {"cancel_url": done}
    return edit_page(request, form, act, done=done, **context)


@of_gathering()
@require_POST
def remove_one(request: Request, gathering: Gathering, what: str, pk: int) -> HttpResponse:
    done = at("people", gathering)
    model = GatheringBody if what == "body" else GatheringPerson
    if not model.objects.filter(pk=pk, gathering=gathering).exists():
        return redirect(done)

    def act() -> object:
        if what == "body":
            return people_operations.remove_body(by=request.actor, body_id=pk)
        return people_operations.remove_person(by=request.actor, post_id=pk)

    return act_page(request, act, done=done)


@of_gathering(running=False)
def add_organiser(request: Request, gathering: Gathering) -> HttpResponse:
    require(can_staff(request.actor, gathering.consultation_id))
    form = bound(request, forms.OrganiserForm)

    def act() -> object:
        duty = Duty(Role.LOCAL_ORGANISER, gathering_id=gathering.pk)
        return give_role(
            by=request.actor,
            consultation_id=gathering.consultation_id,
            user_id=form.cleaned_data["user"].pk,
            duty=duty,
        )

    done = at("people", gathering)
    context = frame(request, gathering, _("Add a local organiser")) | {"cancel_url": done}
    return edit_page(request, form, act, done=done, **context)
