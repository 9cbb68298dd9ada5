"""What a coach prints: sign-in cards with the notice that is handed over with them, and slips for the group."""

import io
from collections.abc import Iterable
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from barkraft.coaching.paper import notice
from barkraft.people.models import User
from barkraft.people.sessions import language_of
from barkraft.shared import formats
from barkraft.shared.pdf import render
from barkraft.translate import languages
from barkraft.venture.models import Venture


def cards_pdf(venture: Venture, printed: list[tuple[User, str]]) -> bytes:
    """A4, eight cards to a page to cut out, then the notice once in each language of these people.

    `printed` is (person, token). The token is in the drawn code alone: no text, no link, no file name.
    """
    files = {f"{number}.svg": qr(card_address(token)) for number, (_person, token) in enumerate(printed)}
    cards = [_card(venture, person, f"{number}.svg") for number, (person, _token) in enumerate(printed)]
    spoken = dict.fromkeys(language_of(person) for person, _token in printed)
    notices = [_notice(language) for language in spoken]
    with override(languages.SOURCE):
        title = _("Kort för {name}").format(name=venture.name)
    data = {"cards": cards, "notices": notices}
    return render("coaching/cards", data, title=title, language=languages.SOURCE, files=files)


def slips_pdf(people: Iterable[User]) -> bytes:
    """A page of ten slips, "jag har frågat", in the languages of the group. All alike: nothing tells whose one is."""
    own = {languages.SOURCE, *(languages.base(language_of(person)) for person in people)}
    spoken = [code for code in languages.CODES if code in own]
    with override(languages.SOURCE):
        title = _("Lappar: jag har frågat")
    return render("coaching/slips", {"words": [_slip(one) for one in spoken]}, title=title, language=languages.SOURCE)


def _slip(language: str) -> dict[str, str]:
    with override(language):
        return {"asked": _("Jag har frågat."), "more": _("Skriv inget namn här."), **_script(language)}


def card_address(token: str) -> str:
    """Where the code leads. Built from the setting: a request's host is whatever the caller wrote."""
    return settings.BASE_URL + reverse("card", args=[token])


def qr(address: str) -> bytes:
    """The code as SVG, error correction M: a card is folded and gets flour on it."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, scale=4)
    return out.getvalue()


def _card(venture: Venture, person: User, file: str) -> dict[str, str]:
    with override(language_of(person)):
        return {
            "name": person.first_name,
            "group": venture.name,
            "file": file,
            "alt": _("Kod för {name}. Rikta kameran mot den.").format(name=person.first_name),
            "site": urlsplit(settings.BASE_URL).netloc,
            "how": _("Rikta kameran mot koden."),
            "mine": _("Kortet är ditt. Visa det inte för andra."),
            "lost": _("Tappat kortet? Ring {phone}.").format(phone=notice.telephone()),
            **_script(language_of(person)),
        }


def _notice(language: str) -> dict[str, object]:
    with override(language):
        return {**notice.words(), **_script(language)}


def _script(language: str) -> dict[str, str]:
    return {"language": languages.base(language), "direction": formats.direction(language)}
