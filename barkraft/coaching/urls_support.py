"""Help for groups, as the coach and the administrator have it: below /coach/, and below one group's page there."""

from django.urls import URLPattern, path

from barkraft.coaching.views import bookings, hours, notes, offers, support

desk: list[URLPattern] = [
    path("stod/", support.support, name="support"),
    path("stod/arende/<slug:asked>/", support.support_request, name="support_request"),
    path("stod/arende/<slug:asked>/tid/", bookings.booking_new, name="booking_new"),
    path("stod/tid/<slug:booking>/", bookings.booking, name="booking"),
    path("stod/utbud/", offers.offers, name="offers"),
    path("stod/utbud/<slug:function>/", offers.offer, name="offer"),
    path("stod/vem-fakturerar/", offers.invoicer, name="invoicer"),
    path("stod/projekt/nytt/", offers.project_new, name="project_new"),
    path("timmar/", hours.hours, name="hours"),
    path("timmar.csv", hours.hours_file, name="hours_file"),
    path("timmar/<slug:entry>/ta-bort/", hours.hours_remove, name="hours_remove"),
]
group: list[URLPattern] = [
    path("stod/ny/", support.support_by_phone, name="support_by_phone"),
    path("anteckningar/", notes.notes, name="notes"),
    path("anteckningar/<slug:note>/ta-bort/", notes.note_erase, name="note_erase"),
    path("stodtimmar/", hours.quota, name="quota"),
]
