from decimal import Decimal
from uuid import uuid4

from paydas.listening.queries.stages import Passage
from paydas.portal.queries.mix import mix_of


def person(form="association", **reached):
    known = {"invited": True, "accepted": False, "attended": False, "spoke": False}
    return Passage(uuid4(), form, "civil", "06", (), **(known | reached))


def test_the_strip_shows_shares_beside_the_register():
    people = [person() for _ in range(12)] + [person("foundation") for _ in range(8)]

    mix = mix_of(people, (5, 5), {"association": Decimal(70), "foundation": Decimal(30)})

    assert [row.reference_x for row in mix.rows] == [70.0, 30.0]
    assert [row.cells[0].count for row in mix.rows] == [12, 8]


def test_fewer_than_five_people_are_hidden_with_another_group():
    people = [person(accepted=True) for _ in range(12)] + [person("foundation") for _ in range(8)]
    people += [person("foundation", accepted=True) for _ in range(2)]

    accepted = [row.cells[1] for row in mix_of(people, (5, 5), {}).rows]

    assert [cell.count for cell in accepted] == [None, None]
    assert all(cell.note for cell in accepted)


def test_where_no_table_wrote_down_speakers_nobody_reads_as_zero():
    mix = mix_of([person() for _ in range(12)], (0, 5), {})

    assert mix.stages[3].total is None
    assert mix.rows[0].cells[3].share is None


def test_small_groups_stand_together_as_other():
    people = [person() for _ in range(12)] + [person("union"), person("chamber")]

    assert len(mix_of(people, (5, 5), {}).rows) == 2
