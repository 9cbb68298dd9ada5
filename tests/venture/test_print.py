"""The binder on paper: three readers, and what each may not see is not in the document."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from barkraft.shared import pdf
from barkraft.venture import actions, binder, printing
from barkraft.venture.binder import Place, Writing, chapters

SECRET = {"public": "öppet", "enterprise": "internt", "personal": "namnet Olena"}


@pytest.fixture
def printed(monkeypatch):
    """The data that goes into the document, instead of the document."""
    seen = {}

    def render(template_name, data, *, title, language, files=None):
        seen.update(data=data, title=title, files=files)
        return b"%PDF"

    monkeypatch.setattr(printing.pdf, "render", render)

    def made(venture, reader, chapter=""):
        printing.binder_pdf(venture, reader, "sv", chapter)
        return str(seen["data"])

    made.seen = seen
    return made


@pytest.fixture
def full(hemse, hodan):
    """Every text field and every table of the binder holds words that tell how sensitive they are."""
    for definition in chapters.dossier().fields:
        if binder.bind(definition).closed:
            continue
        words = f"{SECRET[definition.sensitivity]} {definition.id}"
        if definition.is_table:
            worded = [c for c in definition.columns if c.type in {"text", "longtext"} and not _ready(definition, c)]
            if worded:
                actions.add_row(place=Place(hemse, definition.id), cells={worded[0].key: words}, writing=Writing(hodan))
        elif definition.type in {"text", "longtext", "list"}:
            actions.write_answer(place=Place(hemse, definition.id), value=words, writing=Writing(hodan))
    return hemse


def _ready(definition, column):
    return any(column.key in row for row in definition.first_rows)


def test_the_group_reads_all_but_the_own_cards(full, printed):
    text = printed(full, "group")
    for word in SECRET.values():
        assert word in text
    assert "personal." not in text


def test_the_adviser_reads_no_names_but_posts(full, printed):
    text = printed(full, "adviser")
    assert "öppet" in text
    assert "internt" in text
    shown = {f.id for f in chapters.dossier().fields if f"{SECRET['personal']} {f.id}" in text}
    assert shown == printing.ADVISER_ALSO


def test_outsiders_read_only_what_is_open(full, printed):
    text = printed(full, "outside")
    assert "öppet" in text
    assert "internt" not in text
    assert "Olena" not in text


def test_one_chapter(full, printed):
    text = printed(full, "group", "group")
    assert "group.agreement" in text
    assert "offer." not in text


def test_it_is_an_accessible_document_for_each_reader_in_each_language(full, caplog):
    for reader in printing.READERS:
        for language in ("sv", "sv-simple", "en", "ar"):
            made = printing.binder_pdf(full, reader, language)
            assert made.startswith(b"%PDF")
            assert b"pdfuaid" in made, (reader, language)
    assert not caplog.records


def test_an_empty_binder_prints(hemse):
    assert b"pdfuaid" in printing.binder_pdf(hemse, "outside", "sv")


def test_what_people_write_cannot_break_it(hemse, hodan):
    for words in ("😀 ሰላም \x07 Олена", "#panic() $a$ *b* _c_ <d> @e \\ // /*", "السلام عليكم", "rad\nrad"):
        actions.write_answer(place=Place(hemse, "purpose.social_aim"), value=words, writing=Writing(hodan))
        assert b"pdfuaid" in printing.binder_pdf(hemse, "group", "sv")


def test_photos_come_with_their_words(hemse, hodan, printed):
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(made, "JPEG")
    file = SimpleUploadedFile("x.jpg", made.getvalue())
    photo = actions.add_photo(place=Place(hemse, "group.agreement"), file=file, alt="Vårt avtal", by=hodan)
    assert "Vårt avtal" in printed(hemse, "group")
    assert list(printed.seen["files"]) == [f"{photo.uid}.svg"]
    assert "Vårt avtal" not in printed(hemse, "outside")
    assert not printed.seen["files"]


def test_a_photo_is_printed(hemse, hodan):
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(made, "JPEG")
    actions.add_photo(place=Place(hemse, "group.agreement"), file=made, alt="Vårt avtal", by=hodan)
    assert b"pdfuaid" in printing.binder_pdf(hemse, "group", "sv")


def test_the_page(hemse, hodan, stina, client_of):
    url = reverse("venture:print", args=[hemse.uid, "group"])
    reply = client_of(hodan).get(url)
    assert reply["Content-Type"] == "application/pdf"
    assert "no-store" in reply["Cache-Control"]
    assert client_of(hodan).get(url, {"kapitel": "group"}).status_code == 200
    assert client_of(hodan).get(url, {"kapitel": "nope"}).status_code == 404
    assert client_of(hodan).get(reverse("venture:print", args=[hemse.uid, "everybody"])).status_code == 404
    assert client_of(stina).get(url).status_code == 404


def test_until_registered_it_says_so(hemse, printed):
    assert "under bildande" in printed(hemse, "group")
    from barkraft.shared import clock

    hemse.registered_on = clock.today()
    assert "under bildande" not in printed(hemse, "group")


def test_the_sheet_is_there():
    assert (pdf.ROOMS / "shared" / "documents" / "sheet.typ").exists()
