import hashlib
import json

import pytest
from typer.testing import CliRunner

from paydas.cli.draw import app
from paydas.kernel.draw import canonical
from paydas.kernel.draw.verifier import verified
from tests.factories.draws import make_members, make_rule, write_tables


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("draw")
    people, quotas = write_tables(folder, make_members(), make_rule())
    arguments = [people, quotas, "--seats", 8, "--seed", "7", "--out", folder / "out"]
    assert CliRunner().invoke(app, [str(one) for one in arguments]).exit_code == 0
    return {one.name: one.read_bytes() for one in (folder / "out").iterdir()}


def lottery(files, change):
    """Change the lottery and forge the hash and the draw that name it."""
    data = json.loads(files["lottery.json"])
    change(data)
    raw = canonical(data)
    mark = hashlib.sha256(raw).hexdigest()
    files["lottery.json"] = raw
    files["lottery.sha256"] = f"{mark}  lottery.json\n".encode()
    said = json.loads(files["draw.json"])
    files["draw.json"] = canonical({**said, "lottery_sha256": mark})


def drawn(files, change):
    said = json.loads(files["draw.json"])
    change(said)
    files["draw.json"] = canonical(said)


def give_tickets(data):
    data["panels"][0][0] += 1000
    data["panels"][1][0] -= 1000


def break_quota(data):
    data["panels"][0][1] = [[kind, 1] for kind in range(8)]


def tighten_quota(data):
    data["rule"]["quotas"][0][2:] = [9, 9]


def seat_twice(data):
    data["panels"][0][1][0][1] += 1


def hide_member(data):
    data["types"][0].pop()


def swap_values(data):
    data["pool"][0]["values"]["il"] = ["Muş"]
    data["pool"][1]["values"]["il"] = ["Muş"]
    for one in data["pool"]:
        if one["values"]["il"] == ["Van"]:
            one["values"]["il"] = ["Ordu"]


def replace_drawn(said):
    said["drawn"][0] = "k999"


TAMPERED = {
    "tickets moved": lambda files: lottery(files, give_tickets),
    "a panel that breaks quotas": lambda files: lottery(files, break_quota),
    "another quota": lambda files: lottery(files, tighten_quota),
    "a seat too many": lambda files: lottery(files, seat_twice),
    "a member left out": lambda files: lottery(files, hide_member),
    "other features": lambda files: lottery(files, swap_values),
    "another seed": lambda files: drawn(files, lambda said: said.update(seed="8")),
    "another member drawn": lambda files: drawn(files, replace_drawn),
    "another list": lambda files: files.update(
        {"drawn.csv": files["drawn.csv"].replace(b"\nk0", b"\nk9", 1)}
    ),
    "other chances": lambda files: files.update(
        {"chances.csv": files["chances.csv"].replace(b",0.", b",0.9", 1)}
    ),
    "one byte more": lambda files: files.update({"lottery.json": files["lottery.json"] + b" "}),
    "damaged": lambda files: files.update({"lottery.json": files["lottery.json"][:-9]}),
}


def write(folder, files):
    for name, content in files.items():
        (folder / name).write_bytes(content)


def test_verifier_confirms_what_was_published(tmp_path, published):
    write(tmp_path, published)

    results = verified(tmp_path)

    assert [code for code, _, _ in results] == [
        "form",
        "hash",
        "members",
        "panels",
        "chances",
        "draw",
    ]
    assert all(is_right for _, is_right, _ in results)


@pytest.mark.parametrize("how", TAMPERED)
def test_verifier_rejects_a_tampered_copy(tmp_path, published, how):
    files = dict(published)
    TAMPERED[how](files)
    assert files != published
    write(tmp_path, files)

    results = verified(tmp_path)

    assert not all(is_right for _, is_right, _ in results)


def test_verifier_compares_with_the_hash_published_elsewhere(tmp_path, published):
    write(tmp_path, published)

    results = {code: is_right for code, is_right, _ in verified(tmp_path, "0" * 64)}

    assert results["hash"] is False
