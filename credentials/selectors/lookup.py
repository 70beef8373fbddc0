"""From what a person typed to the record that it means: our own links and short codes; other sites are named."""

from dataclasses import dataclass

from core.codes import ALPHABET, read_code
from credentials import addresses
from credentials.models import IssuedCredential

_CODE_LENGTH = 8


@dataclass(frozen=True)
class Found:
    """A record of ours, or a reason and its detail, or a share's path; all empty when the text is itself a record."""

    credential: IssuedCredential | None = None
    reason: str = ""
    detail: str = ""
    share: str = ""


def meant_by(text: str) -> Found:
    """What a pasted text means. Records by link or code are public to whoever knows the 122 random bits."""
    text = text.strip()
    if text.startswith(("http://", "https://")) and not any(c.isspace() for c in text):
        return _link(text)
    code = read_code(text) if len(text) <= 12 else ""
    if len(code) == _CODE_LENGTH and set(code) <= set(ALPHABET):
        return _of(IssuedCredential.objects.filter(code=code).first(), share=f"/c/{code}/")
    return Found()


def _link(text: str) -> Found:
    public_id = addresses.read_credential_url(text)
    if public_id is not None:
        return _of(IssuedCredential.objects.filter(public_id=public_id).first())
    own = addresses.origin() + "/"
    if not text.startswith(own):
        return Found(reason="link_elsewhere", detail=addresses.host_of(text))
    path = text[len(own) - 1 :].split("#")[0].split("?")[0]
    is_share = path.startswith(("/s/", "/c/", "/es/s/", "/es/c/"))
    return Found(share=path) if is_share else Found(reason="no_such_record")


def _of(credential: IssuedCredential | None, *, share: str = "") -> Found:
    if credential is not None:
        return Found(credential)
    return Found(share=share) if share else Found(reason="no_such_record")
