"""The sentences of the board, in the language that is on, and the addresses that they lead to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from barkraft.coaching.board.said import Met, Said
from barkraft.coaching.spoken import spoken
from barkraft.learn import facts as learning
from barkraft.shared import formats
from barkraft.shared.formats import isolated
from barkraft.venture.binder import chapters
from barkraft.venture.models import Gate, Phase, Venture

SWEDISH = "sv"  # spoken at a meeting without anybody asking


class Shown:
    """What a template reads. It asks for row["name"] before row.name, and at two hundred rows each miss is felt."""

    def __getitem__(self, name: str) -> Any:
        return self.__dict__[name]


class Ways:
    """Addresses and sentences of one page. Each pattern is looked up once, each sentence made once: with two hundred
    rows that is felt.
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._said: dict[tuple[Any, ...], str] = {}

    def to(self, name: str, *args: str) -> str:
        """The address, or "" for a name that there is not."""
        pattern = self._known.get(name)
        if pattern is None:
            pattern = self._known[name] = _pattern(name, len(args))
        return pattern.format(*args)

    def say(self, sentence: Callable[..., str], *about: Any) -> str:
        """What the function makes of these arguments, and of nothing else."""
        key = (sentence, *about)
        if key not in self._said:
            self._said[key] = sentence(*about)
        return self._said[key]

    def day(self, at: datetime) -> str:
        """The day in words."""
        return self.say(formats.day, timezone.localtime(at).date())


def _pattern(name: str, places: int) -> str:
    """The address with {} where its arguments stand."""
    marks = [f"--{number}--" for number in range(places)]
    try:
        pattern = reverse(name, args=marks)
    except NoReverseMatch:
        return ""
    for mark in marks:
        pattern = pattern.replace(mark, "{}")
    return pattern


def phase_words(phase: str, state: str, held: int) -> str:
    """Where the group is, and how many times it has met."""
    where = str(Phase(phase).label)
    if state != Venture.State.ACTIVE:
        where = f"{where}, {Venture.State(state).label}"
    met = ngettext("%(held)s möte hittills.", "%(held)s möten hittills.", held) % {"held": held}
    return f"{where}. {met}"


def calm_words(since: str) -> str:
    """What is said of a group that waits for nothing. `since`: the day in words when it began to rest, or ""."""
    return _("De har paus sen {day}.").format(day=since) if since else _("Inget just nu")


def more_words(more: int) -> str:
    """How many fields are missing beside those that are named."""
    return ngettext("och %(more)s sak till", "och %(more)s saker till", more) % {"more": more} if more else ""


def met_words(day: str) -> str:
    """What the last meeting is called."""
    return _("Mötet {day}").format(day=day)


@dataclass(frozen=True)
class Planned(Shown):
    """The next meeting as the board says it. `interpreter`: who is to come, and whether she is booked; "" for none."""

    starts_at: datetime
    words: str
    interpreter: str
    address: str  # where its papers are printed


def planned(venture: Venture, at: datetime, met: Met, ways: Ways) -> Planned:
    """The meeting with its interpreter in words."""
    local = timezone.localtime(at)
    when = f"{capfirst(ways.day(at))}, {ways.say(formats.moment, time(local.hour, local.minute))}"
    interpreter = ways.say(_interpreter, met.language, met.booked) if met.interpreter else ""
    return Planned(at, when, interpreter, ways.to("coaching:meeting_print", venture.uid, met.uid))


def _interpreter(language: str, booked: bool) -> str:
    if language == SWEDISH:
        return _("Tolk: bokad") if booked else _("Tolk: inte bokad")
    words = _("Tolk {language}: bokad") if booked else _("Tolk {language}: inte bokad")
    return words.format(language=spoken(language))


@dataclass(frozen=True)
class Latest(Shown):
    """The newest thing in a group, and the day that it belongs to, in words."""

    words: str
    day: str
    address: str


def latest_words(venture: Venture, told: Said, held: list[tuple[datetime, Met]], ways: Ways) -> Latest | None:
    """What happened last: what was written, or a meeting where that is newer. None where nothing has happened."""
    met = held[-1][1] if held else None
    if met and (told.last is None or met.at > told.last.at):
        return Latest(ways.say(_meeting), ways.day(held[-1][0]), ways.to("coaching:venture", venture.uid))
    if told.last is None:
        return None
    on = ways.say(formats.day, date.fromisoformat(told.last.on))
    return Latest(ways.say(_written, told.last.kind, told.last.words, told.last.name), on, _where(venture, told, ways))


def _meeting() -> str:
    return _("Möte")


def _written(kind: str, words: str, name: str) -> str:
    if kind == "decision":
        return _("De bestämde: {text}").format(text=isolated(words))
    if kind == "gate":
        return _("Vägval: {way}").format(way=Gate.Result(words).label)
    if kind == "done":
        return _("De är klara med {module}").format(module=isolated(learning.title_of(words) or words))
    field = isolated(field_label(words) or words)
    return _("%(name)s skrev i %(field)s") % {"name": isolated(name or _("Någon")), "field": field}


def _where(venture: Venture, told: Said, ways: Ways) -> str:
    assert told.last is not None
    if told.last.kind == "decision":
        return ways.to("venture:decisions", venture.uid)
    if told.last.kind == "gate":
        return ways.to("venture:gate", venture.uid)
    if told.last.kind == "done":
        return ways.to("learn:module", told.last.words)
    section, _dot, key = told.last.words.partition(".")
    return ways.to("venture:field", venture.uid, section, key)


def field_label(field: str) -> str:
    """What a field of the binder is called; "" for one that is there no more."""
    try:
        return chapters.field(field).label
    except KeyError:
        return ""
