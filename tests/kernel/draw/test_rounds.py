from paydas.kernel.draw import Answers, Standing, build_lottery, replacement, wave
from tests.factories.draws import make_members, make_rule


def test_replacement_fixes_who_accepted_and_drops_who_declined():
    members, rule = make_members(), make_rule()

    after = replacement(members, 8, accepted={"k001", "k002"}, declined={"k003"})
    chance = build_lottery(after.members, rule).lottery.chances()

    standing = {one.id: one.standing for one in after.members}
    assert (after.open_seats, after.accepted, after.declined) == (6, 2, 1)
    assert standing["k003"] is Standing.DECLINED
    assert (chance["k001"], chance["k002"]) == (1, 1)
    assert "k003" not in chance
    assert sum(chance.values()) == 8


def test_wave_invites_more_where_fewer_accept():
    answers = {"kadın": Answers(18, 9), "gençlik": Answers(18, 3)}

    asked = wave({"kadın": 5, "gençlik": 5, "engellilik": 5}, answers)

    assert asked == {"kadın": 10, "gençlik": 25, "engellilik": 10}
