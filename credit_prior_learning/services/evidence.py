"""Proof goes in and out of a request while it is still the learner's draft."""

import hashlib
import os
from datetime import date
from typing import Any
from uuid import UUID

import pikepdf
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from audit.services import ledger
from core.clock import today
from core.errors import Cause, PortalError
from credit_prior_learning.errors import Refused
from credit_prior_learning.models import Evidence, Petition
from credit_prior_learning.models.evidence import ACCEPTED, MAX_BYTES, MAX_ITEMS
from passport.models import PassportLine


class UnusableFile(PortalError):
    """A file that reviewers could not open; the request itself is not lost."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"credit.file_{code}", Cause.YOUR_FILE, message)


@transaction.atomic
def add_file(
    petition: Petition,
    *,
    kind: str,
    title: str,
    upload: File,
    by: Person,
    source_name: str = "",
    earned_on: date | None = None,
) -> Evidence:
    """Seal a file into the request. Raises `UnusableFile` for wrong type, size or a locked PDF, `Refused` for a repeat."""
    _check_open(petition, by)
    content_type, digest = _inspect(upload)
    _refuse_repeat(petition, sha256=digest)
    item = Evidence(
        petition=petition, kind=kind, title=title, source_name=source_name, earned_on=_past(earned_on)
    )
    item.filename, item.content_type, item.size = _name(upload), content_type, upload.size
    item.sha256 = digest
    item.file.save(_name(upload), upload, save=False)
    item.save()
    _write("evidence_added", petition, by)
    return item


@transaction.atomic
def add_passport_line(petition: Petition, *, kind: str, line_id: UUID, by: Person) -> Evidence:
    """Point to a line of the learner's own passport; the line stays where it is.

    What the college may read of it is copied here: name, source, dates and who stands behind it.
    """
    _check_open(petition, by)
    line = PassportLine.objects.of(by).in_book().filter(pk=line_id).first()
    if line is None:
        raise Refused("no_such_line", _("This line is not in your passport."), status=404)
    _refuse_repeat(petition, passport_line_id=line_id)
    item = Evidence.objects.create(
        petition=petition,
        kind=kind,
        title=line.title[:160],
        source_name=(line.source_name or str(line.source or ""))[:160],
        earned_on=line.ends_on,
        passport_line_id=line_id,
        rung=line.rung,
    )
    _write("evidence_added", petition, by)
    return item


@transaction.atomic
def remove(item: Evidence, *, by: Person) -> None:
    """Take proof out of a draft. Raises `Refused` once the request was sent: a decision may rest on it."""
    _check_open(item.petition, by)
    stored = item.file.name
    item.delete()
    if stored:
        storage = Evidence._meta.get_field("file").storage
        transaction.on_commit(lambda: storage.delete(stored))
    _write("evidence_removed", item.petition, by)


def _check_open(petition: Petition, by: Person) -> None:
    if petition.learner_id != by.pk:
        raise PermissionDenied("evidence")
    Petition.objects.select_for_update().get(pk=petition.pk)
    if petition.lines.exclude(submitted_at=None).exists():
        raise Refused("already_sent", _("This request was already sent. Its proof cannot change now."))
    if petition.evidence.count() >= MAX_ITEMS:
        raise Refused("too_many_items", _("A request takes up to 12 pieces of proof."))


def _refuse_repeat(petition: Petition, **same: Any) -> None:
    before = Evidence.objects.filter(petition__learner=petition.learner_id, **same).first()
    if before and before.petition_id == petition.pk:
        raise Refused("same_evidence", _("You already added this. It is called “%s”.") % before.title)


def _inspect(upload: File) -> tuple[str, str]:
    extension = os.path.splitext(upload.name or "")[1].lower()
    if extension not in ACCEPTED:
        raise UnusableFile("type", _("We can take PDF, JPG and PNG files. You can also take a photo."))
    if not 0 < upload.size <= MAX_BYTES:
        raise UnusableFile("size", _("The file must have something in it and be at most 15 MB."))
    content_type, magic = ACCEPTED[extension]
    upload.seek(0)
    data = upload.read()
    if not data.startswith(magic):
        raise UnusableFile("content", _("This file is not what its name says. Save it again as PDF or JPG."))
    if content_type == "application/pdf":
        _refuse_locked(upload)
    upload.seek(0)
    return content_type, hashlib.sha256(data).hexdigest()


def _refuse_locked(upload: File) -> None:
    upload.seek(0)
    try:
        pikepdf.open(upload).close()  # type: ignore[arg-type]
    except pikepdf.PasswordError as error:
        raise UnusableFile(
            "locked", _("This PDF has a password. Save it without one and try again.")
        ) from error
    except pikepdf.PdfError as error:
        raise UnusableFile(
            "broken", _("We could not open this PDF. Save it again, or take a photo.")
        ) from error


def _past(day: date | None) -> date | None:
    if day and day > today():
        raise Refused("future_date", _("This date is in the future. Check the year."), status=400)
    return day


def _name(upload: File) -> str:
    return os.path.basename(upload.name or "")[-160:]


def _write(code: str, petition: Petition, by: Person) -> None:
    ledger.write(
        f"credit_prior_learning.{code}",
        by=by,
        about=petition.learner,
        organization=petition.college,
        target=petition,
    )


@transaction.atomic
def note_reading(item: Evidence, *, by: Person) -> None:
    """Write down that someone other than the learner opened the proof; the learner can read who."""
    if by.pk != item.petition.learner_id:
        _write("evidence_read", item.petition, by)
