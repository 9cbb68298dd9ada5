"""Which words to show: the translation where there is a fresh one, else the Swedish."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from barkraft.translate.languages import SOURCE, base
from barkraft.translate.models import Segment, source_hash


@dataclass(frozen=True)
class Text:
    """Words to show, the language that they are in, and how they were made ("" = they are the original)."""

    words: str
    language: str
    state: str = ""

    @property
    def unread(self) -> bool:
        """Whether a machine made the words and nobody has read them."""
        return self.state == Segment.State.MACHINE


TITLE = "title"  # what a thing is called leads to it, and advises nobody: never locked


class Words:
    """The translated texts of some owners in one language. `locked`: every one but the titles, see `text`."""

    def __init__(self, language: str, rows: Iterable[Segment] = (), *, locked: bool = False) -> None:
        self.language = language
        self.locked = locked
        self._rows = {(row.owner_uid, row.block_key, row.field): row for row in rows}

    def text(self, owner: UUID, key: str, field: str, source: str, *, locked: bool = False) -> Text:
        """The words for one place. Behind its source, or `locked` and unread by a person: the Swedish is shown."""
        row = self._rows.get((owner, key, field))
        if row is None or row.source_hash != source_hash(source):
            return Text(source, SOURCE)
        if (locked or (self.locked and field != TITLE)) and row.state != Segment.State.READ:
            return Text(source, SOURCE)
        return Text(row.text, self.language, row.state)

    def is_foreign(self, text: Text) -> bool:
        """True where the text is not in the language of the page. Easy Swedish and Swedish are one."""
        return base(text.language) != base(self.language)


def words_of(owners: Iterable[UUID], language: str, *, locked: bool = False) -> Words:
    """One query for all texts of the owners; none for Swedish. `locked`: see Words."""
    if language == SOURCE:
        return Words(language)
    return Words(language, Segment.objects.filter(owner_uid__in=list(owners), language=language), locked=locked)
