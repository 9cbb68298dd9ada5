"""The one page that is handed over with a card: what is kept, who sees it, what the person decides.

docs/kortnotis.md is its long form for the incubator.
"""

from django.conf import settings
from django.utils.translation import gettext as _


def telephone() -> str:
    """The coach's number, held together so that no line breaks in it."""
    return settings.COACH_PHONE.replace(" ", "\u00a0")


def words() -> dict[str, object]:
    """{"title", "parts": [{"heading", "lines": [...]}], "end"} in the language that is on."""
    return {"title": _("Dina uppgifter och ditt kort"), "parts": _parts(), "end": _end()}


def _parts() -> list[dict[str, object]]:
    return [
        {
            "heading": _("Det här sparar vi"),
            "lines": [
                _("Ditt förnamn."),
                _("Ditt språk och hur du vill läsa."),
                _("Din e-post, om du själv vill."),
                _("Vilken grupp du är med i."),
                _("Det ni skriver om gruppens företag."),
                _("Vilka delar du har läst och vad du svarade sist."),
            ],
        },
        {
            "heading": _("Det här sparar vi aldrig"),
            "lines": [
                _("Ditt personnummer."),
                _("Din hälsa."),
                _("Vilka pengar du får, eller vad en myndighet har sagt."),
                _("Ditt eget kort med styrkor och frågor. Det finns bara i din telefon eller på ditt papper."),
            ],
        },
        {
            "heading": _("Vem kan läsa?"),
            "lines": [
                _("Din grupp och er coach ser det ni skriver ihop."),
                _("Bara du ser dina svar på frågorna."),
                _("Ingen myndighet får läsa hos oss."),
            ],
        },
        {
            "heading": _("Kortet"),
            "lines": [
                _("Kortet är ditt. Visa det inte för andra."),
                _("Du väljer tre bilder. Säg dem inte till någon, inte till coachen heller."),
                _("Har du tappat kortet? Ring coachen. Då stänger vi det."),
                _("Byter coachen dina bilder? Då ser du det i Mitt konto, med namn och tid."),
            ],
        },
        {
            "heading": _("Du bestämmer"),
            "lines": [
                _("Du får se allt om dig. Gå till Mitt konto."),
                _("Du får ändra det som är fel."),
                _("Du får ta bort ditt konto. Gruppens ord står kvar, utan ditt namn."),
                _("Du får hoppa över frågor. Du får sluta när du vill."),
            ],
        },
    ]


def _end() -> str:
    return _("{operator} har ansvar för uppgifterna. Ring {phone}. Du kan klaga hos IMY: imy.se.").format(
        operator=settings.OPERATOR, phone=telephone() or settings.COACH_EMAIL
    )
