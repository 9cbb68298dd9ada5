"""Our small Markdown: what it makes, and what it lets nobody make."""

import pytest

from barkraft.learn.markdown import split_heading, split_steps, to_html
from barkraft.translate.glossary import Explained, Glossary, Term

WORDS = Glossary([Term("vinst", "vinst", "Pengar kvar.", ("vinst", "vinsten"))])


def html(text: str, explained: Explained | None = None) -> str:
    return to_html(text, level=3, explained=explained, language="ar")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Ett **starkt** ord.", "<p>Ett <strong>starkt</strong> ord.</p>"),
        ("### Rubrik", "<h3>Rubrik</h3>"),
        ("[Läs](/om/)", '<p><a href="/ar/om/">Läs</a></p>'),
        (
            "[Ut](https://example.se/x)",
            '<p><a href="https://example.se/x" rel="noreferrer external">Ut</a></p>',
        ),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
    ],
)
def test_text_becomes_html(text: str, made: str) -> None:
    assert html(text) == made


def test_lists_look_like_lists() -> None:
    assert html("- a\n- b").startswith('<ul class="list">')
    assert html("1. a\n2. b").startswith('<ol class="three">')


def test_a_word_is_explained_where_it_first_stands() -> None:
    explained = Explained(WORDS)
    made = html("Vinsten <b>. Mer vinst.", explained)
    assert made == '<p><dfn><a href="#ord-vinst">Vinsten</a></dfn> &lt;b&gt;. Mer vinst.</p>'


def test_headings_and_links_are_left_alone() -> None:
    explained = Explained(WORDS)
    assert "<dfn>" not in html("### Vinst\n\n[vinst](/om/)", explained)
    assert not explained.met


def test_a_box_may_begin_with_a_heading() -> None:
    assert split_heading("### Bra att veta\nText.") == ("Bra att veta", "Text.")
    assert split_heading("Text.") == ("", "Text.")


def test_steps_are_taken_apart() -> None:
    assert split_steps("Först.\n\n### Ett\nA.\n\n### Två\nB.") == ("Först.", [("Ett", "A."), ("Två", "B.")])
