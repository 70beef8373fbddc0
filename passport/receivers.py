"""What this room does when a lower room speaks."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from consent.signals import grant_closed, grant_opened
from credentials.signals import credential_changed, credential_issued, credentials_issued
from passport.services import arrivals, changes, many_arrivals, sharing, skilling
from skills.models import CourseSkill


@receiver(credential_issued, dispatch_uid="passport.arrive")
def _arrive(credential: Any, **_: Any) -> None:
    """In the same transaction: an award without its line, or a line without its award, cannot be."""
    arrivals.arrive(credential)


@receiver(credentials_issued, dispatch_uid="passport.arrive_many")
def _arrive_many(credentials: Any, **_: Any) -> None:
    """In the same transaction, for a part of a batch."""
    many_arrivals.arrive(credentials)


@receiver(credential_changed, dispatch_uid="passport.follow")
def _follow(credential: Any, **_: Any) -> None:
    arrivals.follow(credential)


@receiver(grant_closed, dispatch_uid="passport.share_ends")
def _share_ends(grant: Any, **_: Any) -> None:
    """A grant stopped anywhere stops its share here."""
    sharing.note_closed(grant)
    changes.tell(grant.learner)


@receiver(grant_opened, dispatch_uid="passport.tell")
def _tell(grant: Any, **_: Any) -> None:
    changes.tell(grant.learner)


@receiver(post_save, sender=CourseSkill, dispatch_uid="passport.course_skill")
def _endorsed(instance: CourseSkill, **_: Any) -> None:
    """A faculty's endorsement reaches the lines of learners who took the course before it (M5)."""
    skilling.endorsed(instance)
