"""A text of a module as a page shows it: in the page's language where there is one, with the words of the place."""

from dataclasses import dataclass
from uuid import UUID

from barkraft.shared.place_words import fill
from barkraft.translate.facts import Words


@dataclass(frozen=True)
class Line:
    """A text. `foreign`: in Swedish on a page in another language. `machine`: translated so, and read by nobody."""

    words: str
    foreign: bool
    machine: bool = False


def line(words: Words, owner: UUID, key: str, name: str, source: str) -> Line:
    """The text of one place of a module or a unit."""
    text = words.text(owner, key, name, source)
    return Line(fill(text.words), words.is_foreign(text), text.unread)
