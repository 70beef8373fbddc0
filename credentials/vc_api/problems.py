"""Problem details (RFC 9457) with the types that the W3C specifications name."""

from dataclasses import dataclass
from typing import Any

_VCDM = "https://www.w3.org/TR/vc-data-model#"
_INTEGRITY = "https://w3id.org/security#"
_STATUS = "https://www.w3.org/ns/credentials/status-list#"

#: Reason code → address of the error and its title. What is not here is a malformed value (VCDM 2.0 section 7.2).
_TYPES = {
    "malformed_input": (_VCDM + "MALFORMED_VALUE_ERROR", "A value is malformed"),
    "not_json": (_VCDM + "PARSING_ERROR", "The body could not be read"),
    "content_changed": (_VCDM + "CRYPTOGRAPHIC_SECURITY_ERROR", "The signature does not fit the content"),
    "expired": (_VCDM + "CRYPTOGRAPHIC_SECURITY_ERROR", "The credential has expired"),
    "not_yet_valid": (_VCDM + "CRYPTOGRAPHIC_SECURITY_ERROR", "The credential is not valid yet"),
    "malformed_proof": (_INTEGRITY + "PROOF_VERIFICATION_ERROR", "The proof cannot be verified"),
    "unsupported_cryptosuite": (_INTEGRITY + "PROOF_VERIFICATION_ERROR", "The cryptosuite is not supported"),
    "algorithm_not_allowed": (_INTEGRITY + "PROOF_VERIFICATION_ERROR", "The suite does not take this key"),
    "unsigned": (_INTEGRITY + "PROOF_VERIFICATION_ERROR", "There is no proof"),
    "key_not_confirmed": (
        _INTEGRITY + "INVALID_VERIFICATION_METHOD",
        "The verification method cannot be confirmed",
    ),
    "not_issuers_key": (_INTEGRITY + "INVALID_VERIFICATION_METHOD", "The key is not that of the issuer"),
    "key_not_for_this": (_INTEGRITY + "INVALID_PROOF_PURPOSE_ERROR", "The proof purpose is not allowed"),
    "domain_differs": (_INTEGRITY + "INVALID_DOMAIN_ERROR", "The domain differs"),
    "challenge_differs": (_INTEGRITY + "INVALID_CHALLENGE_ERROR", "The challenge differs"),
    "unsigned_content": (_INTEGRITY + "DATA_LOSS_DETECTION_ERROR", "A term is not defined by the contexts"),
    "status_unreachable": (_STATUS + "STATUS_RETRIEVAL_ERROR", "The status list was not retrieved"),
    "status_verification_error": (_STATUS + "STATUS_VERIFICATION_ERROR", "The status list does not verify"),
    "unsupported_status": (_STATUS + "STATUS_VERIFICATION_ERROR", "The kind of status is not supported"),
    "status_stale": (_STATUS + "STATUS_VERIFICATION_ERROR", "The status list is out of date"),
    "status_issuer_not_trusted": (
        _STATUS + "STATUS_VERIFICATION_ERROR",
        "The status list belongs to someone else",
    ),
    "status_list_length_error": (_STATUS + "STATUS_LIST_LENGTH_ERROR", "The status list is too short"),
    "range_error": (_STATUS + "RANGE_ERROR", "The index is outside the status list"),
    "malformed_value_error": (_STATUS + "MALFORMED_VALUE_ERROR", "A value of the status is malformed"),
    "revoked": (_STATUS + "STATUS_VERIFICATION_ERROR", "The credential is revoked"),
    "suspended": (_STATUS + "STATUS_VERIFICATION_ERROR", "The credential is suspended"),
}


@dataclass(frozen=True)
class Problem:
    """One thing found wrong: a reason code of this portal and what it is about."""

    code: str
    detail: str = ""

    def as_json(self) -> dict[str, Any]:
        type_, title = _TYPES.get(self.code, _TYPES["malformed_input"])
        return {"type": type_, "title": title, "detail": self.detail or title, "reason": self.code}
