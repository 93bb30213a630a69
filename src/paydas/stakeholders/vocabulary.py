"""Words of the register: sectors, legal forms, working areas, how bodies relate."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from paydas.core.vocabulary import Choices, DomainError
from paydas.kernel.text.sounds import word_set


class StakeholdersError(DomainError):
    messages: ClassVar = {
        "identifier_taken": _("%(scheme)s %(value)s belongs to another organisation: %(name)s."),
        "own_parent": _("An organisation can not stand below itself."),
        "merge_itself": _("Choose two different records."),
        "merge_real_and_sample": _("Sample content and real records are never merged."),
        "batch_running": _("This import is still running."),
        "batch_state": _("This import can not be %(action)s now."),
        "undo_changed": _("%(count)s records were changed since the import and were kept."),
        "request_closed": _("This request was decided already."),
        "reason_needed": _("Say why."),
        "name_missing": _("The name is missing."),
        "no_name_column": _("No column holds the name. Choose one."),
        "column_twice": _("Two columns are matched with “%(field)s”. Choose one."),
        "already_merged": _("This record was merged into another already."),
        "not_merged": _("This merge was taken back already."),
        "unmerge_changed": _("The record was changed since; take the later merge back first."),
        "in_use": _("“%(name)s” is in use and can not be removed."),
        "too_many_requests": _("Too many requests came from here. Try again in an hour."),
        "contact_missing": _("Write the value of the contact."),
        "period": _("The end is before the start."),
        "relation_exists": _("This relation is recorded already."),
        "unknown_area": _("There is no working area or target group “%(key)s”."),
    }


class Sector(Choices):
    CIVIL = "civil", _("civil society")
    PUBLIC = "public", _("public")
    PRIVATE = "private", _("private")
    ACADEMIA = "academia", _("university")
    MEDIA = "media", _("media")
    INTERNATIONAL = "international", _("international")


class LegalForm(Choices):
    ASSOCIATION = "association", _("Association")
    FOUNDATION = "foundation", _("Foundation")
    FEDERATION = "federation", _("Federation")
    CONFEDERATION = "confederation", _("Confederation")
    PLATFORM = "platform", _("Platform or initiative")
    COOPERATIVE = "cooperative", _("Cooperative")
    UNION = "union", _("Trade union")
    CHAMBER = "chamber", _("Chamber or professional body")
    CITY_COUNCIL = "city_council", _("City council")
    COMPANY = "company", _("Company")
    MINISTRY = "ministry", _("Ministry")
    PUBLIC_BODY = "public_body", _("Public body")
    MUNICIPALITY = "municipality", _("Municipality")
    MUNICIPAL_UNION = "municipal_union", _("Union of municipalities")
    GOVERNORATE = "governorate", _("Governor’s or district governor’s office")
    SOCIAL_ASSISTANCE = "social_assistance", _("Social assistance and solidarity foundation")
    AGENCY = "agency", _("Development agency")
    UNIVERSITY = "university", _("University")
    SCHOOL = "school", _("School or educational institution")
    UN_AGENCY = "un_agency", _("United Nations agency")
    NETWORK = "network", _("Network")
    UNIT = "unit", _("Unit")
    OTHER = "other", _("Other")


class Structure(Choices):
    BODY = "body", _("body")
    UNIT = "unit", _("unit")
    BRANCH = "branch", _("branch")
    NETWORK = "network", _("network")


class AliasKind(Choices):
    ACRONYM = "acronym", _("acronym")
    SPELLING = "spelling", _("other spelling")
    TRANSLATION = "translation", _("name in another language")
    FORMER = "former", _("former name")


class RelationKind(Choices):
    MEMBER = "member", _("is a member of")
    PARTNER = "partner", _("works with")
    FUNDER = "funder", _("funds")
    TWIN = "twin", _("is twinned with")
    INTERMEDIARY = "intermediary", _("is go-between for")
    SUCCESSOR = "successor", _("is successor of")


class OrganisationState(Choices):
    ACTIVE = "active", _("active")
    CLOSED = "closed", _("closed")
    MERGED = "merged", _("merged into another record")


class ContactKind(Choices):
    EMAIL = "email", _("e-mail")
    PHONE = "phone", _("telephone")
    ADDRESS = "address", _("postal address")
    WEB = "web", _("web site")


class BatchState(Choices):
    UPLOADED = "uploaded", _("columns to be matched")
    CHECKED = "checked", _("checked, not yet written")
    RUNNING = "running", _("running")
    DONE = "done", _("imported")
    UNDONE = "undone", _("undone")
    FAILED = "failed", _("stopped by an error")


class RowFate(Choices):
    CREATE = "create", _("new record")
    UPDATE = "update", _("adds to a record")
    SAME = "same", _("nothing new")
    LIKELY_DUPLICATE = "likely_duplicate", _("perhaps the same as another")
    SKIPPED = "skipped", _("left out")
    ERROR = "error", _("can not be read")


class RequestState(Choices):
    OPEN = "open", _("waiting")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("not accepted")


# Words of a name that only say what kind of body it is; folded.
FORM_WORDS = word_set(
    "dernegi dernek der vakfi vakif vakf federasyonu federasyon fed konfederasyonu birligi "
    "platformu kooperatifi koop sendikasi odasi sirketi as ltd sti limited anonim ticaret "
    "sanayi association foundation federation union society inc co company corporation "
    "kurumu merkezi merkez iktisadi isletmesi"
)
LINKING_WORDS = word_set("ve ile veya and of for the in")
