"""The log for machines: heads, entries and proofs, as a stranger with nothing but these doors would check them."""

import hashlib
from typing import Any

import pytest
from django.test import Client

from credentials.models import LogHead
from credentials.selectors import log
from credentials.services import log as appending
from credentials.services import log_heads
from credentials.standards import log_tree
from credentials.standards.log_tree import checking, heads, shape
from credentials.standards.log_tree.tree import Tree
from credentials.views import log_doors
from tests.credentials import factories

pytestmark = pytest.mark.django_db
WHERE = "/trust/log/"


def ask(client: Client, door: str, **query: Any) -> Any:
    answer = client.get(WHERE + door, query)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in answer
    return answer


@pytest.fixture
def award() -> Any:
    made = factories.award()
    for count in (2, 300):
        appending.append_many([made] * count, deed="signed")
        log_heads.sign()
    return made


@pytest.mark.covers("M7", "V-28", "U80")
def test_a_stranger_checks_the_whole_log_with_the_doors_alone(client: Client, award: Any) -> None:
    head = ask(client, "head").json()
    lines = ask(client, "entries", start=0, end=head["tree_size"] - 1).json()["entries"]
    leaves = [hashlib.sha256(b"\x00" + bytes.fromhex(line["entry"])).digest() for line in lines]
    assert [line["leaf_hash"] for line in lines] == [leaf.hex() for leaf in leaves]
    assert [line["index"] for line in lines] == list(range(303))

    def read(level: int, first: int, end: int) -> list[bytes]:
        return leaves[first:end] if level == 0 else [shape.fold(leaves[:256])][first:end]

    assert Tree(303, read).root().hex() == head["root"]
    proof = ask(client, "proof", hash=leaves[299].hex().upper(), tree_size=303).json()
    path = [bytes.fromhex(one) for one in proof["audit_path"]]
    assert checking.includes(leaves[299], proof["leaf_index"], 303, path, bytes.fromhex(head["root"]))
    first, second = ask(client, "heads").json()["heads"]
    assert heads.follows(second, first)
    grown = ask(client, "consistency", first=first["tree_size"], second=second["tree_size"]).json()
    path = [bytes.fromhex(one) for one in grown["consistency_path"]]
    assert checking.grew(3, 303, bytes.fromhex(first["root"]), bytes.fromhex(second["root"]), path)


@pytest.mark.covers("U80")
def test_what_is_final_may_be_kept_and_the_newest_may_not(client: Client, award: Any) -> None:
    whole, more = ask(client, "entries", start=0, end=302), ask(client, "entries", start=0, end=303)
    assert "immutable" in whole["Cache-Control"]
    assert (len(more.json()["entries"]), more["Cache-Control"]) == (303, "public, max-age=60")
    assert "immutable" in ask(client, "consistency", first=3, second=303)["Cache-Control"]
    assert "immutable" in ask(client, "heads", start=1, end=2)["Cache-Control"]
    for door, query in (("head", {}), ("heads", {}), ("heads", {"start": 1, "end": 3})):
        assert ask(client, door, **query)["Cache-Control"] == "public, max-age=60"


def test_lines_without_a_head_wait_for_it(client: Client) -> None:
    award = factories.award()
    missing = ask(client, "head")
    assert (missing.status_code, missing.json()["error"]) == (404, "not_found")
    log_heads.sign()
    appending.append(award, deed="signed")
    assert len(ask(client, "entries", start=0, end=9).json()["entries"]) == 1
    assert ask(client, "proof", hash=log.line(log.entries()[0]).leaf_hash, tree_size=1).status_code == 404


@pytest.mark.parametrize(
    ("door", "query"),
    [
        ("entries", {}),
        ("entries", {"start": 5, "end": 4}),
        ("entries", {"start": -1, "end": 4}),
        ("entries", {"start": "٣", "end": 4}),
        ("entries", {"start": 0, "end": "9" * 30}),
        ("proof", {"hash": "zz", "tree_size": 3}),
        ("proof", {"hash": "0" * 64, "tree_size": 0}),
        ("proof", {"hash": "0" * 64, "tree_size": 304}),
        ("consistency", {"first": 0, "second": 3}),
        ("consistency", {"first": 4, "second": 3}),
        ("consistency", {"first": 4}),
        ("heads", {"start": 0}),
    ],
)
def test_bounds_are_said(client: Client, award: Any, door: str, query: dict[str, Any]) -> None:
    answer = ask(client, door, **query)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")
    assert answer.json()["error_description"]
    assert answer["Cache-Control"] == "no-store"


def test_one_answer_has_its_bound(client: Client, award: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_doors, "MOST", 10)
    assert [one["index"] for one in ask(client, "entries", start=5, end=400).json()["entries"]] == list(
        range(5, 15)
    )
    monkeypatch.setattr(log_doors, "RATE", "1/m")
    assert client.get(f"{WHERE}head").status_code == 429


@pytest.mark.covers("M7", "S13")
def test_the_holder_takes_the_proof_home(client: Client, award: Any) -> None:
    answer = client.get(f"/credentials/{award.public_id}/proof.json")
    proof = answer.json()
    line = proof["lines"][0]
    path = [bytes.fromhex(one) for one in line["audit_path"]]
    leaf = log_tree.leaf_hash(bytes.fromhex(line["entry"]))
    head = LogHead.objects.get(number=1)
    assert line["head"] == head.document
    assert checking.includes(leaf, line["leaf_index"], line["tree_size"], path, bytes(head.root))
    assert hashlib.sha256(award.document).hexdigest() == proof["sha256"]
    assert (answer["X-Robots-Tag"], answer["Cache-Control"]) == ("noindex", "no-store")
    assert "proof.json" in client.get(f"/credentials/{award.public_id}/").content.decode()
    unknown = "/credentials/00000000-0000-4000-8000-000000000000/proof.json"
    assert client.get(unknown).status_code == 404


def test_the_answers_tell_nothing_of_anybody(client: Client, award: Any) -> None:
    said = b"".join(
        ask(client, door, **query).content
        for door, query in (("head", {}), ("heads", {}), ("entries", {"start": 0, "end": 302}))
    ).decode()
    salt = bytes(award.log_entries.first().salt).hex()
    for secret in (award.sha256, award.code, str(award.public_id), award.source.name, award.title, salt):
        assert secret not in said
