"""Templates and static files, read as text."""

import re
from functools import cache
from pathlib import Path

from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from tests.house.guards.html import foreign_in_css
from tests.house.sources import PACKAGE, python_files, shown, template_name, templates, text

# Django calls these by name.
CALLED_BY_DJANGO = {"403.html", "404.html", "500.html", "403_csrf.html", "400.html"}
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
INLINE = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a foreign resource": re.compile(
        r"<(?:img|script|link|source|iframe|use|image)\b[^>]*(?:src|href)=[\"'](?:https?:)?//"
    ),
}


@cache
def code() -> str:
    """Everything that may name a template."""
    return "\n".join(text(p) for p in [*python_files(), *templates()])


def _overrides(name: str) -> bool:
    """Whether a library has a template of this name, which ours replaces."""
    here = [p for p in templates() if template_name(p) == name]
    from django.template import engines

    for loader in engines["django"].engine.template_loaders:  # type: ignore[attr-defined]
        for source in getattr(loader, "loaders", [loader]):
            for origin in source.get_template_sources(name):
                if Path(str(origin.name)).exists() and Path(str(origin.name)) not in here:
                    return True
    return False


def _is_named(name: str) -> bool:
    """Named whole, or built from a folder and a variable: `f"components/{kind}.html"`."""
    if f'"{name}"' in code() or f"'{name}'" in code():
        return True
    folder, _, _ = name.rpartition("/")
    return bool(folder) and re.search(rf"[\"']{re.escape(folder)}/[^\"']*\{{", code()) is not None


def test_every_template_is_used() -> None:
    unused = []
    for path in templates():
        name = template_name(path)
        if name not in CALLED_BY_DJANGO and not _is_named(name) and not _overrides(name):
            unused.append(shown(path))
    assert unused == []


def test_every_template_compiles() -> None:
    for path in templates():
        try:
            get_template(template_name(path))
        except TemplateDoesNotExist as missing:
            raise AssertionError(f"{shown(path)} names {missing}, which is not there") from missing


def test_nothing_inline_and_nothing_foreign() -> None:
    """The Content-Security-Policy refuses it in the browser; here it is refused earlier."""
    found = []
    for path in templates():
        if path.suffix != ".html" or "wagtailadmin" in path.parts:
            continue
        bare = TAG.sub("", COMMENT.sub("", text(path)))
        found += [f"{shown(path)}: {what}" for what, pattern in INLINE.items() if pattern.search(bare)]
    assert found == []


def test_posted_forms_carry_a_token() -> None:
    found = []
    for path in templates():
        for form in re.findall(r"<form\b.*?</form>", COMMENT.sub("", text(path)), re.DOTALL | re.IGNORECASE):
            if re.search(r"method=[\"']?post", form, re.IGNORECASE) and "csrf_token" not in form:
                found.append(f"{shown(path)}: {form[:60]}")
    assert found == []


def test_style_sheets_and_scripts_ask_no_foreign_host() -> None:
    for path in PACKAGE.rglob("static/**/*.css"):
        assert foreign_in_css(text(path)) == [], shown(path)
    for path in PACKAGE.rglob("static/**/*.js"):
        hosts = re.findall(r"https?://[\w.-]+|[\"'`]//[\w.-]+", text(path))
        assert [h for h in hosts if "www.w3.org" not in h] == [], shown(path)


def test_scripts_are_small_and_do_not_write_html() -> None:
    """innerHTML with a person's words is how a name becomes a program."""
    for path in PACKAGE.rglob("static/**/*.js"):
        assert len(text(path).encode()) <= 16_000, shown(path)
        assert not re.search(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval)\b", text(path)), shown(
            path
        )


def test_directions_are_logical() -> None:
    """margin-left in an Arabic page is on the wrong side."""
    physical = re.compile(
        r"(?:^|[;{\s])(?:margin|padding|border)-(?:left|right)\b|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
    )
    for path in PACKAGE.rglob("static/**/*.css"):
        found = [n for n, line in enumerate(text(path).split("\n"), 1) if physical.search(line)]
        assert found == [], f"{shown(path)}: lines {found}"
