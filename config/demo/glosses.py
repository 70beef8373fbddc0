"""What the demo college's course titles mean in Spanish, and who translated each."""

from accounts.models import Membership, Organization, Person
from skills.enums import Translator
from skills.services import glosses

#: subject · number · words. What okafor wrote for the college's own catalog.
_BY_A_PERSON = (
    ("HLTH", "12", "Fundamentos de salud comunitaria"),
    ("HLTH", "15", "Procedimientos de oficina médica"),
    ("HLTH", "20", "Formación de asistente de enfermería"),
    ("HLTH", "31", "Terminología médica"),
    ("SOC", "41", "Introducción a los servicios sociales"),
    ("CIS", "22A", "Programación inicial en Python"),
)
#: Courses of the invented transcripts; nobody at the college has read these words.
_BY_A_MACHINE = (
    ("ENGL", "C1000", "Lectura y escritura académicas"),
    ("COMM", "C1000", "Introducción a hablar en público"),
    ("MATH", "C1051", "Cálculo I"),
    ("STAT", "C1000", "Introducción a la estadística"),
    ("BIOL", "10", "Introducción a la biología"),
    ("PSYC", "C1000", "Introducción a la psicología"),
    ("HIST", "17", "Historia de los Estados Unidos"),
    ("CIS", "64", "Sistemas de bases de datos"),
    ("ACCT", "1A", "Contabilidad financiera"),
    ("BUS", "10", "Introducción a los negocios"),
    ("ADMJ", "2A", "Conceptos de derecho penal"),
    ("WELD", "21B", "Soldadura con gas y arco metálico"),
    ("NURS", "40", "Fundamentos de la práctica de enfermería"),
)


def make(college: Organization, okafor: Person) -> None:
    """Write what is missing."""
    by = Membership.objects.active().get(person=okafor, organization=college)
    for translator, rows in ((Translator.HUMAN, _BY_A_PERSON), (Translator.MACHINE, _BY_A_MACHINE)):
        for subject, number, words in rows:
            place = {"subject": subject, "number": number, "language": "es"}
            glosses.put(words, **place, translator=translator, by=by)
