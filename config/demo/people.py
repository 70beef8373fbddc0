"""The cast of the demo. All invented; one passphrase for all, printed where the demo is started."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from accounts.enums import Role
from accounts.models import Membership, Organization, Person

#: Works only where PASSPORT_DEMO is set; never make real accounts beside it.
PASSPHRASE = "golden poppy on the hill"


@dataclass(frozen=True)
class Part:
    """One person of the cast."""

    username: str
    first: str
    last: str
    born: date
    words: str
    organization: str = ""
    role: str = ""
    discipline: str = ""
    also: tuple[str, ...] = ()


CAST = (
    Part("amara", "Amara", "Reyes", date(1996, 4, 12), "learner with a full passport"),
    Part("ben", "Ben", "Tovar", date(2001, 9, 3), "learner with an empty passport"),
    Part(
        "ruiz",
        "Rosa",
        "Ruiz",
        date(1979, 2, 20),
        "registrar",
        "riverbend",
        Role.REGISTRAR,
        "",
        (Role.ORGANIZATION_ADMIN,),
    ),
    Part(
        "okafor",
        "Ngozi",
        "Okafor",
        date(1975, 7, 1),
        "discipline faculty",
        "riverbend",
        Role.DISCIPLINE_FACULTY,
        "Health",
    ),
    Part(
        "dao",
        "Linh",
        "Dao",
        date(1988, 11, 30),
        "CPL coordinator",
        "riverbend",
        Role.COORDINATOR,
        "",
        (Role.ARTICULATION_OFFICER,),
    ),
    Part(
        "haddad",
        "Sami",
        "Haddad",
        date(1982, 5, 17),
        "registrar at another college",
        "butte-sample",
        Role.REGISTRAR,
    ),
    Part("lindqvist", "Eva", "Lindqvist", date(1990, 1, 9), "recruiter", "harbor-homes", Role.RECRUITER),
    Part("tran", "Minh", "Tran", date(1985, 8, 25), "case manager", "open-door", Role.CASE_MANAGER),
    Part("soto", "Iris", "Soto", date(1992, 10, 6), "signs awards for a center", "open-door", Role.SIGNER),
    Part("marsh", "Dana", "Marsh", date(1970, 12, 5), "state administrator", "state-desk", Role.STATE_ADMIN),
    Part("stranger", "Alex", "Stone", date(1993, 3, 3), "signed in, belongs nowhere"),
)

#: One member at each other partner (S119), in the first role of its kind: nobody's room is without a key.
PARTNERS = (
    Part(
        "bell", "Ines", "Bell", date(1981, 3, 14), "registrar of a district", "central-valley", Role.REGISTRAR
    ),
    Part("castro", "Noel", "Castro", date(1984, 6, 2), "registrar at a CSU", "csu-sierra", Role.REGISTRAR),
    Part("desai", "Anika", "Desai", date(1977, 10, 21), "registrar at a UC", "uc-foothills", Role.REGISTRAR),
    Part(
        "egan", "Ruth", "Egan", date(1969, 1, 30), "registrar, private college", "saint-agnes", Role.REGISTRAR
    ),
    Part(
        "flores",
        "Leo",
        "Flores",
        date(1991, 12, 8),
        "registrar at a high school",
        "mesa-high",
        Role.REGISTRAR,
    ),
    Part("gray", "Tess", "Gray", date(1986, 4, 4), "registrar, adult school", "fresno-adult", Role.REGISTRAR),
    Part(
        "hale", "Joan", "Hale", date(1979, 9, 9), "case manager, job center", "valley-jobs", Role.CASE_MANAGER
    ),
    Part("ibarra", "Saul", "Ibarra", date(1974, 2, 17), "rehabilitation", "able-works", Role.CASE_MANAGER),
    Part("jones", "Mae", "Jones", date(1993, 7, 25), "service agency", "service-corps", Role.CASE_MANAGER),
)


def make(organizations: dict[str, Organization]) -> dict[str, Person]:
    """Make who is missing; user name → person."""
    passphrase = make_password(PASSPHRASE)  # slow on purpose, so once: it is one passphrase for all
    return {part.username: _one(part, organizations, passphrase) for part in (*CAST, *PARTNERS)}


def _one(part: Part, organizations: dict[str, Organization], passphrase: str) -> Person:
    person = Person.objects.filter(username=part.username).first()
    if person is None:
        facts = {"first_name": part.first, "last_name": part.last, "chosen_name": f"{part.first} {part.last}"}
        person = Person.objects.create(
            username=part.username, password=passphrase, birth_date=part.born, is_demo=True, **facts
        )
    for role in filter(None, (part.role, *part.also)):
        _member(person, organizations[part.organization], role, part.discipline)
    return person


def _member(person: Person, organization: Organization, role: str, discipline: str) -> None:
    held = {"person": person, "organization": organization, "role": role, "ends_on": None}
    Membership.objects.get_or_create(**held, defaults={"discipline": discipline})
