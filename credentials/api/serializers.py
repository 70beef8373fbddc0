"""The answer of a check, for the description of the API."""

from rest_framework import serializers

STATES = ["passed", "failed", "could_not_check", "not_applicable"]


class ChecksSerializer(serializers.Serializer[object]):
    """The five checks."""

    unchanged = serializers.ChoiceField(STATES)
    who_signed = serializers.ChoiceField(STATES)
    allowed_to_issue = serializers.ChoiceField(STATES)
    still_good = serializers.ChoiceField(STATES)
    about_this_person = serializers.ChoiceField(STATES)


class ReasonSerializer(serializers.Serializer[object]):
    """Why a check came to its state, in the reader's language."""

    check = serializers.CharField()
    code = serializers.CharField()
    text = serializers.CharField()


class AnswerSerializer(serializers.Serializer[object]):
    """A verdict: never one boolean."""

    verdict = serializers.ChoiceField(["passed", "failed", "could_not_check"])
    sentence = serializers.CharField()
    format = serializers.CharField()
    checks = ChecksSerializer()
    reasons = ReasonSerializer(many=True)
    issuer = serializers.DictField()
    receipt = serializers.DictField(allow_null=True)
    record = serializers.DictField()
    notes = serializers.ListField(child=serializers.CharField())
    carrier = serializers.CharField(allow_null=True)
    lines = serializers.ListField(child=serializers.DictField())
    cause = serializers.CharField(allow_null=True)
    help_code = serializers.CharField(allow_null=True)
    sha256 = serializers.CharField()
    directory_version = serializers.IntegerField()
