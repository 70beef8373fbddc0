"""Whose document is it? Pure rules: facts in, evidence out, no database (design section 10)."""

from institutions.matching.classify import Candidate, Circumstances, Verdict, classify
from institutions.matching.evidence import Evidence, Facts, weigh
from institutions.matching.names import nearness

__all__ = [
    "Candidate",
    "Circumstances",
    "Evidence",
    "Facts",
    "Verdict",
    "classify",
    "nearness",
    "weigh",
]
