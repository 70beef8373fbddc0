"""The matrix of tokens: each gets its verdict in under a second, with nothing asked of another machine."""

import socket
import time

import pytest

from tests.credentials.standards.token_cases import CASES, Case


@pytest.mark.covers("M1", "S123", "V-32")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_token_gets_its_verdict(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """V-32, rows JWT and SD-JWT, among good ones."""

    def closed(*_: object) -> None:
        raise AssertionError("a check asked another machine")

    monkeypatch.setattr(socket.socket, "connect", closed)
    began = time.perf_counter()
    verdict = case.world().check(case.document)
    assert time.perf_counter() - began < 1
    outcome = verdict.checks[case.check]
    assert (verdict.overall, outcome.reason) == (case.overall, case.reason)
    assert not case.detail or outcome.detail == case.detail
