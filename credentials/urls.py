"""Addresses for people, at the root of the site and in each language."""

from django.urls import path

from credentials.views import (
    award_copies,
    awards,
    check,
    keys,
    log,
    log_watch,
    records,
    renderings,
    samples,
    scopes,
    sources,
)

app_name = "credentials"
urlpatterns = [
    path("trust/log/", log.entries, name="log"),
    path("trust/log/seals/", log.seals, name="log_seals"),
    path("trust/log/<int:number>/", log.line, name="log_line"),
    path("trust/samples/", samples.samples, name="samples"),
    path("trust/samples/<slug:slug>/", samples.sample, name="sample"),
    path("trust/samples/<slug:slug>/file", samples.sample_file, name="sample_file"),
    path("trust/sources/", sources.sources, name="sources"),
    path("trust/sources/scopes/", scopes.scopes, name="scopes"),
    path("trust/sources/scopes/new/", scopes.propose, name="scope_new"),
    path("trust/sources/scopes/<uuid:pk>/", scopes.decide, name="scope"),
    path("trust/sources/<uuid:pk>/", sources.source, name="source"),
    path("trust/sources/<uuid:pk>/close/", scopes.close, name="source_close"),
    path("credentials/keys/", keys.keys, name="keys"),
    path("credentials/keys/log/", log_watch.watch, name="log_watch"),
    path("credentials/keys/log/secret/", log_watch.secret, name="log_secret"),
    path("credentials/keys/plan/", keys.plan, name="key_plan"),
    path("credentials/keys/rules/", keys.rules, name="key_rules"),
    path("credentials/keys/<uuid:pk>/lost/", keys.lost, name="key_lost"),
    path("credentials/keys/<uuid:pk>/activate/", keys.activate, name="key_activate"),
    path("credentials/keys/alarms/<uuid:pk>/", keys.alarm, name="key_alarm"),
    path("credentials/awards/", awards.batch_list, name="batches"),
    path("credentials/awards/new/", awards.new, name="batch_new"),
    path("credentials/awards/<uuid:pk>/", awards.batch, name="batch"),
    path("credentials/awards/<uuid:pk>/progress/", awards.progress, name="batch_progress"),
    path("credentials/awards/<uuid:pk>/sign/", awards.sign, name="batch_sign"),
    path("credentials/awards/<uuid:pk>/discard/", awards.discard, name="batch_discard"),
    path("credentials/awards/<uuid:pk>/table.csv", award_copies.table, name="batch_table"),
    path("credentials/awards/<uuid:pk>/files.zip", award_copies.files, name="batch_files"),
    path("credentials/awards/<uuid:pk>/slips/", award_copies.slips, name="batch_slips"),
    path("check/", check.check, name="check"),
    path("check/receipt/", check.receipt, name="check_receipt"),
    path("credentials/<uuid:public_id>/", records.record, name="record"),
    path("credentials/<uuid:public_id>/fields/", renderings.fields, name="fields"),
]
