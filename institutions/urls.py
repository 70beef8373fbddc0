"""Addresses of the colleges' room."""

from django.urls import path

from institutions.views import catalog, files, home, releases, report, review

app_name = "institutions"
urlpatterns = [
    path("", home.home, name="home"),
    path("files/", files.imports, name="imports"),
    path("files/new/", files.upload, name="upload"),
    path("files/<uuid:pk>/", files.import_page, name="import"),
    path("files/<uuid:pk>/progress/", files.progress, name="progress"),
    path("files/<uuid:pk>/look-again/", files.look_again, name="look_again"),
    path("files/<uuid:pk>/report.json", report.as_json, name="report_json"),
    path("files/<uuid:pk>/report.csv", report.as_csv, name="report_csv"),
    path("files/<uuid:pk>/report/", report.printed, name="report"),
    path("files/<uuid:pk>/original/", report.original, name="original"),
    path("files/<uuid:pk>/review/", review.review, name="review"),
    path("files/<uuid:pk>/approve/", review.approve, name="approve"),
    path("documents/<uuid:pk>/decide/", review.decide, name="decide"),
    path("documents/<uuid:pk>/retry/", review.retry, name="retry"),
    path("releases/", releases.releases, name="releases"),
    path("releases/new/", releases.record, name="release_new"),
    path("catalog/<slug:college>/", catalog.courses, name="catalog"),
    path("catalog/<slug:college>/<str:subject>/<str:number>/", catalog.course, name="course"),
]
