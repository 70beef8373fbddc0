"""Which numbers of a document help to find its learner, as keyed digests (design section 12)."""

from transcripts import numbers
from transcripts.formats.model import Document

#: Another agency's number, or one of another country, finds nobody here.
_FINDS_A_LEARNER = ("cccid", "school", "ssn", "last4")


def of_document(read: Document) -> list[tuple[str, bytes]]:
    """Kind and digest of each number of the learner that can find them; the number itself is never stored."""
    person = read.person
    surname = person.name.last or person.name.composite
    found = [
        (kind, numbers.digest(kind, one.value, birth_date=person.birth_date, surname=surname))
        for one in person.identifiers
        if (kind := numbers.kind_of(one)) in _FINDS_A_LEARNER
    ]
    return [(kind, digest) for kind, digest in found if digest]
