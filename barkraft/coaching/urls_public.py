"""The way in, open to anybody, and where the coach meets those who came by it. One namespace with the desk."""

from django.urls import URLPattern, URLResolver, include, path

from barkraft.coaching import urls as desk
from barkraft.coaching.views import calls, curious, way_in

app_name = desk.app_name

one: list[URLPattern | URLResolver] = [
    path("", calls.call_curious, name="call_curious"),
    path("inget-svar/", calls.call_no_answer, name="call_no_answer"),
    path("mote/", calls.call_book, name="call_book"),
    path("lapp.pdf", calls.call_slip, name="call_slip"),
]
ring: list[URLPattern | URLResolver] = [
    path("", calls.calls, name="calls"),
    path("ny/", calls.call_new, name="call_new"),
    path("ingenting-kvar/", calls.call_erased, name="call_erased"),
    path("lovat/<slug:call>/klart/", calls.call_done, name="call_done"),
    path("lovat/<slug:call>/inget-svar/", calls.call_later, name="call_later"),
    path("paminn/<slug:reminder>/klart/", calls.call_reminded, name="call_reminded"),
    path("hort/<slug:uid>/<slug:person>/", calls.call_heard, name="call_heard"),
    path("nyfiken/<slug:curious>/", include(one)),
]
cohort: list[URLPattern | URLResolver] = [
    path("lappar/", way_in.cohort_slips, name="cohort_slips"),
    path("lappar/<slug:slip>/lappar.pdf", way_in.cohort_slip_paper, name="cohort_slip_paper"),
    path("lappar/<slug:slip>/ta-bort/", way_in.cohort_slip_remove, name="cohort_slip_remove"),
    path("grupp/av/", way_in.cohort_group_of, name="cohort_group_of"),
]
urlpatterns = [
    path("nyfiken/", curious.curious, name="curious"),
    path("nyfiken/tack/", curious.curious_thanks, name="curious_thanks"),
    path("coach/ring/", include(ring)),
    path("coach/omgang/<slug:uid>/", include(cohort)),
    path("coach/", include(desk.urlpatterns)),
]
