"""Test results: scores are text, as sent."""

from django.db import models

from transcripts.models.base import KEPT, Row, words


class TestResult(Row):
    """A test taken; `taken` holds the month or year where no day is given."""

    __test__ = False  # a fact of the trade, not a test of ours

    code_system = words()
    code = words()
    name = words()
    taken_on = models.DateField(null=True, blank=True)
    taken = words()
    student_level = words()

    class Meta(Row.Meta):
        db_table = "transcripts_test_result"
        constraints = [models.UniqueConstraint(fields=["document", "seq"], name="test_once_in_document")]

    class Privacy:
        subject = "learner"
        keeps = dict.fromkeys(("person", "name", "taken_on", "verbatim", "extensions", "notes"), KEPT)

    def __str__(self) -> str:
        return self.name or self.code


class SubtestScore(Row):
    """One score of one part. An invalidated score never counts; a self-reported one keeps its mark."""

    test = models.ForeignKey(TestResult, models.CASCADE, related_name="scores")
    code_system = words()
    code = words()
    name = words()
    value = words()
    method = words()
    revised = models.BooleanField(null=True, blank=True)
    invalidated = models.BooleanField(null=True, blank=True)
    self_reported = models.BooleanField(null=True, blank=True)

    class Meta(Row.Meta):
        db_table = "transcripts_subtest_score"

    class Privacy:
        subject = "learner"
        keeps = dict.fromkeys(("person", "value", "verbatim", "notes"), KEPT)

    def __str__(self) -> str:
        return f"{self.name or self.code} {self.value}"
