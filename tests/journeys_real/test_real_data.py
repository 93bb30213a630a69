"""A whole consultation on data that nobody here wrote, counted at every step."""

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from paydas.consultations.models import Participant
from paydas.consultations.vocabulary import ConsultationsError
from paydas.core.actors import SYSTEM
from paydas.core.vocabulary import AccessDeniedError
from paydas.listening.models import Contribution, ContributionBatch, ContributionText, Speaker
from paydas.listening.operations.clearing import withhold
from paydas.planning.operations.plans import GapDraft
from paydas.planning.operations.publishing import Verdict, decide_plan
from paydas.planning.queries.checks import check
from paydas.planning.queries.tree import tree_of
from paydas.planning.vocabulary import PlanningError
from paydas.responses.operations.responses import publish_responses
from paydas.sensemaking.models import Coding, FindingEvidence
from paydas.sensemaking.operations.dispositions import dispose
from paydas.sensemaking.operations.evidence import Piece
from paydas.sensemaking.operations.findings import NewFinding, add_findings
from paydas.sensemaking.operations.publication import publish_report, submit_report
from paydas.sensemaking.operations.recommendations import Ask, add_recommendations
from paydas.stakeholders.models import Alias, Organisation
from paydas.stakeholders.queries.organisations import search, visible_to
from tests.factories.imports import imported
from tests.factories.places import have_places
from tests.journeys_real import steps
from tests.journeys_real.steps import address

DATA = Path(__file__).parents[2].parent / "shared" / "data"
ROR = DATA / "organisations" / "ror-tr.csv"
REMESH = DATA / "remesh" / "foreign_intervention"
TEXTS = REMESH / "foreign_intervention_verbatim_map.csv"
PEOPLE = REMESH / "foreign_intervention_participants.csv"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.shared_data,
    pytest.mark.skipif(
        not (ROR.exists() and TEXTS.exists()),
        reason="the real data does not lie beside the checkout (../shared/data)",
    ),
]


def spoken_of(words, asked=""):
    """Return the contributions whose words hold these words, in a fixed order."""
    found = ContributionText.objects.filter(
        text__contains=words, contribution__asked__contains=asked
    )
    return list(found.order_by("contribution__noted_at", "text", "pk").values_list(
        "contribution_id", flat=True
    ))  # fmt: skip


def read(client, name, *args):
    answer = client.get(address(name, *args))
    assert answer.status_code == 200, name
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode()


def table(client, world, name):
    text = read(client, "portal:open_data_file", world.consultation.slug, name)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_register_of_others_arrives_with_a_fate_for_every_row():
    have_places()

    batch = imported(ROR.read_bytes(), name="ror-tr.csv")

    rows = list(batch.fates.all())
    assert (batch.format, batch.rows, len(rows)) == ("ror", 421, 421)
    assert sum(batch.counts.values()) == 421
    assert batch.counts["create"] == Organisation.objects.count()
    assert all(row.notes or row.code for row in rows if row.fate == "skipped")
    assert Alias.objects.filter(kind="translation", language="tr").count() > 200
    (hematology,) = search(visible_to(SYSTEM), "TÜRK HEMATOLOJİ DERNEĞİ")
    assert (hematology.name, hematology.province_id) == ("Turkish Society of Hematology", "34")
    probel = Organisation.objects.get(name__startswith="Probel Yazılım")
    assert probel.province_id == "35"


def arrive(client, world):
    """Import the open answers with their segments; every line has a fate."""
    client.force_login(world.analyst.user)
    key = steps.upload(client, world, TEXTS.read_bytes(), PEOPLE.read_bytes())
    checked = ContributionBatch.objects.get(pk=key)
    assert (checked.state, checked.rows) == ("checked", 915)
    assert not Contribution.objects.exists()

    steps.write(client, world, key)

    batch = ContributionBatch.objects.get(pk=key)
    fates = Counter(batch.fates.values_list("fate", flat=True))
    assert sum(fates.values()) == batch.rows == 915
    assert Contribution.objects.count() == fates["create"]
    assert not batch.fates.exclude(fate="create").filter(reason="").exists()
    assert batch.speaker_set.filter(segments__has_key="What is your age?").count() == 323
    assert Participant.objects.count() == Speaker.objects.exclude(participant=None).count()
    assert set(Participant.objects.values_list("disclosure", flat=True)) == {"anonymous"}


def make_public(world):
    """Approve all, withhold one with its reason, clear the rest."""
    every = list(Contribution.objects.values_list("pk", flat=True))
    hidden = spoken_of("Congo")[-1]
    steps.approve_and_clear(world, every, [pk for pk in every if pk != hidden])
    withhold(by=world.analyst, contribution_id=hidden, seen=None, reason="It names a person.")
    states = Counter(Contribution.objects.values_list("state", flat=True))
    assert states == {"cleared": len(every) - 1, "withheld": 1}
    codes = set(Contribution.objects.values_list("code", flat=True))
    assert len(codes) == len(every)


def conclude(world):
    """Code some, write two findings (one is also contradicted) and two recommendations."""
    rights, own = spoken_of("human rights", "explain why"), spoken_of("own country")
    relief = spoken_of("humanitarian", "Congo")
    put = steps.code(world, {"human rights": rights, "own country": own, "relief": relief})
    assert put == Coding.objects.count() == len(rights) + len(own) + len(relief)
    against = [pk for pk in own if pk not in set(rights)]
    findings = add_findings(
        by=world.analyst,
        consultation_id=world.consultation.pk,
        findings=[
            NewFinding(
                "Human rights are held to be a reason to act",
                "Many name human rights as a reason; others want the own country first.",
                pieces=tuple(
                    [Piece("supports", contribution_id=pk) for pk in rights]
                    + [Piece("contradicts", contribution_id=pk) for pk in against]
                ),
            ),
            NewFinding(
                "Relief is asked for before weapons",
                "For Congo people ask for relief.",
                pieces=tuple(Piece("supports", contribution_id=pk) for pk in relief),
            ),
        ],
    )
    recommendations = add_recommendations(
        by=world.analyst,
        consultation_id=world.consultation.pk,
        asks=[
            Ask("Say in public when human rights decide.", world.body, [findings[0]]),
            Ask("Send relief first.", world.body, [findings[1]]),
        ],
    )
    stances = Counter(FindingEvidence.objects.values_list("stance", flat=True))
    assert stances == {"supports": len(rights) + len(relief), "contradicts": len(against)}
    return findings, recommendations, against


def publish_the_report(world):
    report = steps.write_report(world)
    asked = submit_report(by=world.coordinator, report_id=report.pk)
    with pytest.raises(ConsultationsError, match="approval_missing"):
        publish_report(by=world.coordinator, report_id=report.pk)
    steps.approve_it(world, asked)
    assert publish_report(by=world.coordinator, report_id=report.pk).number == 1


def publish_the_responses(world, recommendations):
    steps.answer(world, dict(zip(recommendations, ("accepted", "partly"), strict=True)))
    publish_responses(by=world.coordinator, consultation_id=world.consultation.pk)


def publish_the_plan(world, recommendation):
    """Publish with the voices that have no answer declared as a gap; without it is refused."""
    silent = Contribution.objects.filter(state="cleared", evidence_of=None, disposition=None)
    unheard = list(silent.order_by("code").values_list("pk", flat=True))
    disposed = dispose(
        by=world.analyst,
        consultation_id=world.consultation.pk,
        contribution_ids=unheard[:100],
        kind="noted",
        reason="It was read and stands in the method annex.",
    )
    assert len(disposed) == 100
    plan, activity = steps.write_plan(world, recommendation)
    found = check(plan, tree_of(plan))
    assert found.open_counts == {"voices": len(unheard) - 100}
    with pytest.raises(PlanningError, match="voices_without_answer"):
        decide_plan(by=world.approver, plan_id=plan.pk, verdict=Verdict(approves=True))
    gap = GapDraft("voices", found.open_voices, "They are being read.", date(2025, 6, 30))
    decide_plan(by=world.approver, plan_id=plan.pk, verdict=Verdict(approves=True, gaps=(gap,)))
    activity.refresh_from_db()
    return activity, found.open_voices


def test_a_voice_of_others_is_followed_to_the_plan_and_back(client):
    have_places()
    world = steps.set_up()
    arrive(client, world)
    make_public(world)
    findings, recommendations, against = conclude(world)
    publish_the_report(world)
    publish_the_responses(world, recommendations)
    activity, open_voices = publish_the_plan(world, recommendations[1])
    client.logout()
    slug = world.consultation.slug

    report = read(client, "portal:report", slug)
    responses = read(client, "portal:responses", slug)
    plan = read(client, "portal:plan", slug)

    assert all(one.code in report for one in (*findings, *recommendations))
    assert all(one.code in responses for one in recommendations)
    assert activity.code in plan
    assert str(open_voices) in plan
    piece = FindingEvidence.objects.filter(finding=findings[1]).first()
    follow(client, piece, recommendations[1], activity)
    assert_open_data(client, world, against)
    with pytest.raises(AccessDeniedError):
        withhold(by=world.approver, contribution_id=against[0], seen=None, reason="No.")


def thread_of(client, code, **query):
    """Open a printed code, as whoever holds the paper does."""
    answer = client.get(f"/k/{code}", headers={"accept-language": "en"})
    assert answer["Location"] == address("portal:thread", code)
    return client.get(answer["Location"], query).content.decode()


def follow(client, piece, recommendation, activity):
    """Follow one voice down to the activity, and the activity up to the voice."""
    codes = [piece.contribution.code, piece.finding.code, recommendation.code, activity.code]
    down = thread_of(client, codes[0])
    back = thread_of(client, codes[-1], direction="back")
    assert [code for code in codes if code not in down] == []
    assert [code for code in codes if code not in back] == []


def assert_open_data(client, world, against):
    """Hold the files against what was imported; the withheld voice is in none of them."""
    voices = table(client, world, "voices")
    hidden = Contribution.objects.get(state="withheld")
    assert len(voices) == Contribution.objects.count() - 1
    assert hidden.code not in {row["code"] for row in voices}
    evidence = table(client, world, "evidence")
    assert len(evidence) == FindingEvidence.objects.filter(contribution__state="cleared").count()
    stances = Counter(row["stance"] for row in evidence)
    assert stances["contradicts"] == len(against)
    assert len(table(client, world, "findings")) == 2
    assert len(table(client, world, "responses")) == 2
