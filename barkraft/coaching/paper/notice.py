"""The one page that is handed over with a card: what is kept, who sees it, what the person decides.

docs/kortnotis.md is its long form for the incubator.
"""

from typing import TypedDict

from django.conf import settings
from django.utils.translation import gettext as _


class Part(TypedDict):
    """One part of the page."""

    heading: str
    lines: list[str]


def telephone() -> str:
    """The coach's number, held together so that no line breaks in it."""
    return settings.COACH_PHONE.replace(" ", "\u00a0")


def words() -> dict[str, object]:
    """{"title", "parts": [{"heading", "lines": [...]}], "end"} in the language that is on."""
    return {"title": _("Dina uppgifter och ditt kort"), "parts": _parts(), "end": _end()}


def _parts() -> list[Part]:
    return [_kept(), _never_kept(), _readers(), _card(), _rights()]


def _part(heading: str, *lines: str) -> Part:
    return {"heading": heading, "lines": list(lines)}


def _kept() -> Part:
    return _part(
        _("Det här sparar vi"),
        _("Ditt förnamn."),
        _("Ditt språk och hur du vill läsa."),
        _("Din e-post och ditt telefonnummer, om du själv vill."),
        _("Vilken grupp du är med i."),
        _("Det ni skriver om gruppens företag."),
        _("Vilka möten du var med på, i två år. Aldrig varför du inte var med."),
        _("Vilka delar du har läst och vad du svarade sist."),
    )


def _never_kept() -> Part:
    return _part(
        _("Det här sparar vi aldrig"),
        _("Ditt personnummer."),
        _("Din hälsa."),
        _("Vilka pengar du får, eller vad en myndighet har sagt."),
        _("Ditt eget kort med styrkor och frågor. Det finns bara i din telefon eller på ditt papper."),
    )


def _readers() -> Part:
    return _part(
        _("Vem kan läsa?"),
        _("Din grupp och er coach ser det ni skriver ihop."),
        _("En annan coach kan öppna er grupp ett dygn. Ni ser vem, när och varför."),
        _("Bara du ser dina svar på frågorna."),
        _("Ingen myndighet kan logga in här. Vi lämnar ut något bara om lagen kräver det."),
    )


def _card() -> Part:
    return _part(
        _("Kortet"),
        _("Kortet är ditt. Visa det inte för andra."),
        _("Du väljer tre bilder. Säg dem inte till någon, inte till coachen heller."),
        _("Har du tappat kortet? Ring coachen. Då stänger vi det."),
        _("Byter coachen dina bilder? Då ser du det i Mitt konto, med namn och tid."),
    )


def _rights() -> Part:
    return _part(
        _("Du bestämmer"),
        _("Du får se allt om dig. Gå till Mitt konto."),
        _("Du får ändra det som är fel."),
        _("Du får ta bort ditt konto. Gruppens ord står kvar, utan ditt namn."),
        _("Du får hoppa över frågor. Du får sluta när du vill."),
    )


def _end() -> str:
    return _("{operator} har ansvar för uppgifterna. Ring {phone}. Du kan klaga hos IMY: imy.se.").format(
        operator=settings.OPERATOR, phone=telephone() or settings.COACH_EMAIL
    )
