"""Cuts Markdown into parts that each fit on a wall, and on a phone. Plain Python: no Django."""

import re
from collections.abc import Iterable

MOST = 320  # signs that can be read from the back of a room, beside a picture
_PARAGRAPH = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"\s*(?:[-*]|\d+\.)\s+")
_SENTENCE = re.compile(r".+?(?:[.!?؟…]+[”\"»)]*(?:\s+|$)|$)", re.DOTALL)


def parts(text: str, most: int = MOST) -> list[str]:
    """The text in parts of at most `most` signs, each Markdown of its own.

    Cut between paragraphs, then between the items of a list, then between sentences. A longer sentence stays whole.
    """
    pieces: list[str] = []
    for paragraph in _PARAGRAPH.split(text.strip()):
        pieces += [paragraph] if len(paragraph) <= most else _smaller(paragraph, most)
    return packed((piece for piece in pieces if piece.strip()), most)


def packed(pieces: Iterable[str], most: int = MOST, between: str = "\n\n") -> list[str]:
    """Neighbours put together as long as they fit."""
    made: list[str] = []
    for piece in pieces:
        if made and len(made[-1]) + len(between) + len(piece) <= most:
            made[-1] += between + piece
        else:
            made.append(piece)
    return made


def _smaller(paragraph: str, most: int) -> list[str]:
    lines = paragraph.split("\n")
    if all(_ITEM.match(line) for line in lines):
        return packed(lines, most, "\n")
    return packed(_whole_marks(sentence.strip() for sentence in _SENTENCE.findall(paragraph)), most, " ")


def _whole_marks(sentences: Iterable[str]) -> list[str]:
    """Sentences, but where **strong** words go over a full stop they stay together."""
    made: list[str] = []
    for sentence in sentences:
        if made and made[-1].count("**") % 2:
            made[-1] += f" {sentence}"
        else:
            made.append(sentence)
    return made
