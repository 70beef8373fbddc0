"""History lines of this room, in words."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "passport.record_received": _("{by} brought a signed record from elsewhere"),
    "passport.record_not_accepted": _("{by} brought a file whose check failed"),
    "passport.line_arrived": _("{organization} sent this record"),
    "passport.line_added": _("{by} added this record"),
    "passport.line_edited": _("{by} changed this record"),
    "passport.line_accepted": _("{by} accepted this record"),
    "passport.line_declined": _("{by} said that this record is not theirs"),
    "passport.line_disputed": _("{by} asked {organization} for a correction"),
    "passport.dispute_corrected": _("{organization} says that it corrected this record"),
    "passport.dispute_refused": _("{organization} said no to a correction"),
    "passport.hearing_asked": _("{by} asked {organization} for a hearing"),
    "passport.dispute_upheld": _("{organization} kept this record after a hearing"),
    "passport.line_hidden": _("{by} hid this record"),
    "passport.line_unhidden": _("{by} showed this record again"),
    "passport.line_moved": _("{by} moved this record"),
    "passport.line_removed": _("{by} deleted this record"),
    "passport.line_restored": _("{by} brought this record back"),
    "passport.line_cancelled": _("{organization} cancelled this record"),
    "passport.line_superseded": _("{organization} replaced this record with a newer one"),
    "passport.skill_upgraded": _("Faculty of {organization} confirmed that this course teaches {skill}"),
    "passport.shared": _("{by} shared {count} records"),
    "passport.share_stopped": _("{by} stopped a share"),
    "passport.export_asked": _("{by} asked for a printed copy"),
    "passport.export_ready": _("A printed copy was made"),
    "passport.discovery_on": _("{by} let employers find their skills"),
    "passport.discovery_off": _("{by} stopped employers from finding their skills"),
}
