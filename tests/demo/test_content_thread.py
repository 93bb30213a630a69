"""The authored thread of the worked example: from a voice to the indicator, without a gap."""

import csv
import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

import pytest

from paydas.kernel.text.folding import fold

VOICE_QUESTIONS = ("law_change", "system_need", "coordination_way")
PERIODS = {"2022/1", "2022/2", "2023/1", "2023/2"}
SHOWPIECE = {"voice": "d066", "finding": "f08", "recommendation": "r01", "activity": "3.4"}


def content(name):
    path = files("paydas") / "demo" / "content" / "meetings" / name
    return path.read_text(encoding="utf-8")


@cache
def rows(name):
    return tuple(csv.DictReader(content(f"{name}.csv").splitlines()))


@cache
def book(name):
    return tomllib.loads(content(f"{name}.toml"))


def by_key(name, part, field="key"):
    return {record[field]: record for record in book(name)[part]}


def bodies():
    return {row["key"]: row["name"] for row in rows("organisations")}


@cache
def survey_voices():
    """Map every open answer that counts as a voice to its words."""
    return {
        f"{row['key']}.{question}": row[question]
        for row in rows("submissions")
        for question in VOICE_QUESTIONS
        if row[question]
    }


@cache
def voices():
    said = {row["key"]: row["text"] for row in rows("contributions")}
    return {**said, **survey_voices()}


def evidence(finding):
    return [*finding["supports"], *finding["contradicts"], *finding["nuances"]]


def named_bodies():
    """Give every key of a body that the thread names."""
    yield from (row["organisation"] for row in rows("submissions"))
    yield from (record["organisation"] for record in book("interviews")["interviews"])
    yield from (record["addressee"] for record in book("recommendations")["recommendations"])
    yield from (record["body"] for record in book("responses")["responses"])
    for activity in book("plan")["activities"]:
        yield activity["responsible"]
        yield from activity["cooperating"]
        yield from (voice["organisation"] for voice in activity.get("voices", []))


def plan_texts():
    for activity in book("plan")["activities"]:
        yield activity["title"]
        yield activity["description"]
        yield from (voice["text"] for voice in activity.get("voices", []))
    yield from (indicator["name"] for indicator in book("plan")["indicators"])


@pytest.mark.parametrize(
    ("name", "part", "count"),
    [
        ("survey", "questions", 14),
        ("interviews", "interviews", 20),
        ("findings", "findings", 40),
        ("recommendations", "recommendations", 30),
        ("responses", "responses", 30),
        ("plan", "objectives", 5),
        ("plan", "activities", 28),
        ("plan", "indicators", 40),
    ],
)
def test_counts_are_those_of_the_brief(name, part, count):
    assert len(book(name)[part]) == count


def test_150_bodies_answered_the_survey_once_each():
    answered = Counter(row["organisation"] for row in rows("submissions"))

    assert len(answered) == 150
    assert set(answered.values()) == {1}


def test_survey_was_answered_only_by_bodies_that_did_not_attend():
    came = {row["organisation"] for row in rows("invitations") if row["attended_sessions"]}

    assert {row["organisation"] for row in rows("submissions")} & came == set()


def test_closed_answers_use_the_choices_of_their_question():
    questions = by_key("survey", "questions")

    for row in rows("submissions"):
        for key, question in questions.items():
            allowed = {choice["key"] for choice in question.get("choices", [])}
            if question["kind"] in {"single", "multi"}:
                assert set(row[key].split("|")) <= allowed | {""}
            if question["kind"] == "scale":
                assert question["min"] <= int(row[key]) <= question["max"]


def test_questions_marked_as_voice_are_the_open_ones_of_three_headings():
    marked = {q["key"]: q["heading"] for q in book("survey")["questions"] if q["is_voice"]}

    assert tuple(marked) == VOICE_QUESTIONS
    assert set(marked.values()) == {"legislation", "system", "coordination"}


def test_readings_of_the_survey_give_the_figures_of_the_answers():
    """Every number in a reading is a count of the answers or the number of submissions."""
    for finding in book("findings")["findings"]:
        for piece in finding.get("survey", []):
            answers = [row[piece["question"]] for row in rows("submissions")]
            told = {int(number) for number in re.findall(r"\d+", piece["reading"])} - {150}
            if piece["choice"]:
                counted = sum(piece["choice"] in answer.split("|") for answer in answers)
            else:
                counted = sum(answer in {"1", "2"} for answer in answers)

            assert counted in told


def test_every_named_body_exists_and_begins_with_ornek():
    names = bodies()

    assert all(names[key].startswith("Örnek ") for key in named_bodies())


def test_words_differ_even_when_folded():
    texts = [
        *voices().values(),
        *(finding["statement"] for finding in book("findings")["findings"]),
        *(record["text"] for record in book("recommendations")["recommendations"]),
        *(record["reason"] for record in book("responses")["responses"]),
        *(row["reason"] for row in rows("dispositions")),
        *plan_texts(),
    ]
    counted = Counter(fold(text) for text in texts)

    assert [text for text, times in counted.items() if times > 1] == []


def test_codes_are_unique_used_and_stand_below_codes_of_the_book():
    codes = [code for group in book("codebook")["groups"] for code in group["codes"]]
    keys = [code["key"] for code in codes]

    assert len(keys) == len(set(keys))
    assert {code["parent"] for code in codes if "parent" in code} <= set(keys)
    assert {row["code"] for row in rows("codings")} == set(keys)


def test_codings_give_every_voice_that_is_no_draft_one_to_three_codes():
    counted = Counter(row["contribution"] for row in rows("codings"))
    drafts = {row["key"] for row in rows("contributions") if row["state"] == "draft"}

    assert set(counted) == set(voices()) - drafts
    assert set(counted.values()) <= {1, 2, 3}


def test_findings_rest_on_voices_that_exist_and_name_each_once():
    for finding in book("findings")["findings"]:
        cited = evidence(finding)

        assert len(cited) == len(set(cited))
        assert set(cited) <= set(voices())


def test_only_one_finding_rests_on_numbers_and_it_says_so():
    bare = [f["key"] for f in book("findings")["findings"] if not evidence(f)]
    said = [f["key"] for f in book("findings")["findings"] if f["rests_on_numbers_only"]]

    assert bare == said == ["f40"]


def test_at_least_eight_findings_are_contradicted():
    contested = [f["key"] for f in book("findings")["findings"] if f["contradicts"]]

    assert len(contested) >= 8


def test_findings_cite_no_withheld_or_draft_voice():
    hidden = {r["key"] for r in rows("contributions") if r["state"] in {"withheld", "draft"}}

    assert [f["key"] for f in book("findings")["findings"] if hidden & {*evidence(f)}] == []


def test_every_approved_voice_has_a_finding_or_a_disposition():
    draft = {row["key"] for row in rows("contributions") if row["state"] == "draft"}
    answered = {row["contribution"] for row in rows("dispositions")}
    for finding in book("findings")["findings"]:
        answered |= {*finding["supports"], *finding["contradicts"]}

    assert set(voices()) - draft == answered


def test_dispositions_stand_only_where_no_finding_does():
    cited = {key for finding in book("findings")["findings"] for key in evidence(finding)}

    assert cited & {row["contribution"] for row in rows("dispositions")} == set()


def test_checks_name_findings_once_per_interview():
    findings = by_key("findings", "findings")

    for interview in book("interviews")["interviews"]:
        checked = [check["finding"] for check in interview["checks"]]

        assert set(checked) <= set(findings)
        assert len(checked) == len(set(checked))


def test_interviewed_people_represent_their_body():
    body_of = {row["key"]: row["organisation"] for row in rows("people")}

    for interview in book("interviews")["interviews"]:
        assert body_of[interview["person"]] == interview["organisation"]


def test_recommendations_rest_on_findings():
    findings = by_key("findings", "findings")

    for recommendation in book("recommendations")["recommendations"]:
        assert recommendation["findings"]
        assert set(recommendation["findings"]) <= set(findings)


def test_every_recommendation_has_a_response_with_a_reason():
    asked = set(by_key("recommendations", "recommendations"))
    answers = by_key("responses", "responses", "recommendation")

    assert set(answers) == asked
    assert all(answer["reason"] for answer in answers.values())


def test_partly_accepted_responses_say_which_part_is_not():
    for response in book("responses")["responses"]:
        assert (response["decision"] == "partly") == ("not_accepted_part" in response)


def test_decisions_are_14_yes_10_partly_4_no_2_out_of_scope():
    decided = Counter(response["decision"] for response in book("responses")["responses"])

    assert decided == {"accepted": 14, "partly": 10, "not_accepted": 4, "out_of_scope": 2}


def test_every_activity_has_links_or_says_that_nobody_asked():
    for activity in book("plan")["activities"]:
        assert bool(activity.get("links")) != bool(activity.get("unasked"))


def test_activities_follow_only_from_what_was_accepted():
    decisions = {
        response["recommendation"]: response["decision"]
        for response in book("responses")["responses"]
    }

    for activity in book("plan")["activities"]:
        for link in activity.get("links", []):
            assert decisions[link["recommendation"]] in {"accepted", "partly"}


def test_every_accepted_recommendation_reaches_an_activity():
    reached = {
        link["recommendation"]
        for activity in book("plan")["activities"]
        for link in activity.get("links", [])
    }
    accepted = {
        response["recommendation"]
        for response in book("responses")["responses"]
        if response["decision"] == "accepted"
    }

    assert accepted - reached == set()


def test_responsible_bodies_do_not_cooperate_with_themselves():
    for activity in book("plan")["activities"]:
        assert activity["responsible"] not in activity["cooperating"]
        assert len(activity["cooperating"]) == len(set(activity["cooperating"]))


def test_three_activities_are_overdue_and_all_others_reported_for_four_periods():
    reported = {
        activity["number"]: {status["period"] for status in activity["statuses"]}
        for activity in book("plan")["activities"]
    }
    overdue = {number for number, periods in reported.items() if periods != PERIODS}

    assert overdue == {"1.3", "2.6", "4.2"}
    assert all(periods < PERIODS for number, periods in reported.items() if number in overdue)


def test_whoever_spoke_of_an_activity_was_answered_in_time():
    voices = [one for activity in book("plan")["activities"] for one in activity.get("voices", [])]

    late = [one["text"] for one in voices if one["answered_on"] > one["due_on"]]

    assert late == []
    assert len({one["answer"] for one in voices}) == len(voices)


def test_indicators_measure_exactly_one_objective_or_activity():
    objectives = by_key("plan", "objectives", "number")
    activities = by_key("plan", "activities", "number")

    for indicator in book("plan")["indicators"]:
        assert ("objective" in indicator) != ("activity" in indicator)
        assert indicator.get("objective", "1") in objectives
        assert indicator.get("activity", "1.1") in activities


def test_returned_measurements_say_why_and_no_period_is_measured_twice():
    for indicator in book("plan")["indicators"]:
        measured = indicator.get("measurements", [])
        periods = [measurement["period"] for measurement in measured]

        assert len(periods) == len(set(periods))
        for measurement in measured:
            assert (measurement["state"] == "returned") == ("returned_reason" in measurement)


def test_measurements_hold_late_returned_unsent_and_missing_ones():
    indicators = book("plan")["indicators"]
    measured = [m for indicator in indicators for m in indicator.get("measurements", [])]
    due = sum(len(indicator["targets"]) for indicator in indicators)

    assert {m["state"] for m in measured} == {"draft", "sent", "returned", "approved"}
    assert any(m["late"] for m in measured)
    assert len(measured) < due


def test_showpiece_thread_holds_together():
    finding = by_key("findings", "findings")[SHOWPIECE["finding"]]
    recommendation = by_key("recommendations", "recommendations")[SHOWPIECE["recommendation"]]
    activity = by_key("plan", "activities", "number")[SHOWPIECE["activity"]]
    indicator = next(i for i in book("plan")["indicators"] if i.get("activity") == "3.4")
    disputes = [v for v in activity["voices"] if v["kind"] == "dispute"]

    assert SHOWPIECE["voice"] in finding["supports"]
    assert (len(finding["supports"]), len(finding["contradicts"])) == (31, 3)
    assert SHOWPIECE["finding"] in recommendation["findings"]
    assert [link["recommendation"] for link in activity["links"]] == [SHOWPIECE["recommendation"]]
    assert [m["value"] for m in indicator["measurements"]] == [9, 17, 27, 38]
    assert [target["value"] for target in indicator["targets"]] == [10, 20, 32, 45]
    assert len(disputes) == 1


def test_report_is_a_report_in_length():
    words = sum(len(section["text"].split()) for section in book("report")["sections"])

    assert 1800 <= words <= 2500


def test_report_cites_every_finding_and_only_public_voices():
    text = " ".join(section["text"] for section in book("report")["sections"])
    cited = set(re.findall(r"\[\[(.+?)\]\]", text))
    findings = set(by_key("findings", "findings"))
    cleared = {row["key"] for row in rows("contributions") if row["state"] == "cleared"}

    assert cited >= findings
    assert cited - findings <= cleared | set(survey_voices())


def test_what_came_after_the_plan_is_said_by_people_who_took_part_and_is_new():
    late = rows("afterwards")
    known = {fold(text) for text in voices().values()}
    speakers = {row["person"] for row in rows("contributions")}

    assert [row["key"] for row in late if fold(row["text"]) in known] == []
    assert {row["person"] for row in late} <= speakers
