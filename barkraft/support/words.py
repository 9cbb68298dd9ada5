"""What happened with a question, told as a list of sentences."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from barkraft.shared import clock
from barkraft.support import catalogue, states
from barkraft.support.models import Booking, Request
from barkraft.venture.models import Venture

S = Request.State


@dataclass(frozen=True)
class Told:
    """One question in a list: the function's name in Swedish, what was asked, where it stands."""

    request: Request
    name: str
    state: str


@dataclass(frozen=True)
class Step:
    """One thing that happened: who did it ("" for nobody named), what, and what was said."""

    sentence: str
    words: str
    at: datetime


def told(request: Request) -> Told:
    """A question as it stands in a list."""
    return Told(request, catalogue.name_of(request.function_id), str(request.get_state_display()))


def steps(request: Request) -> list[Step]:
    """All that happened, oldest first. One query."""
    found, before = [], ""
    for step in request.steps.select_related("by"):
        name = step.by.first_name if step.by else ""
        # The same state again with words is somebody who said more; an answer is one each time.
        more = step.state == before and step.state != S.OFFERED
        sentence = _more(name) if more else _sentence(step.state, name, request.by_phone)
        found.append(Step(sentence, step.words, step.at))
        before = step.state
    return found


def coming(venture: Venture) -> list[Booking]:
    """Times that are proposed or agreed, the next one first."""
    rows = venture.bookings.filter(state__in=states.COMING, starts_at__gte=clock.now())
    return list(rows.select_related("staff", "request"))


def _more(name: str) -> str:
    return _("{name} skrev mer.").format(name=name) if name else _("Någon skrev mer.")


def _sentence(state: str, name: str, by_phone: bool) -> str:
    if not name:
        return str(S(state).label)
    if by_phone and state == S.SENT:
        return _("{name} skrev in det ni sa på telefon.").format(name=name)
    sentences = {
        S.SENT: _("{name} frågade."),
        S.TRIAGED: _("{name} har läst frågan."),
        S.OFFERED: _("{name} svarade."),
        S.BOOKED: _("{name} bokade en tid."),
        S.WAITING: _("{name} väntar på svar från någon annan."),
        S.DELIVERED: _("{name} skrev: nu har ni fått hjälpen."),
        S.FOLLOWED_UP: _("{name} sa om det hjälpte."),
        S.DECLINED: _("{name} svarade att vi inte kan hjälpa med det här."),
        S.WITHDRAWN: _("{name} tog tillbaka frågan."),
    }
    found = sentences.get(S(state))
    return found.format(name=name) if found else str(S(state).label)
