"""Ways in and out, the own account; allauth's few pages below /konto/.

allauth looks its pages up by bare names, so they stand outside the namespace.
"""

from django.urls import include, path

from barkraft.people.views import account, beside, cards, sign_in

own = [
    path("logga-in/", sign_in.sign_in, name="sign_in"),
    path("logga-ut/", sign_in.sign_out, name="sign_out"),
    path("kort/", cards.pictures, name="card_pictures"),
    path("kort/valj/", cards.choose, name="card_choose"),
    path("inbjudan/<str:token>/", sign_in.invitation, name="invitation"),
    path("mitt-konto/", account.account, name="account"),
    path("mitt-konto/sprak/", account.language, name="account_language"),
    path("mitt-konto/lasning/", account.reading_choices, name="account_reading"),
    path("mitt-konto/paminnelse/", account.reach, name="account_reach"),
    path("mitt-konto/kalender/", account.calendar, name="account_calendar"),
    path("mitt-konto/allt-om-mig.zip", account.everything, name="account_everything"),
    path("mitt-konto/bredvid/", beside.beside, name="beside"),
    path("mitt-konto/ta-bort/", account.erase, name="account_erase"),
    path("konto-borttaget/", account.erased, name="erased"),
]
urlpatterns = [
    path("", include((own, "people"))),
    path("konto/", include("barkraft.people.urls_codes")),
]
