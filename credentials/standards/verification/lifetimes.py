"""What speaks against a key at a moment: used for something else, lost, ended, its source closed.

For records that are no credentials; those are asked in `signer`, where a log may prove their time.
"""

from datetime import date, datetime

from credentials.standards.dates import SKEW
from credentials.standards.verdict import Outcome, failed, unknown
from credentials.standards.verification.parties import Asked, KeyWindow, Source


def against(
    form: str,
    moment: datetime | None,
    asked: Asked,
    *,
    window: KeyWindow | None,
    source: Source | None,
    lost: datetime | None = None,
    ends: datetime | None = None,
) -> Outcome | None:
    """The outcome that forbids to rely on the key, or None. `moment` is the signer's own word for the time.

    `lost` and `ends` are what the key's own document says; the directory's window goes before them.
    """
    if window is not None and not window.signs(form):
        return failed("key_not_for_this")
    if taken := (window.lost if window else None) or lost:
        late = moment is None or moment >= taken
        return (failed if late else unknown)(
            "key_revoked" if late else "key_revoked_time_unproven", _day(taken)
        )
    if (over := (window.ends if window else None) or ends) and (moment is None or moment > over):
        return failed("key_expired", _day(over))
    if moment is not None and moment > asked.at + SKEW:
        return failed("key_not_for_this", _day(moment))
    if source and source.closed_on and (moment is None or moment.date() > source.closed_on):
        return failed("source_closed", _day(source.closed_on))
    return None


def _day(moment: date) -> str:
    return moment.isoformat()[:10]
