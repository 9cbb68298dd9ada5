"""What is said when somebody leaves, a group rests or stops, a binder is erased, or somebody dies.

Four short lists (what is printed, given back, kept, erased) and what the coach does, in plain words. Law beside it has
its source, and says how it was checked.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from barkraft.shared import formats
from barkraft.venture.models import Venture
from barkraft.venture.rests import Rest


@dataclass(frozen=True)
class Part:
    """One of the lists."""

    title: str
    icon: str
    lines: list[str]


@dataclass(frozen=True)
class LawLine:
    """What the law says, where it stands, and how it was checked."""

    words: str
    source: str


@dataclass(frozen=True)
class Parting:
    """A quiet page in parts."""

    parts: list[Part]
    law: list[LawLine] = field(default_factory=list)


def _parts(printed: list[str], returned: list[str], kept: list[str], erased: list[str], coach: list[str]) -> list[Part]:
    return [
        Part(_("Det här skrivs ut"), "print", printed),
        Part(_("Det här lämnas tillbaka"), "card", returned),
        Part(_("Det här finns kvar"), "binder", kept),
        Part(_("Det här tas bort"), "bin", erased),
        Part(_("Det här gör coachen"), "phone", coach),
    ]


def _read(paragraphs: str) -> str:
    """The Act on economic associations, read in the text of the law: VERIFIED in our fact sheet."""
    return _("Lagen om ekonomiska föreningar, {place}. Läst i lagtexten, februari 2026.").format(place=paragraphs)


def leaving(venture: Venture) -> Parting:
    """For the one who leaves a group."""
    law = []
    if venture.registered_on:
        law.append(
            LawLine(
                _(
                    "Är du medlem i föreningen? Då är du medlem tills du säger upp medlemskapet hos styrelsen. "
                    "Det slutar när räkenskapsåret är slut, tidigast en månad efter att du sa upp det. "
                    "Stadgarna kan säga upp till sex månader, och att man stannar i upp till två år."
                ),
                _read(_("4 kapitlet 7 och 9 §")),
            )
        )
    return Parting(
        _parts(
            printed=[_("Det du skrev i gruppen. Du tar det med dig.")],
            returned=[_("Ditt kort, om du inte är med i en annan grupp. Det slutar fungera.")],
            kept=[
                _("Gruppens ord och beslut. Ditt namn står inte där."),
                _("I coachens logg: vilka möten du var med på. Den finns i två år. Då kan du få ett närvarointyg."),
                _("Ditt konto. Det tas bort ett år efter att du loggade in sist. Du kan ta bort det i dag."),
            ],
            erased=[_("Ditt namn i gruppens pärm och beslut."), _("Det du väljer här.")],
            coach=[
                _("Ringer dig inom två veckor, om du vill. Du behöver inte säga varför du slutar."),
                _("Tar bort ditt namn om gruppen har skrivit det i en text. Säg till."),
            ],
        ),
        law,
    )


def moving(venture: Venture) -> Parting:
    """For one who goes over to another group of the same coach's."""
    return Parting(
        _parts(
            printed=[_("Det personen skrev, om personen vill ha det.")],
            returned=[_("Inget. Kortet gäller i den nya gruppen.")],
            kept=[
                _("Allt i den gamla gruppen. Personens namn står inte där."),
                _("Raderna som ni väljer kommer också med till den nya gruppen, med namn."),
            ],
            erased=[_("Personens namn i den gamla gruppens pärm och beslut.")],
            coach=[_("Säger välkommen i den nya gruppen.")],
        )
    )


def resting(venture: Venture, rest: Rest, *, stopped: bool) -> Parting:
    """For a group that has a pause, or has stopped."""
    until = formats.day(rest.kept_until)
    kept = [_("Allt ni har skrivit, till {day}.").format(day=until), _("Era konton, tills ni tar bort dem.")]
    erased = [_("Inget nu."), _("Pärmen tas bort {day}. Coachen ringer först.").format(day=until)]
    if not rest.by_itself:
        erased = [_("Inget av sig självt.")]
        kept = [_("Allt ni har skrivit."), _("Era konton, tills ni tar bort dem.")]
    if stopped:
        returned = [_("Korten. Ge dem till coachen när ni har skrivit ut det ni vill ha.")]
    else:
        returned = [_("Inget. Korten gäller under pausen.")]
    return Parting(
        _parts(
            printed=[_("Var och ens egna ord."), _("Pärmen, om ni vill.")],
            returned=returned,
            kept=kept,
            erased=erased,
            coach=[_("Ringer er efter ett halvår och frågar hur det går."), _("Skickar inga påminnelser.")],
        ),
        association(venture),
    )


def association(venture: Venture) -> list[LawLine]:
    """What a registered association keeps itself, whatever happens here."""
    if not venture.registered_on:
        return []
    words = _(
        "Föreningen är registrerad. Den bestämmer själv över sina uppgifter. "
        "Listan på medlemmar ska finnas kvar i minst sju år efter att föreningen är slut."
    )
    return [LawLine(words, _read(_("5 kapitlet 6 och 7 §")))]


def ending(venture: Venture) -> Parting:
    """Before a group's binder is erased."""
    return Parting(
        _parts(
            printed=[_("Pärmen och var och ens egna ord. Gör det först. Sen går det inte.")],
            returned=[_("Kort som tillhör någon utan annan grupp. De slutar fungera.")],
            kept=[
                _("Gruppens namn, fas och dagar. Vilka vägval ni gjorde, men inte orden."),
                _(
                    "Vilka dagar ni hade möte, hur länge, på vilket språk och med vilka moduler. "
                    "Det är för projektets timmar."
                ),
                _("I vars och ens konto: att personen var med i gruppen. Det tas bort med kontot."),
                _("Coachens timmar: dag, hur länge och vilken hjälp. Inga namn på er."),
            ],
            erased=[
                _("Allt i pärmen, med historik och foton."),
                _("Beslut, frågor, svar och det ni sa efter möten."),
                _("Orden i mötesloggen och vilka som var med."),
                _("Inbjudningar och påminnelser."),
                _("Frågor om hjälp, bokade tider och anteckningar från råd."),
            ],
            coach=[_("Ringer gruppen efter ett halvår, om det inte redan är gjort.")],
        ),
        association(venture),
    )


def joining(target: Venture) -> list[LawLine]:
    """What it is not to come to a group that is a registered association."""
    if not target.registered_on:
        return []
    words = _(
        "Föreningen är registrerad. Den som kommer hit blir inte medlem i föreningen av det, och inte vald till något. "
        "Föreningen tar själv in sina medlemmar."
    )
    return [LawLine(words, _read(_("4 kapitlet 1 och 2 §"))), *association(target)]


def death(venture: Venture) -> Parting:
    """When somebody has died."""
    words = _(
        "Var personen medlem i en registrerad förening? Medlemskapet slutar när ett räkenskapsår tar slut, "
        "närmast efter sex månader från dödsfallet. De som ärver kan söka om medlemskap inom sex månader."
    )
    return Parting(
        _parts(
            printed=[_("Det personen skrev, för familjen. Bara om familjen vill ha det.")],
            returned=[_("Kortet. Det slutar fungera nu.")],
            kept=[
                _("Gruppens ord och beslut. Personens namn står inte där."),
                _("Det som finns på papper hos er."),
            ],
            erased=[
                _("Kontot: namn, språk, svar och allt annat om personen."),
                _("Personens namn i gruppens pärm och beslut."),
            ],
            coach=[
                _("Ringer familjen själv. Inget namn på någon i familjen skrivs här."),
                _("Berättar för gruppen. Ingen påminnelse går till personen."),
                _("Läser pärmen med gruppen. Står namnet i en text eller lista bestämmer ni om det ska vara kvar."),
            ],
        ),
        [LawLine(words, _read(_("4 kapitlet 4 och 10 §"))), *association(venture)],
    )
