"""Addresses for people, at the root of the site and in each language."""

from django.urls import path

from credentials.views import check, log, records, renderings, samples

app_name = "credentials"
urlpatterns = [
    path("trust/log/", log.entries, name="log"),
    path("trust/samples/", samples.samples, name="samples"),
    path("trust/samples/<slug:slug>/", samples.sample, name="sample"),
    path("trust/samples/<slug:slug>/file", samples.sample_file, name="sample_file"),
    path("check/", check.check, name="check"),
    path("credentials/<uuid:public_id>/", records.record, name="record"),
    path("credentials/<uuid:public_id>/fields/", renderings.fields, name="fields"),
]
