from consent.models.bound import ConsentBoundManager, ConsentBoundQuerySet, UnscopedRead
from consent.models.code import MeetingCode
from consent.models.disclosure import DisclosureLine
from consent.models.grant import Grant, GrantItem
from consent.models.key import PortalKey
from consent.models.ledger import Ledger, LedgerLine
from consent.models.notice import NoticeText

__all__ = [
    "ConsentBoundManager",
    "ConsentBoundQuerySet",
    "DisclosureLine",
    "Grant",
    "GrantItem",
    "Ledger",
    "LedgerLine",
    "MeetingCode",
    "NoticeText",
    "PortalKey",
    "UnscopedRead",
]
