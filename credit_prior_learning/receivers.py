"""What this room does when a lower room speaks."""

from typing import Any

from django.db import connection
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from credit_prior_learning.models import RuleVersion
from credit_prior_learning.services import rulebook


@receiver(post_migrate)
def rules_are_always_there(sender: Any, using: str, **_: Any) -> None:
    """A database without its law could pin nothing: the rule book follows every migration."""
    if sender.name != "credit_prior_learning" or using != "default":
        return
    if RuleVersion._meta.db_table in connection.introspection.table_names():
        rulebook.load()
