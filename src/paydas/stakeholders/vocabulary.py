"""Words of the register: sectors, legal forms, working areas, how bodies relate."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from paydas.core.vocabulary import Choices, DomainError
from paydas.kernel.text.sounds import word_set

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class StakeholdersError(DomainError):
    messages: ClassVar = {
        "identifier_taken": _("%(scheme)s %(value)s belongs to another organisation: %(name)s."),
        "own_parent": _("An organisation cannot stand below itself."),
        "merge_itself": _("Choose two different records."),
        "merge_real_and_sample": _("Sample content and real records are never merged."),
        "batch_running": _("This import is still running."),
        "batch_state": _("This is not possible at the present state of the import."),
        "undo_changed": _("%(count)s records were changed since the import and were kept."),
        "request_closed": _("This request was decided already."),
        "reason_needed": _("Say why."),
        "name_missing": _("The name is missing."),
        "totals": _("A row that adds others up, no organisation."),
        "number_rounded": _(
            "“%(text)s” is a number that a spreadsheet has rounded; not kept. Give the column the "
            "format “text” where it comes from."
        ),
        "number_too_long": _("The number “%(text)s…” is too long; not kept."),
        "no_name_column": _("No column holds the name. Choose one."),
        "column_twice": _("Two columns are matched with “%(field)s”. Choose one."),
        "already_merged": _("This record was merged into another already."),
        "not_merged": _("This merge was taken back already."),
        "unmerge_changed": _("The record was changed since; take the later merge back first."),
        "in_use": _("“%(name)s” is in use and cannot be removed."),
        "too_many_requests": _("Too many requests came from here. Try again in an hour."),
        "contact_missing": _("Write the value of the contact."),
        "period": _("The end is before the start."),
        "relation_exists": _("This relation is recorded already."),
        "unknown_area": _("There is no working area or target group “%(key)s”."),
    }


class Sector(Choices):
    CIVIL = "civil", pgettext_lazy("sector", "civil society")
    PUBLIC = "public", pgettext_lazy("sector", "public")
    PRIVATE = "private", pgettext_lazy("sector", "private")
    ACADEMIA = "academia", pgettext_lazy("sector", "university")
    MEDIA = "media", pgettext_lazy("sector", "media")
    INTERNATIONAL = "international", pgettext_lazy("sector", "international")


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
    PERSON = "person", _("contact person")


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
    ERROR = "error", _("cannot be read")


class ImportFormat(Choices):
    ASSOCIATIONS = "associations", _("register of associations")
    FOUNDATIONS = "foundations", _("register of foundations")
    ROR = "ror", _("Research Organization Registry (ROR)")
    GENERIC = "generic", _("any other table")


class ImportField(Choices):
    NAME = "name", _("Name")
    ACRONYM = "acronym", _("Acronym")
    ALIASES = "aliases", _("Other names")
    LABELS = "labels", _("Names with their language")
    MOI = "moi", _("Registry number of an association")
    REGISTRY = "registry", _("Other registry number")
    MERSIS = "mersis", _("MERSIS number")
    VKN = "vkn", _("Tax number")
    ROR_ID = "ror", _("ROR number")
    SECTOR = "sector", _("Sector")
    LEGAL_FORM = "legal_form", _("Legal form")
    TYPES = "types", _("Type in ROR")
    AREAS = "areas", _("Working area")
    GROUPS = "groups", _("Target group")
    PROVINCE = "province", _("Province")
    DISTRICT = "district", _("District")
    CITY = "city", _("City")
    COUNTRY = "country", _("Country")
    ADDRESS = "address", _("Address")
    WEBSITE = "website", _("Web site")
    FOUNDED = "founded", _("Founded")
    STATE = "state", _("State")
    DESCRIPTION = "description", _("Description")
    PHONE = "phone", _("Telephone")
    EMAIL = "email", _("E-mail")
    PERSON = "person", _("Name of a person")


PERSONAL_FIELDS = (ImportField.PHONE, ImportField.EMAIL, ImportField.PERSON)

# Schemes of official numbers, as org-id.guide names them where it does.
SCHEMES = {
    ImportField.MOI: "TR-MOI",
    ImportField.MERSIS: "TR-MERSIS",
    ImportField.VKN: "TR-VKN",
    ImportField.ROR_ID: "ROR",
    ImportField.REGISTRY: "TR-REG",
}

# Why a row was not taken, and what happened to single cells of one that was.
ROW_MESSAGES: dict[str, StrOrPromise] = {
    "name_missing": _("The name is missing."),
    "totals": _("A row that adds others up, no organisation."),
    "number_rounded": _(
        "“%(text)s” is a number that a spreadsheet has rounded; not kept. Give the column the "
        "format “text” where it comes from."
    ),
    "number_too_long": _("The number “%(text)s…” is too long; not kept."),
    "ragged_row": _("The row has %(cells)s cells, but there are %(columns)s columns."),
    "cell_too_long": _("“%(column)s” holds %(length)s characters; at most %(limit)s are taken."),
    "twice_in_file": _("The same number stands in row %(other)s already."),
    "two_bodies": _("Its numbers belong to two different records."),
    "withdrawn": _("The source has withdrawn this record."),
    "identifier_taken": _("Its number was given to another record since the check."),
    "left_out": _("Left out by decision."),
    "like_record": _("The name and province are those of a record."),
    "like_row": _("The name and province are those of row %(other)s."),
    "unknown_province": _("“%(text)s” is no province; kept as the name of the place."),
    "unknown_district": _("“%(text)s” is no known district; kept as the name of the place."),
    "unknown_country": _("“%(text)s” is no known country; taken as Türkiye."),
    "unknown_area": _("“%(text)s” is no known working area or target group; not kept."),
    "personal_dropped": _("Not kept, because it may be personal: %(text)s."),
    "form_guessed": _("The legal form was judged from the name or the type."),
    "founded_unreadable": _("“%(text)s” is no date; kept as it is written."),
    "website_unreadable": _("“%(text)s” is no web address; not kept."),
    "cut": _("“%(column)s” was too long and was cut."),
    "social_assistance": _("State social assistance and solidarity foundation; flagged."),
    "changed_since": _("Changed since the import; kept."),
    "in_use": _("In use elsewhere; kept."),
}


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

# What the reader calls the fields that an outsider may propose.
REQUEST_FIELDS: dict[str, StrOrPromise] = {
    "name": _("Name"),
    "acronym": _("Acronym"),
    "legal_form": _("Legal form"),
    "sector": _("Sector"),
    "province_id": _("Province"),
    "address": _("Address"),
    "website": _("Web site"),
    "description": _("Description"),
    "working_areas": _("Working areas"),
    "target_groups": _("Target groups"),
}
