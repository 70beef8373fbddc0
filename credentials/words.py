"""Every reason in plain words: what was found, and whose part it is. One reason, one sentence."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.errors import Cause
from credentials.standards import receipts
from credentials.standards.log_tree import travelling
from credentials.standards.verdict import Check, Outcome, State, Verdict

_FILE, _SIGNATURE, _REACH, _OURS = (
    Cause.YOUR_FILE,
    Cause.THEIR_SIGNATURE,
    Cause.COULD_NOT_REACH,
    Cause.OUR_FAULT,
)

#: reason -> (words, cause). {detail} is a host, a date or a name; {source} the name that is safe to show.
REASONS: Mapping[str, tuple[Any, Cause]] = {
    # unchanged
    "content_changed": (_("This record was changed after it was signed."), _SIGNATURE),
    "malformed_proof": (_("The signature in this file is broken."), _SIGNATURE),
    "unsigned_content": (_("Part of this record is not covered by any signature."), _SIGNATURE),
    "inline_context_refused": (_("This file redefines its own words. A forger could use that."), _SIGNATURE),
    "number_not_interoperable": (_("A number in this record can be read in two ways."), _SIGNATURE),
    "disclosure_not_signed": (_("A part of this record was added or changed after signing."), _SIGNATURE),
    "token_differs": (_("This file says two different things about the same record."), _SIGNATURE),
    "algorithm_not_allowed": (_("This record is signed in a way that is not safe."), _SIGNATURE),
    "unknown_context": (_("This record uses words that we do not know yet: {detail}."), _OURS),
    "unsupported_cryptosuite": (_("We cannot check this kind of signature yet: {detail}."), _OURS),
    "unsupported_json_ld": (_("This record is built in a way that we cannot check yet."), _OURS),
    "unsupported_format": (_("We cannot check {detail} files yet. Try the original record file."), _OURS),
    "key_unreachable": (_("The signing key is kept at {detail}. We have no answer from that site."), _REACH),
    "key_not_confirmed": (
        _("Only the file itself says whose key this is. Nobody at {detail} confirms it."),
        _SIGNATURE,
    ),
    "too_complex": (_("This file is too tangled to check safely."), _FILE),
    "too_large": (_("This file is too large to check here."), _FILE),
    "malformed_input": (_("This file is not a record that we know."), _FILE),
    "link_elsewhere": (
        _("This link leads to {detail}. Save the record there and drop the file here."),
        _REACH,
    ),
    "no_such_record": (_("No record here has this link or code. Check it and try again."), _FILE),
    "broken_pdf": (_("This PDF file is broken."), _FILE),
    "locked_pdf": (_("This PDF is locked with a password. Save a copy without one and drop that."), _FILE),
    "two_readings": (_("This PDF can be read in two ways. We cannot tell which one counts."), _FILE),
    "pdf_inside": (_("This PDF stands inside another file. Take it out and drop it here."), _FILE),
    "no_record_in_picture": (_("We found no record in this picture."), _FILE),
    "two_records_in_picture": (
        _("This picture holds more than one record. We cannot tell which one counts."),
        _FILE,
    ),
    "broken_picture": (_("This picture file is broken."), _FILE),
    "hosted_copy_unreachable": (
        _("The source keeps this record at {detail}. We have no answer from that site."),
        _REACH,
    ),
    "hosted_copy_gone": (_("The source took its copy at {detail} away."), _SIGNATURE),
    "kept_in_ledger": (
        _("Its proof is kept in a public ledger: {detail}. We have no answer from there."),
        _REACH,
    ),
    # who signed
    "unsigned": (_("Nobody signed this record."), _SIGNATURE),
    "issuer_missing": (_("The record does not say who gave it."), _SIGNATURE),
    "not_issuers_key": (_("It was signed with a key that is not the source's."), _SIGNATURE),
    "key_not_for_this": (_("The source's key may not be used for this."), _SIGNATURE),
    "key_expired": (_("It was signed with a key that ended on {detail}."), _SIGNATURE),
    "key_revoked": (_("It was signed with a key that was lost on {detail}."), _SIGNATURE),
    "source_closed": (_("It was signed after the source closed on {detail}."), _SIGNATURE),
    "issuer_unreachable": (
        _("The source says who it is at {detail}. We have no answer from that site."),
        _REACH,
    ),
    "issuer_document_wrong": (_("The site {detail} speaks for someone else."), _SIGNATURE),
    "signer_not_in_directory": (_("We do not know who signed this. That alone is not a bad sign."), _REACH),
    "key_revoked_time_unproven": (
        _("The key was lost on {detail}. We cannot prove it was signed before."),
        _SIGNATURE,
    ),
    "log_proves_time": (_("Signed by {source}. Our log proves it was before the key was lost."), _OURS),
    "domain": (_("Signed by the owner of {detail}."), _OURS),
    "certificate_not_in_directory": (
        _("The signature names “{detail}”. We do not know who that is. That alone is not a bad sign."),
        _REACH,
    ),
    "not_kept_by_source": (_("It is kept at {detail}. That is not the source's own site."), _SIGNATURE),
    "kept_by_owner": (_("Kept by the owner of {detail}."), _OURS),
    "own_list": (_("The person put this list together. Look at each record inside."), _OURS),
    "added_by_person": (_("The person added this. Nobody has checked it."), _OURS),
    # allowed to issue this
    "outside_scope": (_("{source} may not give this kind of record."), _SIGNATURE),
    "not_in_directory": (
        _("This source is not in our list of sources. That alone is not a bad sign."),
        _REACH,
    ),
    "directory_stale": (_("Our list of sources is too old to say."), _OURS),
    "field_left_out": (_("The person left out a field that we need for this."), _FILE),
    "self_issued": (_("The person wrote this record about themselves."), _OURS),
    "kind_not_said": (
        _("A PDF does not say what kind of record it is. {source} may sign others."),
        _SIGNATURE,
    ),
    # still good
    "expired": (_("This was true until {detail}."), _SIGNATURE),
    "not_yet_valid": (_("This record begins on {detail}."), _SIGNATURE),
    "revoked": (_("The source cancelled this record."), _SIGNATURE),
    "suspended": (_("The source has put this record on hold."), _SIGNATURE),
    "superseded": (_("The source replaced this record with a new one."), _SIGNATURE),
    "status_unreachable": (
        _("The list of cancelled records is at {detail}. We have no answer from that site."),
        _REACH,
    ),
    "unsupported_status": (_("We cannot read this kind of list of cancelled records yet: {detail}."), _OURS),
    "status_stale": (_("The list of cancelled records is out of date."), _REACH),
    "status_verification_error": (_("The list of cancelled records cannot be trusted."), _SIGNATURE),
    "status_issuer_not_trusted": (_("The list of cancelled records belongs to someone else."), _SIGNATURE),
    "status_list_length_error": (_("The list of cancelled records is too short to be right."), _SIGNATURE),
    "range_error": (_("The record's place in the list of cancelled records is wrong."), _SIGNATURE),
    "malformed_value_error": (_("The list of cancelled records is broken."), _SIGNATURE),
    "content_not_trusted": (_("We cannot rely on this, because of the points above."), _SIGNATURE),
    "receipt_of_one_moment": (_("A receipt tells of one moment. It does not end."), _OURS),
    "proof_of_one_moment": (_("It proves one moment. It does not end."), _OURS),
    "no_end_date_no_status": (_("This record has no end date, and nothing says it can be cancelled."), _OURS),
    "challenge_not_ours": (_("We cannot tell when this was sent, because we did not ask for it."), _OURS),
    "certificate_good": (_("Its signature was in force on {detail}."), _OURS),
    "certificate_not_in_time": (
        _("The signer’s certificate was not in force then. Its limit is {detail}."),
        _SIGNATURE,
    ),
    "certificate_revoked": (
        _("The signer’s certificate was cancelled on {detail}, before signing."),
        _SIGNATURE,
    ),
    "certificate_revoked_later": (
        _("The signer’s certificate was cancelled on {detail}. We cannot prove it was signed before."),
        _SIGNATURE,
    ),
    "certificate_ended": (
        _("The signer’s certificate ended on {detail}. We cannot prove it was signed before."),
        _SIGNATURE,
    ),
    "certificate_list_unreachable": (
        _(
            "Whether the signer’s certificate was cancelled is known at {detail}. We have no answer from that site."
        ),
        _REACH,
    ),
    "signing_time_missing": (_("The file does not say when it was signed."), _SIGNATURE),
    # about this person
    "person_differs": (_("It does not name the person that you typed."), _SIGNATURE),
    "nonce_differs": (_("It was signed for someone else, or at another time."), _SIGNATURE),
    "holder_proof_broken": (_("The signature of the person who showed it is wrong."), _SIGNATURE),
    "subject_differs": (_("It is about someone or something else than the record around it."), _SIGNATURE),
    "no_person_given": (_("You gave no e-mail or number to compare."), _FILE),
    "no_holder_proof": (_("The record holds nothing to compare with what you typed."), _SIGNATURE),
    "names_nobody": (_("It names no person."), _SIGNATURE),
    "typed": (_("It names the person that you typed."), _OURS),
    "typed_weakly": (_("It names the person that you typed, but hides the name in an old, weak way."), _OURS),
    "holder": (_("The person who showed it proved that it is theirs."), _OURS),
    "presentation": (_("This is a bundle. Look at each record inside."), _OURS),
}
_WHEN_PASSED = {
    Check.UNCHANGED: _("Nothing was changed after signing."),
    Check.WHO_SIGNED: _("Signed by {source}."),
    Check.ALLOWED_TO_ISSUE: _("{source} may give this kind of record."),
    Check.STILL_GOOD: _("It has not ended and was not cancelled."),
    Check.ABOUT_THIS_PERSON: _("It names the person."),
}
_NOT_REACHED = _("We did not get this far.")
_GOOD = _("This record is unchanged and signed by {source}.")
_GOOD_OF_CLOSED = _(
    "This record is unchanged and signed by {source} (closed {detail}; records kept by {custodian})."
)
_RECEIPT = _("{source} gave this receipt on {detail}. Then the check said: {then}")
_LOGGED = _("{source} proves that this stood in its public log on {detail}.")
_NOBODY = _("an unknown source")


def reason(check: Check, outcome: Outcome, source: str) -> str:
    """The sentence for one check, in the reader's language."""
    # A receipt of another version may hold a code that we do not know.
    words = REASONS[outcome.reason][0] if outcome.reason in REASONS else _plain(check, outcome.state)
    return _filled(str(words), outcome.detail, source)


def reason_text(code: str, detail: str, source: str) -> str:
    """The sentence of a reason that was kept, in the reader's language."""
    return _filled(str(REASONS[code][0]) if code in REASONS else str(_NOT_REACHED), detail, source)


def sentence(verdict: Verdict) -> str:
    """One sentence for the whole: what decides it."""
    deciding = verdict.deciding
    if deciding is None and verdict.format == receipts.FORMAT:
        return _of_receipt(verdict)
    if deciding is None and verdict.format == travelling.FORMAT:
        return _filled(str(_LOGGED), _day(verdict), source_name(verdict))
    if deciding is None and verdict.facts.source_closed and verdict.facts.custodian:
        words = str(_GOOD_OF_CLOSED).replace("{custodian}", verdict.facts.custodian)
        return _filled(words, verdict.facts.source_closed.isoformat(), source_name(verdict))
    if deciding is None or not deciding[1].reason:
        return _filled(str(_GOOD if deciding is None else _NOT_REACHED), "", source_name(verdict))
    return reason(*deciding, source_name(verdict))


def _of_receipt(verdict: Verdict) -> str:
    """When it was given, and what the record read then."""
    then = [*map(sentence, verdict.lines), ""][0]
    return _filled(str(_RECEIPT), _day(verdict), source_name(verdict)).replace("{then}", then)


def _day(verdict: Verdict) -> str:
    return verdict.facts.awarded_on.isoformat() if verdict.facts.awarded_on else ""


def source_name(verdict: Verdict) -> str:
    """The directory's name of the source; a record's own word for it is never taken."""
    return verdict.facts.issuer_name or verdict.facts.issuer_id or str(_NOBODY)


def cause(outcome: Outcome) -> Cause:
    """Whose part it is that a check did not pass."""
    return REASONS[outcome.reason][1] if outcome.reason in REASONS else Cause.OUR_FAULT


def _plain(check: Check, state: State) -> Any:
    return _WHEN_PASSED[check] if state == State.PASSED else _NOT_REACHED


def _filled(words: str, detail: str, source: str) -> str:
    return words.replace("{detail}", shown(detail) or "?").replace("{source}", source)


def shown(detail: str) -> str:
    """A date in the reader's format; anything else as it is."""
    try:
        return str(date_format(date.fromisoformat(detail), "DATE_FORMAT"))
    except ValueError:
        return detail[:120]
