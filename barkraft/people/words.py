"""Sentences about cards and accounts. Whole sentences, so that each language can order its own words."""

from django.utils.translation import gettext as _

from barkraft.people import facts
from barkraft.people.facts import CardState
from barkraft.people.models import AccountEvent, SignInCard
from barkraft.shared.formats import moment

Kind = AccountEvent.Kind
_BY_THE_HOUSE = {Kind.ACCOUNT_MADE, Kind.ROLE_GIVEN, Kind.ROLE_ENDED}  # a command gives the first coach hers: by nobody


def tries_words(card: SignInCard) -> str:
    """What is left after a wrong try, and what comes then."""
    left = facts.tries_left(card)
    if facts.lock_is_next(card):
        return {
            1: _("Du har ett försök kvar. Sen får din coach öppna kortet."),
            2: _("Du har två försök kvar. Sen får din coach öppna kortet."),
            3: _("Du har tre försök kvar. Sen får din coach öppna kortet."),
            4: _("Du har fyra försök kvar. Sen får din coach öppna kortet."),
        }[left]
    return {
        1: _("Du har ett försök kvar. Sen väntar vi 15 minuter."),
        2: _("Du har två försök kvar. Sen väntar vi 15 minuter."),
        3: _("Du har tre försök kvar. Sen väntar vi 15 minuter."),
        4: _("Du har fyra försök kvar. Sen väntar vi 15 minuter."),
    }[left]


def refusal_words(state: CardState, card: SignInCard | None) -> str:
    """Why a card does not open now, in one kind sentence or two."""
    if state == CardState.ASLEEP:
        return _("Kortet sover. Din coach väcker det när du får det i handen.")
    if state == CardState.PAUSED and card is not None:
        return _("Vi väntar lite. Försök igen klockan {time}.").format(time=moment(card.paused_until))
    if state == CardState.LOCKED:
        return _("Kortet är låst, så att ingen annan kommer in. Din coach kan öppna det.")
    return _("Det här kortet går inte att använda. Din coach kan ge dig ett nytt.")


def event_words(event: AccountEvent, *, mine: bool) -> str:
    """What was done to the account, by whom, in plain words. `mine`: the reader did it herself."""
    if mine:
        return _own_words(event)
    if event.by is None and event.kind in _BY_THE_HOUSE:
        return _own_words(event)
    who = event.by.first_name if event.by else _("En person som inte har konto längre")
    words = {
        Kind.CARD_PRINTED: _("{who} skrev ut ett kort till dig."),
        Kind.CARD_HANDED_OUT: _("{who} lämnade ut ditt kort."),
        Kind.PICTURES_RESET: _("{who} bytte dina bilder."),
        Kind.CARD_REVOKED: _("{who} stängde ditt kort."),
        Kind.CARD_UNLOCKED: _("{who} öppnade ditt kort igen."),
        Kind.ROLE_GIVEN: _("{who} gav dig en roll: {what}."),
        Kind.ROLE_ENDED: _("{who} avslutade din roll: {what}."),
        Kind.ACCOUNT_MADE: _("{who} skapade ditt konto."),
        Kind.REACH_CHANGED: _("{who} ändrade hur du blir påmind."),
    }
    if event.kind in words:
        return words[Kind(event.kind)].format(who=who, what=event.note)
    return _own_words(event)


def _own_words(event: AccountEvent) -> str:
    if event.kind == Kind.SIGNED_IN:
        return {
            "card": _("Du loggade in med ditt kort."),
            "code": _("Du loggade in med en kod."),
            "key": _("Du loggade in med en passnyckel."),
        }.get(event.note, _("Du loggade in."))
    return {
        Kind.PICTURES_CHOSEN: _("Du valde dina bilder."),
        Kind.CARD_LOCKED: _("Kortet låstes. Någon valde andra bilder än dina, många gånger."),
        Kind.ACCOUNT_MADE: _("Ditt konto skapades."),
        Kind.ROLE_GIVEN: _("Du fick en roll: {what}."),
        Kind.ROLE_ENDED: _("Din roll tog slut: {what}."),
        Kind.REACH_CHANGED: _("Du ändrade hur du blir påmind."),
    }.get(Kind(event.kind), _("Du ändrade ditt kort.")).format(what=event.note)
