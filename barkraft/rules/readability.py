"""How hard a Swedish text is on the surface: LIX and sentence lengths.

LIX (Björnsson, 1968) = words per sentence + per cent of words longer than six
letters. It says nothing about whether a text is understood; it only stops a text
that is certainly too hard. Limits: content/program.yaml, `readability_levels`.
"""

import re
from dataclasses import dataclass

# A sentence ends at . ! ? : or at a line break; a decimal or a clock time (10.30) does not end one.
_SENTENCE_END = re.compile(r"[!?:]+|(?<!\d)\.+|\.+(?!\d)|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d \u00a0\u202f.,]*\d|\d")
LONG = 6


@dataclass(frozen=True)
class Readability:
    """Figures of one text. `lix` is raw; `lix_without_terms` leaves glossary terms out."""

    words: int
    sentences: int
    lix: float
    lix_without_terms: float
    mean: float  # words a sentence
    longest: int  # words in the longest sentence
    longest_sentence: str


@dataclass(frozen=True)
class Limit:
    """The highest values that a text of one level may have."""

    lix: float
    mean: float
    longest: int


LATT = Limit(lix=30, mean=10, longest=16)
KLARSPRAK = Limit(lix=40, mean=14, longest=22)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without empty ones."""
    return [s.strip() for s in _SENTENCE_END.split(text) if _WORD.search(s)]


def words(text: str) -> list[str]:
    """The words of a text: runs of letters with hyphens inside, and numbers as one word each."""
    return _WORD.findall(text)


def measure(text: str, terms: frozenset[str] = frozenset()) -> Readability:
    """Measure a text. `terms` are glossary forms in lower case, one or more words each."""
    parts = sentences(text)
    all_words = words(text)
    if not parts:
        return Readability(0, 0, 0.0, 0.0, 0.0, 0, "")
    longest = max(parts, key=lambda s: len(words(s)))
    mean = len(all_words) / len(parts)
    plain = words(_without(text, terms)) if terms else all_words
    return Readability(
        words=len(all_words),
        sentences=len(parts),
        lix=round(mean + _long_share(all_words), 1),
        lix_without_terms=round(len(plain) / len(parts) + _long_share(plain), 1),
        mean=round(mean, 1),
        longest=len(words(longest)),
        longest_sentence=longest,
    )


def breaches(figures: Readability, limit: Limit) -> list[str]:
    """What goes over the limit, in English, for reports; empty when nothing does."""
    found = []
    if figures.lix > limit.lix:
        found.append(f"LIX {figures.lix} > {limit.lix}")
    if figures.mean > limit.mean:
        found.append(f"mean sentence {figures.mean} > {limit.mean}")
    if figures.longest > limit.longest:
        found.append(f"sentence of {figures.longest} words > {limit.longest}: {figures.longest_sentence}")
    return found


def _long_share(some: list[str]) -> float:
    return 100 * sum(len(w) > LONG for w in some) / len(some) if some else 0.0


def _without(text: str, terms: frozenset[str]) -> str:
    ordered = sorted(terms, key=len, reverse=True)
    pattern = r"\b(?:" + "|".join(re.escape(t) for t in ordered) + r")\b"
    return re.sub(pattern, "", text, flags=re.IGNORECASE)
