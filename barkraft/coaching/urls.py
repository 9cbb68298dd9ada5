"""The coach's pages, below /<language>/coach/."""

from django.urls import URLPattern, URLResolver, include, path

from barkraft.coaching.views import cards, cohorts, groups

app_name = "coaching"

person: list[URLPattern | URLResolver] = [
    path("lamna-ut/", cards.card_hand_out, name="card_hand_out"),
    path("byt-bilder/", cards.card_reset, name="card_reset"),
    path("aterkalla/", cards.card_revoke, name="card_revoke"),
    path("oppna/", cards.card_unlock, name="card_unlock"),
]
group: list[URLPattern | URLResolver] = [
    path("", groups.venture, name="venture"),
    path("andra/", groups.venture_edit, name="venture_edit"),
    path("kort.pdf", cards.cards, name="cards"),
    path("lappar.pdf", cards.slips, name="slips"),
    path("person/ny/", groups.person_new, name="person_new"),
    path("person/<slug:person>/", include(person)),
    path("roll/<slug:access>/avsluta/", groups.role_end, name="role_end"),
    path("inbjudan/<slug:invitation>/ta-bort/", groups.invitation_withdraw, name="invitation_withdraw"),
    path("mote/nytt/", groups.meeting_new, name="meeting_new"),
    path("mote/<slug:meeting>/", groups.meeting_edit, name="meeting_edit"),
    path("mote/<slug:meeting>/ta-bort/", groups.meeting_cancel, name="meeting_cancel"),
]
urlpatterns = [
    path("", cohorts.board, name="board"),
    path("omgang/ny/", cohorts.cohort_new, name="cohort_new"),
    path("omgang/<slug:uid>/", cohorts.cohort, name="cohort"),
    path("omgang/<slug:uid>/andra/", cohorts.cohort_edit, name="cohort_edit"),
    path("omgang/<slug:uid>/bjud-in/", cohorts.cohort_invite, name="cohort_invite"),
    path("omgang/<slug:uid>/inbjudan/<slug:invitation>/ta-bort/", cohorts.cohort_withdraw, name="cohort_withdraw"),
    path("omgang/<slug:uid>/grupp/ny/", cohorts.venture_new, name="venture_new"),
    path("grupp/<slug:uid>/", include(group)),
]
