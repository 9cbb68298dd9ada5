"""What a group waits for its coach to do, and where it is done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from barkraft.coaching.board.said import Met, Said
from barkraft.coaching.board.words import SWEDISH, Shown, Ways
from barkraft.coaching.spoken import spoken
from barkraft.learn import facts as learning
from barkraft.shared.formats import isolated
from barkraft.venture.models import Venture

ROW = "person-"  # the id of a person's row on the group's page begins so
LOGGED_WITHIN = timedelta(days=21)  # an older meeting that nobody logged is no longer remembered
LONG_REST = timedelta(weeks=8)  # then somebody asks how it is
Time = tuple[datetime, Met]


@dataclass(frozen=True)
class Need(Shown):
    """One thing that a group waits for its coach to do, and where it is done."""

    words: str
    address: str


@dataclass(frozen=True)
class _Group:
    """One group at the moment that the board is shown."""

    venture: Venture
    told: Said
    last: Time | None  # the last meeting held
    coming: Time | None
    now: datetime
    ways: Ways

    def to(self, name: str, *args: str) -> str:
        return self.ways.to(f"coaching:{name}", self.venture.uid, *args)


def needs_of(
    venture: Venture, told: Said, held: list[Time], coming: Time | None, now: datetime, ways: Ways
) -> list[Need]:
    """Persons first, then what the next meeting needs, then the group's own road."""
    group = _Group(venture, told, held[-1] if held else None, coming, now, ways)
    needs = [*_persons(group), *_rests(group)]
    if venture.state in {Venture.State.STOPPED, Venture.State.DONE}:
        return needs
    return [*needs, *_meetings(group), *_modules(group), *_plan(group)]


def to_log(told: Said, held: list[Time], now: datetime) -> Met | None:
    """The last meeting, where it waits for its log."""
    if not held or held[-1][1].logged or now - held[-1][0] > LOGGED_WITHIN:
        return None
    return held[-1][1]


def _persons(group: _Group) -> list[Need]:
    """Somebody who cannot come in, questions that wait for an answer, help that is asked for."""
    here, say, told = group.to("venture"), group.ways.say, group.told
    needs = [Need(say(_locked, name), f"{here}#{ROW}{uid}") for uid, name in told.locked]
    if told.questions:
        needs.append(Need(say(_questions, told.questions), group.ways.to("coaching:questions") or here))
    if told.requests:
        needs.append(Need(say(_requests, told.requests), group.ways.to("coaching:support") or here))
    return needs


def _locked(name: str) -> str:
    return _("Öppna kortet för {name}.").format(name=isolated(name))


def _questions(number: int) -> str:
    return ngettext("Svara på en fråga.", "Svara på {number} frågor.", number).format(number=number)


def _requests(number: int) -> str:
    return ngettext("De ber om hjälp med en sak.", "De ber om hjälp med {number} saker.", number).format(number=number)


def _rests(group: _Group) -> list[Need]:
    """A group that chose to stop waits to be talked to; one that rests for long, to be asked how it is."""
    where = group.to("venture") if group.coming else group.to("meeting_new")
    met = group.last[1].at if group.last else ""
    if group.venture.state == Venture.State.STOPPED and met <= group.told.rested:
        return [Need(_("Prata med gruppen. Den valde stopp."), where)]
    if group.venture.state == Venture.State.PAUSED and not group.coming and group.told.rested:
        since = datetime.fromisoformat(max(met, group.told.rested))
        if group.now - since > LONG_REST:
            return [Need(_("Ring gruppen. Den har haft paus länge."), where)]
    return []


def _meetings(group: _Group) -> list[Need]:
    """The log of the last meeting, the interpreter of the next."""
    needs, say = [], group.ways.say
    met = to_log(group.told, [group.last] if group.last else [], group.now)
    if met and group.last:
        words = say(_log, group.ways.day(group.last[0]))
        needs.append(Need(words, group.to("meeting_log", met.uid) or group.to("venture")))
    if group.coming and group.coming[1].interpreter and not group.coming[1].booked:
        met = group.coming[1]
        needs.append(Need(say(_interpreter, met.language), group.to("meeting_edit", met.uid)))
    return needs


def _log(day: str) -> str:
    return _("Logga mötet {day}.").format(day=day)


def _interpreter(language: str) -> str:
    if language == SWEDISH:
        return _("Boka tolk.")
    return _("Boka tolk, {language}.").format(language=spoken(language))


def _modules(group: _Group) -> list[Need]:
    """Modules of every phase that the group has called done."""
    return [Need(group.ways.say(_seen, slug), learning.address_for(group.venture, slug)) for slug in group.told.waiting]


def _seen(slug: str) -> str:
    module = isolated(learning.title_of(slug) or slug)
    return _("Titta på {module} och säg: jag har sett.").format(module=module)


def _plan(group: _Group) -> list[Need]:
    if group.coming is None and group.venture.state == Venture.State.ACTIVE:
        return [Need(group.ways.say(_no_meeting), group.to("meeting_new"))]
    return []


def _no_meeting() -> str:
    return _("Bestäm nästa möte.")
