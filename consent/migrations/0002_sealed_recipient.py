"""Whom a learner chose, and the receipt that says so, are sealed: a dump of the table tells neither (S8, M14)."""

from typing import Any

import core.fields
from django.db import migrations, models
from django.db.models import Q

_NAMES = ("recipient_words", "receipt_jws")


def seal(apps: Any, schema_editor: Any) -> None:
    """Copy each text into its sealed column; an empty one becomes null."""
    Grant = apps.get_model("consent", "Grant")
    for grant in Grant.objects.exclude(plain_recipient_words="", plain_receipt_jws="").iterator():
        for name in _NAMES:
            setattr(grant, name, getattr(grant, f"plain_{name}") or None)
        grant.save(update_fields=_NAMES)


def unseal(apps: Any, schema_editor: Any) -> None:
    """And back."""
    Grant = apps.get_model("consent", "Grant")
    for grant in Grant.objects.iterator():
        for name in _NAMES:
            setattr(grant, f"plain_{name}", getattr(grant, name) or "")
        grant.save(update_fields=[f"plain_{name}" for name in _NAMES])


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("grant", "someone_is_named"),
        migrations.RemoveConstraint("grant", "receipt_all_or_none"),
        migrations.RenameField("grant", "recipient_words", "plain_recipient_words"),
        migrations.RenameField("grant", "receipt_jws", "plain_receipt_jws"),
        migrations.AddField("grant", "recipient_words", core.fields.SealedTextField(blank=True, null=True)),
        migrations.AddField("grant", "receipt_jws", core.fields.SealedTextField(blank=True, null=True)),
        migrations.RunPython(seal, unseal),
        migrations.AlterField("grant", "plain_recipient_words", models.CharField(max_length=160, default="")),
        migrations.AlterField("grant", "plain_receipt_jws", models.TextField(default="")),
        migrations.RemoveField("grant", "plain_recipient_words"),
        migrations.RemoveField("grant", "plain_receipt_jws"),
        migrations.AddConstraint(
            "grant",
            models.CheckConstraint(
                name="someone_is_named",
                condition=Q(recipient__isnull=False)
                | Q(recipient_person__isnull=False)
                | Q(recipient_words__isnull=False),
            ),
        ),
        migrations.AddConstraint(
            "grant",
            models.CheckConstraint(
                name="receipt_all_or_none",
                condition=Q(receipt_jws__isnull=True, receipt_sha256="")
                | Q(receipt_jws__isnull=False) & ~Q(receipt_sha256=""),
            ),
        ),
    ]
