"""The authored content of the worked example: who was invited, who came, what was said."""

import csv
from collections import Counter
from functools import cache
from importlib.resources import files

import pytest

from paydas.kernel.text.folding import fold

THEMES = {"women", "children", "migration", "disability", "veterans"}
KINDS = {
    "demand",
    "suggestion",
    "approach",
    "need",
    "expectation",
    "wish",
    "problem",
    "good_practice",
    "strength",
    "opportunity",
}
HEADINGS = {"legislation", "system", "coordination"}
FORMS = {
    "association",
    "foundation",
    "federation",
    "confederation",
    "platform",
    "cooperative",
    "union",
    "chamber",
    "company",
    "public_body",
    "unit",
    "university",
    "municipality",
}
AREAS = {
    "women",
    "children",
    "family",
    "disability",
    "elderly",
    "migration",
    "veterans",
    "roma",
    "youth",
    "poverty",
    "volunteering",
    "human_rights",
    "health",
    "education",
    "social_entrepreneurship",
}
ATTENDED = {"", "1", "2", "1+2"}


@cache
def rows(name):
    path = files("paydas") / "demo" / "content" / "meetings" / f"{name}.csv"
    return tuple(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def keys(name):
    return {row["key"] for row in rows(name)}


def seats():
    """Map gathering, session and table to the people who sat there."""
    found = {}
    for row in rows("invitations"):
        for session in ("1", "2"):
            table = row[f"table{session}"]
            if table:
                place = (row["gathering"], session, table)
                found.setdefault(place, set()).add(row["delegate"] or row["person"])
    return found


@pytest.mark.parametrize("name", ["contributions", "organisations", "people", "questions"])
def test_keys_are_unique(name):
    counted = Counter(row["key"] for row in rows(name))

    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("contributions", "text"),
        ("organisations", "name"),
        ("people", "name"),
        ("questions", "text"),
        ("decisions", "text"),
    ],
)
def test_words_differ_even_when_folded(name, column):
    counted = Counter(fold(row[column]) for row in rows(name))

    assert [text for text, times in counted.items() if times > 1] == []


def test_registry_numbers_and_acronyms_are_not_shared():
    for column in ("registry_number", "acronym"):
        counted = Counter(row[column] for row in rows("organisations") if row[column])

        assert [value for value, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", ["organisations", "people"])
def test_every_name_begins_with_ornek(name):
    others = [row["name"] for row in rows(name) if not row["name"].startswith("Örnek ")]

    assert others == []


def test_every_alias_begins_with_ornek():
    aliases = [a for row in rows("organisations") for a in row["aliases"].split("|") if a]

    assert [alias for alias in aliases if not alias.startswith("Örnek ")] == []


def test_counts_are_those_of_the_meetings():
    answers = Counter(row["answer"] for row in rows("invitations"))
    came = sum(1 for row in rows("invitations") if row["attended_sessions"])

    assert answers == {"accepted": 174, "delegated": 9, "declined": 20, "none": 12}
    assert came == 171


def test_bodies_come_from_all_provinces_but_one():
    plates = {row["plate"] for row in rows("organisations")}

    assert {f"{number:02d}" for number in range(1, 82)} - plates == {"69"}


def test_bodies_use_the_vocabulary():
    for row in rows("organisations"):
        topics = {*row["working_areas"].split("|"), *row["target_groups"].split("|")} - {""}

        assert row["legal_form"] in FORMS
        assert row["sector"] in {"civil", "public", "academia"}
        assert topics <= AREAS


def test_parents_are_other_bodies():
    bodies = keys("organisations")

    for row in rows("organisations"):
        assert row["parent"] in bodies - {row["key"]} | {""}


def test_people_and_decisions_name_existing_bodies():
    bodies = keys("organisations")

    assert {row["organisation"] for row in rows("people")} <= bodies
    assert {row["owner"] for row in rows("decisions")} <= bodies
    assert {row["gathering"] for row in rows("decisions")} == THEMES


def test_invitations_reach_215_civil_bodies_once_and_leave_others():
    invited = Counter(row["organisation"] for row in rows("invitations"))
    civil = {row["key"] for row in rows("organisations") if row["sector"] == "civil"}

    assert len(invited) == 215
    assert set(invited.values()) == {1}
    assert set(invited) < civil


def test_invited_people_represent_the_invited_body():
    body_of = {row["key"]: row["organisation"] for row in rows("people")}

    for row in rows("invitations"):
        assert body_of[row["person"]] == row["organisation"]
        assert body_of.get(row["delegate"], row["organisation"]) == row["organisation"]


def test_attendance_agrees_with_answers_and_tables():
    for row in rows("invitations"):
        sessions = set(row["attended_sessions"].split("+")) - {""}
        seated = {session for session in ("1", "2") if row[f"table{session}"]}

        assert row["attended_sessions"] in ATTENDED
        assert seated == sessions
        assert not sessions or row["answer"] in {"accepted", "delegated"}
        assert bool(row["delegate"]) == (row["answer"] == "delegated")
        assert (row["answered_by"] == "") == (row["answer"] == "none")


def test_tables_hold_no_more_people_than_were_counted():
    sizes = {(r["gathering"], r["session"], r["table"]): r for r in rows("contributions")}

    assert len(sizes) == 50
    for place, people in seats().items():
        assert len(people) <= int(sizes[place]["table_size"])


def test_contributions_use_the_vocabulary():
    for row in rows("contributions"):
        assert row["kind"] in KINDS
        assert row["heading"] in HEADINGS
        assert row["question"] in keys("questions")
        assert row["gathering"] in THEMES
        assert row["rank"] in {"", "1", "2", "3"}
        assert 1 <= int(row["said_by"]) <= int(row["table_size"]) <= 12


def test_every_kind_and_enough_voices_are_there():
    per_theme = Counter(row["gathering"] for row in rows("contributions"))

    assert {row["kind"] for row in rows("contributions")} == KINDS
    assert sum(per_theme.values()) >= 430
    assert all(80 <= count <= 95 for count in per_theme.values())


def test_ranks_are_given_once_at_a_table():
    given = Counter(
        (row["gathering"], row["session"], row["table"], row["rank"])
        for row in rows("contributions")
        if row["rank"]
    )

    assert set(given.values()) == {1}


def test_states_agree_with_their_reasons():
    for row in rows("contributions"):
        assert row["state"] in {"cleared", "approved", "withheld", "draft"}
        assert bool(row["withheld_reason"]) == (row["state"] == "withheld")
        assert row["edited_text"] != row["text"]


def test_few_contributions_stay_unpublished():
    states = Counter(row["state"] for row in rows("contributions"))

    assert states["withheld"] == 12
    assert states["draft"] == 3
    assert states["cleared"] >= 395


def test_answers_point_to_a_problem_at_the_same_table():
    by_key = {row["key"]: row for row in rows("contributions")}
    pairs = [row for row in rows("contributions") if row["answers"]]

    assert len(pairs) >= 90
    for row in pairs:
        problem = by_key[row["answers"]]
        assert problem["kind"] == "problem"
        assert (problem["gathering"], problem["session"], problem["table"]) == (
            row["gathering"],
            row["session"],
            row["table"],
        )


def test_speakers_sat_at_the_table():
    present = seats()

    for row in rows("contributions"):
        place = (row["gathering"], row["session"], row["table"])
        assert row["person"] in present[place] | {""}


def test_half_of_the_tables_recorded_speakers():
    recorded = {
        (row["gathering"], row["session"], row["table"])
        for row in rows("contributions")
        if row["person"]
    }

    assert len(recorded) == 25


def test_turkish_text_uses_the_curly_apostrophe():
    for row in rows("contributions"):
        assert "'" not in row["text"] + row["edited_text"] + row["withheld_reason"]
