"""Every text of the interface can be translated, and the language sweep: every one of them is."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings

from tests.house import messages
from tests.house.messages import CATALOGUES, Message
from tests.house.sources import shown, templates, text

# Words that are the same in every language, or a name.
NAMES = {"Bärkraft", "Svenska", "Lätt svenska", "English", "العربية", "A4", "PDF", "ASF", "BankID", "kr", "LIX", "QR"}
# Made for developers and editors, who read Swedish or English.
FOR_STAFF_ALONE = ("home/components", "letters", "wagtailadmin/", "workshop/")
SPOKEN = ("alt", "title", "aria-label", "placeholder", "label")
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}", re.DOTALL)
TRANSLATED = re.compile(r"\{%\s*(blocktranslate|blocktrans)\b.*?end\1\s*%\}", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
# Pieces of a template that fill a tag opened elsewhere: a block of class names, a run of attributes.
ATTRIBUTES = re.compile(r"^[a-z]+(?:-[a-z]+)+$|\b[a-z-]+=\"")
# A Swedish sentence beside its translation, marked with its own language: for a Swede who reads along.
SWEDISH_ON_PURPOSE = re.compile(r'<(\w+)[^>]*\blang="sv"[^>]*>.*?</\1>', re.DOTALL)
LETTERS = re.compile(r"[^\W\d_]{2,}")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


class Words(HTMLParser):
    """What a person reads or hears of a template, once its tags are gone."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        self.found += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)


def _unmarked(source: str) -> list[str]:
    bare = TAG.sub(" ", SWEDISH_ON_PURPOSE.sub(" ", TRANSLATED.sub(" ", COMMENT.sub(" ", source))))
    reader = Words()
    reader.feed(bare)
    reader.close()
    lines = [line.strip() for data in reader.found for line in data.split("\n")]
    words = [line for line in lines if LETTERS.search(line) and not ATTRIBUTES.search(line)]
    return [line for line in words if line.strip(" .:·–,()") not in NAMES]


def _for_people() -> list[Path]:
    pages = [path for path in templates() if path.suffix == ".html"]
    return [path for path in pages if not any(part in shown(path) for part in FOR_STAFF_ALONE)]


@pytest.mark.parametrize("path", _for_people(), ids=shown)
def test_no_text_stands_unmarked_in_a_template(path: Path) -> None:
    assert _unmarked(text(path)) == [], "wrap it in {% translate %} or {% blocktranslate %}"


def test_messages_are_found_as_makemessages_finds_them() -> None:
    source = (
        "{% translate 'Min dag' %}{% translate 'maj' context 'month' %}"
        "{% blocktranslate count n=n %}ett svar{% plural %}{{ n }} svar{% endblocktranslate %}"
        "{% blocktranslate trimmed with a=b %}\n  Hej {{ a }}!\n{% endblocktranslate %}"
        '{% include "x.html" with label=_("Nästa (två)") %}'
    )
    assert set(messages.in_template(source)) == {
        Message("Min dag"),
        Message("ett svar", "%(n)s svar"),
        Message("Hej %(a)s!"),
        Message("maj", "", "month"),
        Message("Nästa (två)"),
    }


def test_msgids_are_whole_and_short() -> None:
    long = {place: m.id for m, place in messages.found().items() if len(m.id) > 320}
    assert long == {}
    padded = {place: m.id for m, place in messages.found().items() if m.id != m.id.strip() and "\n" not in m.id}
    assert padded == {}, "sentences are not put together from pieces"


def test_every_language_of_the_interface_has_a_catalogue() -> None:
    assert {code for code, _ in settings.LANGUAGES} - {"sv"} == set(CATALOGUES)
    for code in CATALOGUES:
        assert messages.catalogue(code).exists()


@pytest.mark.parametrize("code", CATALOGUES)
def test_what_is_translated_keeps_its_placeholders(code: str) -> None:
    wrong = {}
    for message, entry in messages.entries(code).items():
        wanted = set(PLACEHOLDER.findall(message.id)) | set(PLACEHOLDER.findall(message.plural))
        given = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        # A plural form may leave the number out ("one answer"); nothing may be invented.
        for words in filter(None, given):
            has = set(PLACEHOLDER.findall(words))
            if has - wanted or (not message.plural and wanted - has):
                wrong[message.id] = words
    assert wrong == {}


@pytest.mark.languages
@pytest.mark.parametrize("code", CATALOGUES)
def test_every_text_is_translated(code: str) -> None:
    there = messages.entries(code)
    lacking = [
        f"{place}: {message.id}"
        for message, place in messages.found().items()
        if message not in there or not messages.is_translated(there[message])
    ]
    assert lacking == [], f"{len(lacking)} texts have no {code}: python -m tests.house.messages, then translate"


@pytest.mark.languages
@pytest.mark.parametrize("code", CATALOGUES)
def test_no_translation_is_left_over(code: str) -> None:
    assert [m.id for m in messages.entries(code) if m not in messages.found()] == []
