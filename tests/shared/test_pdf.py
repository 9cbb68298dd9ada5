"""Documents: whatever people write, a paper comes out; and it says what it could not print."""

import shutil

import pytest

from barkraft.shared import pdf

PROBE = b"""
#import "sheet.typ": *
#show: sheet.with(head: [Hemse], mark: [24 november])
= #d.title
#for line in d.data.lines { words(line); parbreak() }
#if d.data.at("photo", default: none) != none { picture(d.data.photo, alt: d.data.alt, width: 4cm) }
"""


@pytest.fixture
def probe(tmp_path, monkeypatch):
    """A document of its own, lying on the real sheet."""
    (tmp_path / "probe" / "documents").mkdir(parents=True)
    (tmp_path / "probe" / "documents" / "probe.typ").write_bytes(PROBE)
    (tmp_path / "shared" / "documents").mkdir(parents=True)
    shutil.copy(pdf.ROOMS / "shared" / "documents" / "sheet.typ", tmp_path / "shared" / "documents")
    monkeypatch.setattr(pdf, "ROOMS", tmp_path)

    def make(*lines, language="sv", **more):
        files = more.pop("files", None)
        return pdf.render("probe/probe", {"lines": lines, **more}, title="Prov", language=language, files=files)

    return make


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("Hej", "Hej", []),
        ("rad\nrad", "rad\nrad", []),
        ("pip\x07", "pip", []),
        ("Олена", "Олена", []),
        ("السلام", "السلام", []),
        ("ሰላም", "□", ["ሰ", "ላ", "ም"]),
        ("bra 😀!", "bra □!", ["😀"]),
        ("1\u202f200 kr", "1\u202f200 kr", []),
        ("\ufeffa\u202eb", "ab", []),
        ("❤️", "□", ["❤"]),
    ],
)
def test_printable(text, printed, missing):
    assert pdf.printable(text) == (printed, missing)


@pytest.mark.parametrize(
    "text", ["ሰላም", "😀", "\x07", "Олена", "السلام عليكم 1\u202f200", "#panic(1) $x$ *a* \\ @b <c>", "\u2066x\u2069"]
)
def test_every_text_gives_an_accessible_pdf(probe, text, caplog):
    made = probe(text)
    assert made.startswith(b"%PDF")
    assert b"pdfuaid" in made  # the PDF/UA-1 mark
    assert not caplog.records


def test_the_language_and_the_tags_are_there(probe):
    made = probe("السلام", language="ar")
    assert b"/Lang(ar)" in made.replace(b" ", b"")
    assert b"/MarkInfo" in made


def test_easy_swedish_is_swedish_to_the_reader(probe):
    assert b"/Lang(sv)" in probe("Hej", language="sv-simple").replace(b" ", b"")


def test_a_document_that_cannot_hold_the_standard_is_printed_anyway(probe, caplog):
    picture = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    with_alt = probe("Hej hemligt", photo="a.svg", alt="En trekant", files={"a.svg": picture})
    assert b"pdfuaid" in with_alt
    pdf_without = probe("Hej hemligt", photo="a.svg", alt=None, files={"a.svg": picture})
    assert pdf_without.startswith(b"%PDF")
    assert "hemligt" not in caplog.text


def test_the_same_words_and_time_give_the_same_bytes(probe, settings):
    from datetime import UTC, datetime

    from barkraft.shared import clock

    with clock.stopped_at(datetime(2026, 11, 24, 13, 2, tzinfo=UTC)):
        assert probe("Hej") == probe("Hej")
