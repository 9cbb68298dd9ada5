"""The sentences of the board, in the language that is on, and the addresses that they lead to."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from barkraft.coaching.board.said import Last, Met, Said
from barkraft.coaching.spoken import spoken
from barkraft.learn import facts as learning
from barkraft.shared import formats
from barkraft.shared.formats import isolated
from barkraft.venture.binder import chapters
from barkraft.venture.models import Gate, Venture

SWEDISH = "sv"  # spoken at a meeting without anybody asking


class Ways:
    """Addresses of one group after another. Each pattern is looked up once: for two hundred rows that is felt."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def to(self, name: str, *args: str) -> str:
        """The address, or "" for a name that there is not."""
        places = [f"--{number}--" for number in range(len(args))]
        if name not in self._known:
            try:
                self._known[name] = reverse(name, args=places)
            except NoReverseMatch:
                self._known[name] = ""
        address = self._known[name]
        for place, arg in zip(places, args, strict=True):
            address = address.replace(place, arg)
        return address


def phase_words(venture: Venture, held: int) -> str:
    """Where the group is, and how many times it has met."""
    where = str(venture.get_phase_display())
    if venture.state != Venture.State.ACTIVE:
        where = f"{where}, {venture.get_state_display()}"
    met = ngettext("{held} möte hittills.", "{held} möten hittills.", held).format(held=held)
    return f"{where}. {met}"


def calm_words(venture: Venture, told: Said) -> str:
    """What is said of a group that waits for nothing: also that it rests, and since when."""
    if venture.state == Venture.State.PAUSED and told.rested:
        return _("De har paus sen {day}.").format(day=formats.day(datetime.fromisoformat(told.rested)))
    return _("Inget just nu")


@dataclass(frozen=True)
class Planned:
    """The next meeting as the board says it. `interpreter`: who is to come, and whether she is booked; "" for none."""

    starts_at: datetime
    words: str
    interpreter: str


def planned(at: datetime, met: Met) -> Planned:
    """The meeting with its interpreter in words."""
    when = f"{capfirst(formats.day(at))}, {formats.moment(at)}"
    if not met.interpreter:
        return Planned(at, when, "")
    if met.language == SWEDISH:
        return Planned(at, when, _("Tolk: bokad") if met.booked else _("Tolk: inte bokad"))
    words = _("Tolk {language}: bokad") if met.booked else _("Tolk {language}: inte bokad")
    return Planned(at, when, words.format(language=spoken(met.language)))


@dataclass(frozen=True)
class Latest:
    """The newest thing in a group, and the day that it belongs to."""

    words: str
    on: date
    address: str


def latest_words(venture: Venture, told: Said, held: list[tuple[datetime, Met]], ways: Ways) -> Latest | None:
    """What happened last: what was written, or a meeting where that is newer. None where nothing has happened."""
    met = held[-1][1] if held else None
    if met and (told.last is None or met.at > told.last.at):
        on = timezone.localtime(held[-1][0]).date()
        return Latest(_("Möte"), on, ways.to("coaching:venture", venture.uid))
    return _written(venture, told.last, ways) if told.last else None


def _written(venture: Venture, last: Last, ways: Ways) -> Latest | None:
    on = date.fromisoformat(last.on)
    if last.kind == "decision":
        words = _("De bestämde: {text}").format(text=isolated(last.words))
        return Latest(words, on, ways.to("venture:decisions", venture.uid))
    if last.kind == "gate":
        words = _("Vägval: {way}").format(way=Gate.Result(last.words).label)
        return Latest(words, on, ways.to("venture:gate", venture.uid))
    if last.kind == "done":
        title = learning.title_of(last.words) or last.words
        words = _("De är klara med {module}").format(module=isolated(title))
        return Latest(words, on, ways.to("learn:module", last.words))
    section, _dot, key = last.words.partition(".")
    name, label = last.name or _("Någon"), field_label(last.words) or last.words
    words = _("%(name)s skrev i %(field)s") % {"name": isolated(name), "field": isolated(label)}
    return Latest(words, on, ways.to("venture:field", venture.uid, section, key))


def field_label(field: str) -> str:
    """What a field of the binder is called; "" for one that is there no more."""
    try:
        return chapters.field(field).label
    except KeyError:
        return ""
