"""Before the first sale: five questions of the binder, what stands there, and what is left to do."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from barkraft.shared.place_words import fill
from barkraft.support import facts
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import Contents, clean, contents
from barkraft.venture.models import Venture

TABLE = "offer.before_sale"
EVERYBODY_ASKED = "group.benefit_check_done"
DONE = "klart"


@dataclass(frozen=True)
class Point:
    """One of the five: what it is called, what the group wrote, whether it is clear, what to do, where it is done."""

    title: str
    do: str
    answer: str  # the group's words; "" where none are shown
    who: str  # who finds out, in the group's words
    is_clear: bool
    on_photo: bool  # a photo of the paper may hold the answer
    address: str


@dataclass(frozen=True)
class FirstSale:
    """The five points, and who may sell at all."""

    points: list[Point]
    seller: str  # the group itself when it is registered, else who invoices; "" for nobody
    is_registered: bool

    @property
    def left(self) -> list[Point]:
        return [point for point in self.points if not point.is_clear]

    @property
    def is_ready(self) -> bool:
        return not self.left


def first_sale(venture: Venture) -> FirstSale:
    """The five points of one group. Four queries."""
    found = contents(venture, [TABLE, EVERYBODY_ASKED])
    registered = venture.registered_on is not None
    seller = venture.name if registered else facts.invoicer_name()
    told = [(_("Vem säljer?"), _who_sells(registered, seller)), *_questions()]
    points = [_point(venture, found, number, *one) for number, one in enumerate(told)]
    return FirstSale([*points, _own_question(venture, found)], seller, registered)


def _who_sells(registered: bool, seller: str) -> str:
    if registered:
        return _("Er förening är registrerad och kan sälja själv.")
    if seller:
        return _("{name} kan sälja och fakturera åt er. Fråga coachen.").format(name=seller)
    return _("Ingen kan sälja åt er här än. Gör ett prov utan betalning. Det räcker för modulen.")


def _questions() -> list[tuple[str, str]]:
    return [
        (_("Tillstånd"), _("Är det mat, eller en plats ute? Ring {kommunen} före dagen.")),
        (_("Försäkring"), _("Fråga coachen vem som betalar om något går sönder eller någon gör sig illa.")),
        (_("Pengarna"), _("Fråga vem som får pengarna och vad som gäller för moms och skatt.")),
    ]


def _point(venture: Venture, found: Contents, number: int, title: str, do: str) -> Point:
    """A row of the table: clear when it has an answer and a day on which it became clear. A photo counts as paper."""
    definition = chapters.field(TABLE)
    ref = f"f{number}"
    line = next((one for one in found.lines(definition) if one.ref == ref), None)
    answer = clean(line.value("answer")) if line else None
    done = clean(line.value("done_date")) if line else None
    who = clean(line.value("who_checks")) if line else None
    on_photo = answer is None and bool(found.photos.get(TABLE))
    where = reverse("venture:field", args=[venture.uid, "offer", "before_sale"], query={"rad": ref} if line else None)
    return Point(title, fill(do), str(answer or ""), str(who or ""), bool(answer and done) or on_photo, on_photo, where)


def _own_question(venture: Venture, found: Contents) -> Point:
    """Each one's own question to the authority: asked, never what was answered, and no name."""
    heads = found.at(EVERYBODY_ASKED)
    asked = bool(heads) and all(head.value == DONE for head in heads)
    do = _("Var och en frågar själv om sin ersättning, och lämnar sin lapp till coachen. Svaret skriver ni inte här.")
    where = reverse("venture:field", args=[venture.uid, "group", "benefit_check_done"])
    return Point(_("Var och ens egen fråga"), do, "", "", asked, False, where)
