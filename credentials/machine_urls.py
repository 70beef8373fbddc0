"""Addresses for machines: one in all languages, printed in signed documents."""

from django.urls import path

from credentials.views import log_doors, machines, pictures, records, registry, renderings

app_name = "credentials_machine"
urlpatterns = [
    path("credentials/<uuid:public_id>", records.signed_bytes, name="credential"),
    path("credentials/<uuid:public_id>.png", pictures.picture, {"kind": "png"}, name="picture_png"),
    path("credentials/<uuid:public_id>.svg", pictures.picture, {"kind": "svg"}, name="picture_svg"),
    path("credentials/<uuid:public_id>.jsonld", pictures.description, name="description"),
    path("credentials/<uuid:public_id>.jwt", renderings.token, name="credential_jwt"),
    path("credentials/<uuid:public_id>/proof.json", log_doors.record_proof, name="record_proof"),
    path("trust/log/head", log_doors.head, name="log_head"),
    path("trust/log/heads", log_doors.heads, name="log_heads"),
    path("trust/log/entries", log_doors.entries, name="log_entries"),
    path("trust/log/proof", log_doors.proof, name="log_proof"),
    path("trust/log/consistency", log_doors.consistency, name="log_consistency"),
    path("trust/log/monitor.py", log_doors.monitor, name="log_monitor_script"),
    path("status/<int:number>/token", machines.status_token, name="status_token"),
    path(".well-known/jwt-vc-issuer/issuers/<slug:slug>", machines.issuer_keys, name="issuer_keys"),
    path("status/<int:number>", machines.status_list, name="status_list"),
    path(".well-known/did.json", machines.portal_did, name="portal_did"),
    path("issuers/<slug:slug>/did.json", machines.source_did, name="source_did"),
    path("trust/sources/registry.json", registry.registry, name="registry"),
    path("trust/sources/fetch", registry.fetch, name="federation_fetch"),
    path("trust/sources/versions/<int:number>.json", registry.version, name="directory_version"),
    path(".well-known/openid-federation", registry.configuration, name="federation"),
]
