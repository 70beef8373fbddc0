"""Addresses for people, at the root of the site and in each language."""

from django.urls import path

from credentials.views import check, keys, log, records, renderings, samples, scopes, sources

app_name = "credentials"
urlpatterns = [
    path("trust/log/", log.entries, name="log"),
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
    path("credentials/keys/plan/", keys.plan, name="key_plan"),
    path("credentials/keys/rules/", keys.rules, name="key_rules"),
    path("credentials/keys/<uuid:pk>/lost/", keys.lost, name="key_lost"),
    path("credentials/keys/<uuid:pk>/activate/", keys.activate, name="key_activate"),
    path("credentials/keys/alarms/<uuid:pk>/", keys.alarm, name="key_alarm"),
    path("check/", check.check, name="check"),
    path("credentials/<uuid:public_id>/", records.record, name="record"),
    path("credentials/<uuid:public_id>/fields/", renderings.fields, name="fields"),
]
