"""The course office: is the course in the catalog, and is the credit new?"""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from credit_prior_learning.errors import Refused
from credit_prior_learning.models import PetitionLine
from credit_prior_learning.selectors import duplicates
from credit_prior_learning.services import moves
from credit_prior_learning.services.verbs import makes

#: Title 5 section 55050, placement rule: general education or program first, electives if those are not needed.
PLACEMENT = ("general_education", "program", "elective")


@makes("clear")
@transaction.atomic
def clear(line: PetitionLine, *, by: Person) -> PetitionLine:
    """Confirm that the course is taught and the credit stands nowhere else; the line can be offered then.

    Raises `Refused` for a retired course or a duplicate: nothing moves, and the reason is told.
    """
    line, move = moves.begin(line, "clear", by=by)
    check(line)
    moves.finish(line, move, by=by, placement=PLACEMENT, duplicate=None, course_active=True)
    return line


def check(line: PetitionLine) -> None:
    """Both tests, asked before the offer and again before posting. Raises `Refused`."""
    if not line.course.active:
        raise Refused("course_not_active", _("The college does not teach this course now."))
    found = duplicates.find(line)
    if found:
        raise Refused(
            "duplicate_credit",
            _("The learner already has this course, or another open request for it."),
            reference=found.reference,
        )
