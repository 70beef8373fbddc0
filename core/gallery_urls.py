"""Addresses of the gallery."""

from django.urls import path

from core.views import gallery

urlpatterns = [
    path("", gallery.index, name="gallery"),
    path("<slug:page>/", gallery.page, name="gallery_page"),
    path("forms/send/", gallery.send, name="gallery_send"),
]
