"""The worked example made large: bodies, people, voices and events, written past the operations.

Names and words are mixed from those of the example, so that words are as common as they are there.
"""

import json
import random
from datetime import timedelta
from uuid import UUID

ORGANISATIONS, PEOPLE, PARTICIPANTS, VOICES, EVENTS = 50_000, 20_000, 2_000, 20_000, 100_000
BATCH = 2_000


def enlarge(consultation):
    """Fill the database up to the size that the house promises to serve."""
    from django.db import connection

    chance = random.Random(1)
    bodies = organisations(chance)
    people(chance, consultation, bodies)
    voices(chance, consultation)
    events(chance, consultation)
    with connection.cursor() as cursor:
        # What the operator's guide has the database do once in a while.
        cursor.execute("ANALYZE")


def keys(chance, count):
    return (UUID(int=chance.getrandbits(128), version=4) for _ in range(count))


def organisations(chance):
    from paydas.places.models import Province
    from paydas.stakeholders.models import Identifier, Organisation, WorkingArea

    known = list(Organisation.objects.values_list("name", flat=True))
    words = sorted({word for name in known for word in name.split() if word != "Örnek"})
    plates = list(Province.objects.values_list("pk", flat=True))
    areas = list(WorkingArea.objects.values_list("pk", flat=True))
    forms = ("association", "foundation", "municipality", "platform", "university")
    made = [
        Organisation(
            id=key,
            name=f"Örnek {' '.join(chance.choices(words, k=chance.randint(2, 5)))} {number}",
            sector=chance.choice(("civil", "public")),
            legal_form=chance.choice(forms),
            province_id=chance.choice(plates),
            also=f"{number:08}",
            is_sample=True,
        )
        for number, key in enumerate(keys(chance, ORGANISATIONS))
    ]
    Organisation.objects.bulk_create(made, BATCH)
    Identifier.objects.bulk_create(
        [Identifier(organisation=one, scheme="bench", value=one.also) for one in made], BATCH
    )
    through = Organisation.working_areas.through
    through.objects.bulk_create(
        [
            through(organisation_id=one.pk, workingarea_id=area)
            for one in made
            for area in chance.sample(areas, chance.randint(1, 2))
        ],
        BATCH,
    )
    return made


def people(chance, consultation, bodies):
    from paydas.consultations.models import Participant
    from paydas.stakeholders.models import Person, Representation

    known = list(Person.objects.values_list("name", flat=True))
    words = sorted({word for name in known for word in name.split() if word != "Örnek"})
    made = [
        Person(
            id=key, name=f"Örnek {' '.join(chance.choices(words, k=2))} {number}", is_sample=True
        )
        for number, key in enumerate(keys(chance, PEOPLE))
    ]
    Person.objects.bulk_create(made, BATCH)
    roles = [
        Representation(person=one, organisation=chance.choice(bodies), role="Üye") for one in made
    ]
    Representation.objects.bulk_create(roles, BATCH)
    Participant.objects.bulk_create(
        [
            Participant(
                consultation=consultation,
                person_id=one.person_id,
                organisation_id=one.organisation_id,
                province_id=one.organisation.province_id,
                sector=one.organisation.sector,
                legal_form=one.organisation.legal_form,
                is_sample=True,
            )
            for one in roles[:PARTICIPANTS]
        ],
        BATCH,
    )


def voices(chance, consultation):
    from paydas.core.operations.records import new_codes
    from paydas.gatherings.models import Table
    from paydas.listening.models import Contribution, ContributionText
    from paydas.listening.vocabulary import LETTER, ContributionKind

    said = list(ContributionText.objects.filter(is_current=True).values_list("text", flat=True))
    sentences = [one.strip() for text in said for one in text.split(".") if one.strip()]
    tables = list(Table.objects.filter(session__gathering__consultation=consultation))
    first = Contribution.objects.filter(cleared_at__isnull=False).earliest("noted_at").noted_at
    kinds = [key for key, _ in ContributionKind.options()]
    codes = new_codes(Contribution, LETTER, VOICES)
    made = []
    for number, (key, code) in enumerate(zip(keys(chance, VOICES), codes, strict=True)):
        at = first + timedelta(minutes=number)
        state = "cleared" if number % 10 else "approved"
        made.append(
            Contribution(
                id=key,
                consultation=consultation,
                code=code,
                kind=chance.choice(kinds),
                channel="table",
                table=chance.choice(tables),
                state=state,
                noted_at=at,
                approved_at=at,
                cleared_at=at if state == "cleared" else None,
                is_sample=True,
            )
        )
    Contribution.objects.bulk_create(made, BATCH)
    ContributionText.objects.bulk_create(
        [
            ContributionText(
                contribution=one,
                number=1,
                text=". ".join(chance.choices(sentences, k=chance.randint(1, 3))),
                made_at=one.noted_at,
            )
            for one in made
        ],
        BATCH,
    )


def events(chance, consultation):
    from paydas.core.models import AuditEvent

    last = AuditEvent.objects.latest("seq")
    seq, link, made = last.seq, last.hash, []
    for key in keys(chance, EVENTS):
        seq += 1
        event = AuditEvent(
            seq=seq,
            previous=link,
            at=last.at,
            actor_kind="system",
            action="listening.clear",
            subject_kind="listening.contribution",
            subject_id=str(key),
            scope=str(consultation.pk),
            body=json.dumps({"state": "cleared"}),
        )
        event.hash = link = event.digest()
        made.append(event)
    AuditEvent.objects.bulk_create(made, BATCH)
