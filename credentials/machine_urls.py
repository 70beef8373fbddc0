"""Addresses for machines: one in all languages, printed in signed documents."""

from django.urls import path

from credentials.views import machines, pictures, records

app_name = "credentials_machine"
urlpatterns = [
    path("credentials/<uuid:public_id>", records.signed_bytes, name="credential"),
    path("credentials/<uuid:public_id>.png", pictures.picture, {"kind": "png"}, name="picture_png"),
    path("credentials/<uuid:public_id>.svg", pictures.picture, {"kind": "svg"}, name="picture_svg"),
    path("credentials/<uuid:public_id>.jsonld", pictures.description, name="description"),
    path("status/<int:number>", machines.status_list, name="status_list"),
    path(".well-known/did.json", machines.portal_did, name="portal_did"),
    path("issuers/<slug:slug>/did.json", machines.source_did, name="source_did"),
]
