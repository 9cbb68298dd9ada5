"""What is printed before there is a group: slips to leave at places, and the slip that says when and where we meet."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from barkraft.coaching.models import Curious, Slip
from barkraft.coaching.paper import notice
from barkraft.coaching.paper.cards import qr
from barkraft.coaching.spoken import spoken
from barkraft.shared import formats
from barkraft.shared.pdf import render
from barkraft.translate import languages
from barkraft.venture.models import Meeting

# Languages that may stand beside the Swedish on a slip.
BESIDE = [(code, name) for code, name in languages.INTERFACE if languages.base(code) != languages.SOURCE]


def slip_address(slip: Slip) -> str:
    """Where the code leads. Built from the setting: a request's host is whatever the caller wrote."""
    return settings.BASE_URL + reverse("slip", args=[slip.code])


def way_in_pdf(slip: Slip, beside: list[str]) -> bytes:
    """Four slips of A6 on an A4, to cut out: a few large words, the code, and the coach's telephone."""
    address = slip_address(slip)
    words = [_invitation(code) for code in (languages.SOURCE, *beside)]
    with override(languages.SOURCE):
        title = _("Lappar: jag är nyfiken")
        alt = _("Kod som leder till Jag är nyfiken.")
    site = urlsplit(address)
    data = {"words": words, "alt": alt, "site": f"{site.netloc}{site.path}", "phone": notice.telephone()}
    files = {"way-in.svg": qr(address)}
    return render("coaching/way_in", data, title=title, language=languages.SOURCE, files=files)


def _invitation(code: str) -> dict[str, str]:
    with override(code):
        return {
            "title": _("Vill du starta ett företag med andra?"),
            "text": _("Du behöver inga egna pengar. Du behöver inte kunna bra svenska."),
            "how": _("Rikta kameran mot koden."),
            "call": _("Eller ring:"),
            **_script(code),
        }


def meeting_slip_pdf(meeting: Meeting, curious: Curious) -> bytes:
    """A5: day, time, place, bus, in her language and in Swedish. No name: a slip that is lost tells of nobody."""
    own = curious.language if curious.language in languages.CODES else languages.SOURCE
    spoken_in = list(dict.fromkeys((own, languages.SOURCE)))
    with override(own):
        title = _("Välkommen till mötet")
    return render(
        "coaching/come", {"parts": [_when(meeting, curious, code) for code in spoken_in]}, title=title, language=own
    )


def _when(meeting: Meeting, curious: Curious, code: str) -> dict[str, Any]:
    with override(code):
        lines = [
            (_("Dag"), formats.day(meeting.starts_at).capitalize()),
            (_("Klockan"), formats.moment(meeting.starts_at)),
            (_("Plats"), meeting.place),
            (_("Buss eller väg"), meeting.travel),
            (_("Ta med"), meeting.bring),
            (_("Tolk"), spoken(curious.language) if curious.interpreter else ""),
            (_("Ring om du undrar"), formats.left_to_right(notice.telephone())),
        ]
        return {
            "title": _("Välkommen till mötet"),
            "lines": [list(line) for line in lines if line[1]],
            "end": _("Du behöver inget konto. Du kan sluta när du vill."),
            **_script(code),
        }


def _script(code: str) -> dict[str, str]:
    return {"language": languages.base(code), "direction": formats.direction(code)}
