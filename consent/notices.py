"""Texts that people read before they say yes, in English and Spanish, grade 6 or lower (U2).

They are data with a version, not translations of the site: the exact words are kept with each permission.
A changed word is a new version.
"""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from consent.enums import Purpose
from consent.reading import grade

VERSION = "1"
LANGUAGES = ("en", "es")

#: 34 CFR 99.33(d): whoever receives a college record is told not to pass it on (L48).
NO_REDISCLOSURE = _(
    "Do not pass this on. The person allowed you to see it for one reason. "
    "Federal law (34 CFR 99.33) says you need their written consent to show it to anyone else."
)

_COMMON = {
    "en": (
        "You can say no. You still get the same help. "
        "You can stop this at any time, on the page “Who may see what”. It ends at once. "
        "We cannot take back what was printed or written down by then. "
        "They may not pass it on unless you say yes. "
        "You can see who looked and when."
    ),
    "es": (
        "Usted puede decir que no. Le ayudan igual. "
        "Puede parar esto cuando quiera en la página “Quién puede ver qué”. Termina al momento. "
        "No podemos borrar lo que ya se imprimió o anotó. "
        "No lo pueden pasar a nadie más si usted no dice que sí. "
        "Usted puede ver quién miró y cuándo."
    ),
}

_OWN: dict[Purpose, dict[str, str]] = {
    Purpose.INTAKE_PREFILL: {
        "en": "This fills in a form for you. Only the boxes you tick are used. The staff who help you there can see them. It ends when the form is done.",
        "es": "Esto llena un formulario por usted. Solo se usa lo que usted marca. Lo ve el personal que le ayuda allí. Termina cuando el formulario está listo.",
    },
    Purpose.SERVICE_COORDINATION: {
        "en": "This lets your case manager see the parts you tick. They use them to help you. It ends when your case is closed.",
        "es": "Con esto, quien lleva su caso ve las partes que usted marca. Las usa para ayudarle. Termina cuando se cierra su caso.",
    },
    Purpose.REFERRAL: {
        "en": "This sends the parts you tick to one program. They use them to see if they can help you.",
        "es": "Esto envía las partes que usted marca a un programa. Las usa para ver si le puede ayudar.",
    },
    Purpose.TRAINING_APPLICATION: {
        "en": "This sends the parts you tick to one school or program. They use them for your application.",
        "es": "Esto envía las partes que usted marca a una escuela o un programa. Las usa para su solicitud.",
    },
    Purpose.ACT_FOR: {
        "en": "This lets one person do one step for you. They can do that step and nothing more.",
        "es": "Con esto, una persona hace un paso por usted. Puede hacer ese paso y nada más.",
    },
    Purpose.EMPLOYER_SHARE: {
        "en": "This shows the lines you tick to one employer. Only people who have the link or the code can open them.",
        "es": "Esto muestra a una empresa las líneas que usted marca. Solo las abre quien tiene el enlace o el código.",
    },
    Purpose.BE_FOUND: {
        "en": "This lets employers find your skills. They do not see your name. They must ask you before they see more.",
        "es": "Con esto, las empresas pueden hallar lo que usted sabe hacer. No ven su nombre. Para ver más, le tienen que preguntar.",
    },
    Purpose.COLLEGE_OFFERS: {
        "en": "This lets colleges find your skills. They do not see your name. They must ask you before they see more.",
        "es": "Con esto, los colegios pueden hallar lo que usted sabe hacer. No ven su nombre. Para ver más, le tienen que preguntar.",
    },
    Purpose.COLLEGE_RELEASE: {
        "en": "Your college keeps these records. You let it send them to the one who is named here. It may send only what is listed, and only for this reason.",
        "es": "Su colegio guarda estos datos. Usted le deja enviarlos a quien se nombra aquí. Solo puede enviar lo que está en la lista y solo por este motivo.",
    },
    Purpose.SUPPORTER: {
        "en": "This lets one person you trust help you with one part. They see that part and nothing more.",
        "es": "Con esto, una persona de su confianza le ayuda con una parte. Ve esa parte y nada más.",
    },
    Purpose.CHECK_INS: {
        "en": "We will ask you three short questions after 3, 6 and 12 months. You can skip each one.",
        "es": "Le haremos tres preguntas cortas a los 3, 6 y 12 meses. Puede saltar cada una.",
    },
    Purpose.PROGRAM_COUNTS: {
        "en": "This counts you in reports of the program. Your name is not in them. Small groups are never shown.",
        "es": "Con esto, usted cuenta en los informes del programa. Su nombre no sale. Los grupos chicos nunca se muestran.",
    },
    Purpose.STUDY: {
        "en": "This lets one study use your facts without your name. The study must delete them when it ends.",
        "es": "Con esto, un estudio usa sus datos sin su nombre. El estudio los tiene que borrar al final.",
    },
    Purpose.WAGE_MATCH: {
        "en": "State government files will be looked at. We ask the State what you earned later on. It is used for the one reason named here. Only those named here get the result.",
        "es": "Se va a mirar en archivos del gobierno del Estado. Pedimos al Estado lo que usted ganó más tarde. Se usa solo por el motivo que se nombra aquí. Solo lo recibe quien se nombra aquí.",
    },
    Purpose.VICTIM_RELEASE: {
        "en": "This sends what is listed from one place to one other place. It is for one reason and a short time. You never have to sign it to get help.",
        "es": "Esto envía lo que está en la lista de un lugar a otro lugar. Es por un solo motivo y por poco tiempo. Nunca tiene que firmarlo para que le ayuden.",
    },
}


@dataclass(frozen=True)
class Notice:
    """One text in one language, as it is shown."""

    code: str
    version: str
    language: str
    text: str

    @property
    def sha256(self) -> str:
        """Digest of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def reading_grade(self) -> float:
        return grade(self.text, self.language)


def for_purpose(purpose: Purpose | str, language: str) -> Notice:
    """The notice of a purpose in the reader's language; a language we lack reads English."""
    lang = language.split("-")[0]
    lang = lang if lang in LANGUAGES else "en"
    text = f"{_OWN[Purpose(purpose)][lang]} {_COMMON[lang]}"
    return Notice(str(purpose), VERSION, lang, text)
