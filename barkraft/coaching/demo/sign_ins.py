"""How to come in as one of the demo people. Cards are made once an installation and kept in its home folder."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from barkraft.coaching.demo.build import COACH, EDITOR, LEAD
from barkraft.coaching.demo.cards import three
from barkraft.coaching.paper.cards import card_address
from barkraft.people import facts
from barkraft.people.actions import choose_pictures, hand_out, issue_card
from barkraft.people.facts import CardState
from barkraft.people.models import SignInCard, User
from barkraft.people.pictures import in_order
from barkraft.people.secrets_of_cards import pictures_hmac, token_hash

# Who has a card in the demo: role, first name, group.
CARDS = (("founder", "Hodan", "Hemse bröd"), ("board", "Samir", "Sanda tvätt"))


@dataclass(frozen=True)
class SignIn:
    """`pictures` in order for a card; `email` for who signs in by code."""

    who: str
    name: str
    where: str
    address: str
    pictures: tuple[str, ...] = ()
    email: str = ""


def sign_ins() -> list[SignIn]:
    """Every demo sign-in. A card that no longer opens is made anew."""
    kept = _kept()
    coach = User.objects.get(email=COACH)
    found = []
    for who, name, where in CARDS:
        person = User.objects.get(is_demo=True, first_name=name, access__venture__name=where, access__ended_on=None)
        if not _opens(person, kept.get(who, {})):
            kept[who] = _make(person, coach)
            _keep(kept)
        words = tuple(str(picture.word) for picture in in_order(kept[who]["pictures"]))
        found.append(SignIn(who, name, where, card_address(kept[who]["token"]), words))
    page = settings.BASE_URL + "/sv/logga-in/"
    found.append(SignIn("coach", "Åsa", "coach", page, email=COACH))
    found.append(SignIn("editor", "Karin", "redaktör", page, email=EDITOR))
    found.append(SignIn("lead", "Mikael", "projektledare och administratör", page, email=LEAD))
    return found


def _file() -> Path:
    return settings.HOME / "demo.json"


def _kept() -> dict[str, Any]:
    try:
        return dict(json.loads(_file().read_text()))
    except (FileNotFoundError, json.JSONDecodeError):
        return {}


def _keep(kept: dict[str, Any]) -> None:
    """Write for this user's eyes alone: the file opens two accounts."""
    descriptor = os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as out:
        json.dump(kept, out)


def _opens(person: User, kept: dict[str, Any]) -> bool:
    card = SignInCard.objects.filter(user=person, revoked_at=None).first()
    if card is None or not kept or facts.card_state(card) not in {CardState.IN_USE, CardState.PAUSED}:
        return False
    pictures_fit = card.pictures_hmac == pictures_hmac(card.uid, kept["pictures"])
    return card.token_hash == token_hash(kept["token"]) and pictures_fit


def _make(person: User, coach: User) -> dict[str, object]:
    card, token = issue_card(user=person, by=coach)
    names = three()
    choose_pictures(card=hand_out(card=card, by=coach), names=names)
    return {"token": token, "pictures": names}
