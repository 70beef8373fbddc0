"""A person: with or without an account, an e-mail address, a college or a licence (S2)."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core.fields import SealedDateField, SealedTextField
from core.models import Noun


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, username: str, password: str | None = None, **facts: Any) -> "Person":
        """Make a person; without a passphrase the account waits to be claimed."""
        person = self.model(username=username, **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, username: str, password: str | None = None, **facts: Any) -> "Person":
        """Make an operator of the admin site; policies give operators no learner's data."""
        return self.create_user(username, password, is_staff=True, is_superuser=True, **facts)

    def listed(self) -> "models.QuerySet[Person]":
        """People whom a directory or a search may show at all; every browse of people begins here (L52)."""
        return self.filter(is_active=True, kept_out_at=None)

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username__iexact=username)


class Person(Noun, AbstractBaseUser, PermissionsMixin):
    """Anyone the portal knows. No field for a Social Security number or immigration status exists."""

    username = models.CharField(
        _("user name"),
        max_length=60,
        validators=[UnicodeUsernameValidator()],
        help_text=_("You sign in with it. It is not shown to anyone else."),
    )
    email = models.EmailField(_("e-mail"), blank=True)  # type: ignore[misc]
    chosen_name = models.CharField(_("name you go by"), max_length=120, blank=True)
    first_name = models.CharField(_("first name on records"), max_length=60, blank=True)
    last_name = models.CharField(_("last name on records"), max_length=60, blank=True)
    former_names = models.JSONField(default=list, blank=True)
    birth_date = SealedDateField(_("birth date"), null=True, blank=True)
    birth_fingerprint = models.BinaryField(null=True, blank=True, db_index=True, editable=False)
    phone = SealedTextField(_("phone"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=8, default="en")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    kept_out_at = models.DateTimeField(_("kept out of every directory and search"), null=True, blank=True)

    objects = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(Lower("username"), name="one_person_per_username"),
            models.UniqueConstraint(
                Lower("email"), name="one_person_per_email", condition=~models.Q(email="")
            ),
        ]
        indexes = [models.Index(Lower("last_name"), name="person_last_name")]

    class Privacy:
        subject = "person"
        keeps = {
            "username": "sign-in, until the account closes",
            "email": "optional; messages the person asked for, until removed",
            "chosen_name": "shown where the person shares it, until the account closes",
            "first_name": "identity matching and records, until the account closes",
            "last_name": "identity matching and records, until the account closes",
            "former_names": "identity matching, until the account closes",
            "birth_date": "identity matching, until the account closes; sealed",
            "birth_fingerprint": "identity matching, until the account closes; keyed digest",
            "phone": "optional; until removed; sealed",
            "language": "the language of pages and notices, until the account closes",
            "password": "sign-in, until the account closes; hashed",
            "kept_out_at": "since when no directory and no search may show them (Ed. Code 76240), until they undo it",
            "last_login": "warning of strange sign-ins, until the account closes",
        }

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name the person goes by, else the one on records, else the user name."""
        return self.chosen_name or " ".join(filter(None, [self.first_name, self.last_name])) or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.chosen_name or self.first_name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        from core.encryption import fingerprint

        born = self.birth_date
        self.birth_fingerprint = fingerprint(born.isoformat(), purpose="birth") if born else None
        super().save(*args, **kwargs)


class PersonIdentifier(Noun):
    """A number that an organization gave a person, kept to match records; looked up by keyed digest only."""

    class Kind(models.TextChoices):
        CCCID = "cccid", "CCCID"
        SCHOOL = "school", _("Student number")
        SSN = "ssn", "SSN digest"
        LAST4 = "last4", "Last four digest"

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=12, choices=Kind)
    organization = models.ForeignKey(
        "accounts.Organization", models.CASCADE, null=True, blank=True, related_name="+"
    )
    digest = models.BinaryField()
    sealed_value = SealedTextField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "organization", "digest"],
                name="one_person_per_identifier",
                nulls_distinct=False,
            )
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "person": "identity matching, until the account closes",
            "digest": "identity matching, until the account closes; keyed digest",
            "sealed_value": "given back to its owner on export, until the account closes; sealed; never an SSN",
        }

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.person_id}"
