"""The twelve pictures of a sign-in card, in the order they are shown. Three of them, in order: 1,320 ways."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HOW_MANY = 3


@dataclass(frozen=True)
class Picture:
    """`name` is the file static/pictures/<name>.svg and what the HMAC is made of: it never changes."""

    name: str
    word: str | Promise


PICTURES = (
    Picture("sten", _("sten")),
    Picture("bat", _("båt")),
    Picture("far", _("får")),
    Picture("brod", _("bröd")),
    Picture("cykel", _("cykel")),
    Picture("sol", _("sol")),
    Picture("fyr", _("fyr")),
    Picture("lavendel", _("lavendel")),
    Picture("kopp", _("kopp")),
    Picture("nyckel", _("nyckel")),
    Picture("fisk", _("fisk")),
    Picture("trad", _("träd")),
)
NAMES = tuple(picture.name for picture in PICTURES)


def in_order(names: list[str]) -> list[Picture]:
    """The pictures of these names, in the order given. KeyError for an unknown name."""
    by_name = {picture.name: picture for picture in PICTURES}
    return [by_name[name] for name in names]


def stand_beside_each_other(names: list[str]) -> bool:
    """Whether three stand in a row as shown, forwards or backwards: what a stranger tries first."""
    places = [NAMES.index(name) for name in names]
    steps = {after - before for before, after in pairwise(places)}
    return steps in ({1}, {-1})
