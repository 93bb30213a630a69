"""Who works in a consultation, who takes part, and what they consented to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from paydas.consultations.models.consultation import Consultation
from paydas.consultations.vocabulary import (
    ApprovalState,
    Channel,
    DataRequestKind,
    DataRequestState,
    Disclosure,
    Purpose,
    Role,
)
from paydas.core.models.labels import Labelled
from paydas.core.models.notice import Notice
from paydas.core.models.record import Record
from paydas.places.models import Province
from paydas.stakeholders.models import Organisation, Person, Representation
from paydas.stakeholders.vocabulary import LegalForm, Sector


class ConsultationRole(Labelled):
    """What an account may do in one consultation, perhaps only in one gathering or for one body."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="roles")
    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=16, choices=Role.options)
    # Gatherings are a later step, so this is a plain uuid; a deleted gathering leaves no right.
    gathering_id = models.UUIDField(null=True, blank=True)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True)

    class Meta:
        # An empty column differs from every other for a database: one constraint per narrowing.
        constraints = [
            models.UniqueConstraint(
                fields=["user", "consultation", "role"],
                condition=Q(gathering_id__isnull=True, organisation__isnull=True),
                name="consultations_role_once",
            ),
            models.UniqueConstraint(
                fields=["user", "consultation", "role", "gathering_id"],
                name="consultations_role_of_gathering_once",
            ),
            models.UniqueConstraint(
                fields=["user", "consultation", "role", "organisation"],
                name="consultations_role_for_body_once",
            ),
            models.CheckConstraint(
                name="consultations_role_narrowed_once",
                condition=Q(gathering_id__isnull=True) | Q(organisation__isnull=True),
            ),
            models.CheckConstraint(
                name="consultations_role_local_has_gathering",
                condition=~Q(role="local_organiser") | Q(gathering_id__isnull=False),
            ),
            models.CheckConstraint(
                name="consultations_role_reporter_has_body",
                condition=~Q(role="reporter") | Q(organisation__isnull=False),
            ),
        ]


class Participant(Record):
    """A person or body in one consultation, with the snapshot of what was known of it then."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True)
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True)
    representation = models.ForeignKey(Representation, models.SET_NULL, null=True, blank=True)
    sector = models.CharField(max_length=16, choices=Sector.options, blank=True)
    legal_form = models.CharField(max_length=20, choices=LegalForm.options, blank=True)
    province = models.ForeignKey(Province, models.PROTECT, null=True, blank=True)
    areas = models.JSONField(default=list)
    disclosure = models.CharField(
        max_length=12, choices=Disclosure.options, default=Disclosure.COARSENED
    )
    language = models.CharField(max_length=5, default="tr")
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "person", "organisation"],
                name="consultations_participant_once",
            ),
            models.UniqueConstraint(
                fields=["consultation", "person"],
                condition=Q(organisation__isnull=True),
                name="consultations_participant_person_once",
            ),
            models.UniqueConstraint(
                fields=["consultation", "organisation"],
                condition=Q(person__isnull=True),
                name="consultations_participant_body_once",
            ),
        ]
        indexes = [models.Index(fields=["consultation", "province"])]


class Consent(Record):
    """What a participant agreed to: purpose, the notice shown, when, how; withdrawable."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=14, choices=Purpose.options)
    notice = models.ForeignKey(Notice, models.PROTECT)
    channel = models.CharField(max_length=10, choices=Channel.options)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "purpose"],
                condition=Q(withdrawn_at__isnull=True),
                name="consultations_consent_one_living",
            )
        ]


class DataRequest(Record):
    """A request of a data subject, to be answered within thirty days."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="data_requests")
    participant = models.ForeignKey(Participant, models.SET_NULL, null=True, blank=True)
    kind = models.CharField(max_length=8, choices=DataRequestKind.options)
    text = models.TextField(blank=True)
    contact = models.CharField(max_length=254, blank=True)
    received_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(
        max_length=8, choices=DataRequestState.options, default=DataRequestState.OPEN
    )
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["due_on"]


class Approval(Record):
    """An approver's decision on exactly one content: what is sent or published must hash alike."""

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="approvals")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    title = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="asked_approvals"
    )
    asked_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=ApprovalState.options, default=ApprovalState.WAITING
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="decided_approvals"
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=Q(state="waiting"),
                name="consultations_approval_one_waiting",
            ),
            models.CheckConstraint(
                name="consultations_approval_returned_has_reason",
                condition=~Q(state="returned") | ~Q(reason=""),
            ),
        ]
