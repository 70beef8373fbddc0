"""Addresses of the learner's book and of what it shows to others."""

from django.urls import path, re_path

from passport.views import book, bring, copies, corrections, line, own, privacy, share, shared

app_name = "passport"

_TOKEN = r"(?P<token>[A-Za-z0-9_-]{32})"

urlpatterns = [
    path("passport/", book.home, name="home"),
    path("passport/new/", book.arrivals, name="arrivals"),
    path("passport/new/accept/", book.accept_all, name="accept_all"),
    path("passport/deleted/", book.deleted, name="deleted"),
    path("passport/add/", own.pick, name="add"),
    path("passport/bring/", bring.bring, name="bring"),
    path("passport/bring/not-accepted/", bring.tray, name="tray"),
    path("passport/bring/not-accepted/<uuid:pk>/delete/", bring.throw_away, name="throw_away"),
    path("passport/add/<slug:kind>/", own.add, name="add_kind"),
    path("passport/records/<uuid:pk>/", line.page, name="line"),
    path("passport/records/<uuid:pk>/file/", line.file, name="line_file"),
    path("passport/records/<uuid:pk>/wrong/", line.dispute, name="dispute"),
    path("passport/records/<uuid:pk>/edit/", own.edit, name="line_edit"),
    path("passport/records/<uuid:pk>/skills/", own.skills, name="line_skills"),
    path("passport/records/<uuid:pk>/own/<slug:verb>/", own.act, name="own_act"),
    path("passport/records/<uuid:pk>/do/<slug:verb>/", line.act, name="line_act"),
    path("passport/records/<uuid:pk>/hearing/", line.hearing, name="hearing"),
    # A college's work, so it stands among the college's pages; the record is the learner's, so this room does it.
    path("institutions/corrections/", corrections.queue, name="corrections"),
    path("institutions/corrections/<uuid:pk>/", corrections.answer, name="correction"),
    path("passport/share/", share.start, name="share"),
    path("passport/share/sign/", share.sign, name="share_sign"),
    path("passport/shares/", share.mine, name="shares"),
    path("passport/shares/<uuid:pk>/", share.page, name="share_page"),
    path("passport/shares/<uuid:pk>/stop/", share.stop, name="share_stop"),
    path("passport/copies/", copies.mine, name="copies"),
    path("passport/copies/new/", copies.ask, name="copy_ask"),
    path("passport/copies/<uuid:pk>/", copies.page, name="copy"),
    path("passport/copies/<uuid:pk>/progress/", copies.progress, name="copy_progress"),
    path("passport/copies/<uuid:pk>/file/", copies.file, name="copy_file"),
    path("passport/privacy/", privacy.page, name="privacy"),
    path("passport/privacy/on/", privacy.turn_on, name="found_on"),
    path("passport/privacy/off/", privacy.turn_off, name="found_off"),
    path("passport/privacy/keep-out/", privacy.keep_out, name="keep_out"),
    path("passport/privacy/let-in/", privacy.let_in, name="let_in"),
    re_path(rf"^s/{_TOKEN}/$", shared.shared, name="shared"),
    re_path(rf"^s/{_TOKEN}\.json$", shared.payload, name="shared_json"),
    re_path(rf"^s/{_TOKEN}\.csv$", shared.sheet, name="shared_csv"),
    re_path(rf"^s/{_TOKEN}/record-(?P<number>[0-9]+)\.json$", shared.signed_file, name="shared_file"),
    path("c/", shared.enter_code, name="enter_code"),
    re_path(r"^c/(?P<code>[0-9A-Za-z-]{8,12})/$", shared.code, name="code"),
]
