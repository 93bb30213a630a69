"""Words of the demonstration: what each role does, in a sentence."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from paydas.consultations.vocabulary import Role

ROLE_NAMES = {
    "administrator": _("Administrator"),
    **{str(role): Role.label_of(role) for role in Role},
}
DUTIES = {
    "administrator": _("Opens accounts, keeps the notices, reads the log."),
    "coordinator": _("Runs the consultation from the invitation to the answer."),
    "approver": _("Sees exactly what would be sent or published, approves or returns it."),
    "local_organiser": _(
        "Prepares one gathering: venue, tables, answers by telephone, attendance."
    ),
    "moderator": _("Leads a table and approves what was written down there."),
    "rapporteur": _("Writes down at the table what is said."),
    "analyst": _("Codes what was said, draws findings, writes the report."),
    "academic_lead": _("Is responsible for survey, interviews and report."),
    "reporter": _("Reports how the activities of a responsible body are going."),
    "data_protection": _("Keeps consents, requests and time limits in order."),
    "viewer": _("Reads along."),
}
