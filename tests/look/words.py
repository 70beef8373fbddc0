"""One idea, one word (mission, section 4): what learner text never says."""

import re

#: Short names are banned as names only: "did" is a verb.
_NAMES = r"\b(?:VCs?|DIDs?|CLRs?|LERs?|JSON(?:-LD)?|JWTs?)\b"
_ENGLISH = r"\b(?:wallets?|issuers?|verifiers?|claim(?:s|ed|ing)?|cryptograph\w*|credential issuer)\b"
_SPANISH = r"\b(?:wallets?|billeteras?|carteras?|emisor(?:a|es|as)?|verificador(?:a|es|as)?|claims?|criptogr[aá]fic\w*)\b"
_RESERVED = {"en": r"\bvalidat\w*", "es": r"\bvalid(?:ad|ar|aci|e\b|ó)\w*"}
MARK = {"en": "Faculty-validated", "es": "Validado por profesores"}


def banned(text: str, language: str) -> list[str]:
    """Every word of `text` that learner text in `language` must not hold."""
    words = re.findall(_NAMES, text)
    words += re.findall(_ENGLISH if language == "en" else _SPANISH, text, re.IGNORECASE)
    without_mark = re.sub(re.escape(MARK[language]), "", text, flags=re.IGNORECASE)
    return words + re.findall(_RESERVED[language], without_mark, re.IGNORECASE)
