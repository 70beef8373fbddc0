"""Addresses of one's own account; sign-in itself is allauth's, below /accounts/."""

from django.urls import path

from accounts.views import organizations, passkey, profile, recovery

app_name = "accounts"
urlpatterns = [
    path("", profile.profile, name="profile"),
    path("reads/", profile.reads, name="reads"),
    path("card/", recovery.card, name="card"),
    path("card/new/", recovery.new_card, name="new_card"),
    path("card/keep/", recovery.keep_card, name="keep_card"),
    path("recover/", recovery.recover, name="recover"),
    path("passkey/", passkey.name, name="passkey_name"),
    path("passkey/device/", passkey.device, name="passkey_device"),
    path("acting/", organizations.acting, name="acting"),
    path("join/", organizations.join, name="join"),
    path("join/<str:code>/", organizations.join, name="join_code"),
    path("members/", organizations.members, name="members"),
    path("members/<uuid:pk>/end/", organizations.end_membership, name="end_membership"),
    path("invitations/<uuid:pk>/withdraw/", organizations.withdraw_invitation, name="withdraw_invitation"),
]
