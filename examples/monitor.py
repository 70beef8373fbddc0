"""Watch the public log of a Career Passport portal: was any line changed or removed since the last visit?

    python3 monitor.py https://passport.example.gov --state log.json [--secret secret.txt]

Needs Python 3.9 and nothing else. Reads every line again, so that no old line can be changed unseen, and keeps the head
and a mark of each line in the state file. With the secret of your organization it counts the lines that are yours.
Ends with 0 when all is well, with 1 when the log was changed, and says which lines. Lines are counted from 1.
"""
# ruff: noqa: T201

from __future__ import annotations

import argparse
import hashlib
import hmac
import json
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = 1000


def ask(origin: str, door: str) -> Any:
    """One answer of the log; waits where the portal asks for patience."""
    while True:
        try:
            with urllib.request.urlopen(f"{origin}/trust/log/{door}", timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code != 429:
                raise
            time.sleep(10)


def entries(origin: str, size: int) -> Iterator[bytes | None]:
    """Every line up to `size` as bytes, None where the portal has none to show."""
    for start in range(0, size, PAGE):
        end = min(start + PAGE, size) - 1
        found = {
            one["index"]: bytes.fromhex(one["entry"])
            for one in ask(origin, f"entries?start={start}&end={end}")["entries"]
        }
        yield from (found.get(index) for index in range(start, end + 1))


def add(stack: list[tuple[int, bytes]], found: bytes) -> None:
    """One more leaf for the tree of RFC 9162: equal neighbours become one node."""
    level = 0
    while stack and stack[-1][0] == level:
        found = hashlib.sha256(b"\x01" + stack.pop()[1] + found).digest()
        level += 1
    stack.append((level, found))


def root(stack: list[tuple[int, bytes]]) -> str:
    """The root above what stands in the stack, in hex."""
    found = stack[-1][1] if stack else hashlib.sha256(b"").digest()
    for _, left in stack[-2::-1]:
        found = hashlib.sha256(b"\x01" + left + found).digest()
    return found.hex()


def read(origin: str, size: int, old: int, secret: bytes) -> tuple[list[str], str, str, list[int]]:
    """Marks of all lines (8 letters each), the root now and at size `old`, and which lines are the secret's owner's."""
    stack: list[tuple[int, bytes]] = []
    marks, mine, before = [], [], ""
    for index, line in enumerate(entries(origin, size)):
        leaf = hashlib.sha256(b"\x00" + (line or b"")).digest()
        add(stack, leaf)
        marks.append(leaf.hex()[:8] if line else "--------")
        if index + 1 == old:
            before = root(stack)
        if (
            secret
            and line
            and hmac.compare_digest(hmac.new(secret, line[5:21], "sha256").digest(), line[21:53])
        ):
            mine.append(index + 1)
    return marks, root(stack), before, mine


def first_run(wrong: list[int]) -> tuple[int, int]:
    """The first unbroken run of line numbers."""
    end = 0
    while end + 1 < len(wrong) and wrong[end + 1] == wrong[end] + 1:
        end += 1
    return wrong[0], wrong[end]


def chained(origin: str, old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Does each head since the last visit name the one before it?"""
    last = old
    for start in range(old["number"] + 1, new["number"] + 1, PAGE):
        for head in ask(origin, f"heads?start={start}&end={min(start + PAGE - 1, new['number'])}")["heads"]:
            if head["previous_head_sha256"] != digest(last):
                return False
            last = head
    return last == new


def digest(head: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(head, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def visit(origin: str, state: dict[str, Any], secret: bytes) -> tuple[dict[str, Any], list[str]]:
    """Read, compare and say. Returns the new state and what is wrong, in words."""
    head, old = ask(origin, "head"), state.get("head") or {"tree_size": 0, "root": ""}
    known = [state["lines"][at : at + 8] for at in range(0, len(state.get("lines", "")), 8)]
    marks, now, before, mine = read(origin, head["tree_size"], old["tree_size"], secret)
    wrong = [
        at + 1
        for at, mark in enumerate(marks)
        if mark == "--------" or (at < len(known) and mark != known[at])
    ]
    wrong += range(len(marks) + 1, len(known) + 1)
    words = []
    if wrong:
        words.append("CHANGED: lines {} to {} are not what they were.".format(*first_run(wrong)))
    elif now != head["root"] or before != old["root"]:
        words.append(
            f"CHANGED: lines {old['tree_size'] + 1 if before == old['root'] else 1} to {len(marks)} do not fit the signed head."
        )
    if known and not chained(origin, old, head):
        words.append(f"CHANGED: the heads after number {old['number']} do not follow the one that you saw.")
    print(
        f"{len(marks)} lines, head {head['number']} of {head['timestamp']}; {len(marks) - len(known)} new since the last visit."
    )
    if secret:
        print(f"{len(mine)} lines are yours; new: {[number for number in mine if number > len(known)]}")
    return {"head": head, "lines": "".join(marks)}, words


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("origin", help="address of the portal")
    parser.add_argument("--state", type=Path, default=Path("log.json"), help="what you saw at the last visit")
    parser.add_argument(
        "--secret", type=Path, help="file with the secret of your organization (64 letters and numbers)"
    )
    asked = parser.parse_args()
    secret = bytes.fromhex(asked.secret.read_text().split()[-1]) if asked.secret else b""
    state = json.loads(asked.state.read_text()) if asked.state.exists() else {}
    seen, wrong = visit(asked.origin.rstrip("/"), state, secret)
    if wrong:  # the state stays as it was: it is the evidence
        print(*wrong, sep="\n")
        return 1
    asked.state.write_text(json.dumps(seen))
    print("All is well.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
