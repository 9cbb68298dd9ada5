"""Style sheets and drawn signs: what no page uses is not kept."""

import re

from barkraft.shared.icons import ICONS
from tests.house.sources import PACKAGE, python_files, shown, templates, text

# Classes that a template takes from a variable, as it is written there, and what the variable may be.
FROM_VARIABLES = {
    "{{ kind }}": {"quiet", "plain"},  # components/button.html
    "{{ stage.side }}": {"a", "b"},
    "{{ step.state }}": {"done", "now"},
    "{{ stone.side }}": {"a", "b"},
    "{{ stone.state }}": {"done", "now"},
}
ATTRIBUTE = re.compile(r"class=(?:\"([^\"]*)\"|'([^']*)')")
IN_PYTHON = re.compile(
    r"class=\"([\w -]+)\"|\"class\", \"([\w -]+)\"|css = \"([\w -]+)\" if \w+ in \w+ else \"([\w -]+)\""
)
IN_SCRIPTS = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`")
TAG = re.compile(r"\{%.*?%\}")
VARIABLE = re.compile(r"\{\{.*?\}\}")
BODY = re.compile(r"\{% block body_class %\}([\w -]*)")


def _words(pattern: re.Pattern[str], source: str) -> set[str]:
    return {word for found in pattern.findall(source) for piece in found for word in re.findall(r"[\w-]+", piece)}


def _attributes() -> list[tuple[str, str]]:
    """(file, what stands in a class attribute) of every template, without its tags."""
    return [
        (shown(path), TAG.sub(" ", one or other))
        for path in templates()
        for one, other in ATTRIBUTE.findall(text(path))
    ]


def _used() -> set[str]:
    used = set().union(*FROM_VARIABLES.values())
    for _file, attribute in _attributes():
        used |= set(VARIABLE.sub(" ", attribute).split())
    for path in templates():
        used |= {word for given in BODY.findall(text(path)) for word in given.split()}
    for path in python_files():
        used |= _words(IN_PYTHON, text(path))
    for path in PACKAGE.glob("static/*.js"):
        used |= _words(IN_SCRIPTS, text(path))
    return used


def _styled(sheet: str) -> set[str]:
    """The classes of a style sheet's selectors."""
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    selectors = [before.rsplit(";", 1)[-1] for before in re.findall(r"([^{}]+)\{", bare)]
    return {name for selector in selectors for name in re.findall(r"\.([a-zA-Z][\w-]*)", selector)}


def test_classes_from_variables_are_known() -> None:
    unknown = [
        f"{file}: {variable}"
        for file, attribute in _attributes()
        for variable in VARIABLE.findall(attribute)
        if variable not in FROM_VARIABLES
    ]
    assert unknown == [], "say in FROM_VARIABLES which classes it may be"


def test_every_styled_class_is_on_a_page() -> None:
    used = _used()
    unused = {shown(path): _styled(text(path)) - used for path in sorted(PACKAGE.glob("static/*.css"))}
    assert {sheet: sorted(names) for sheet, names in unused.items() if names} == {}, "take it out of the style sheet"


def test_every_icon_is_drawn_somewhere() -> None:
    """Named in a template, or as a whole string in code: some are chosen there."""
    sources = [text(path) for path in [*templates(), *python_files()] if path.name != "icons.py"]
    named = {name for source in sources for name in re.findall(r"[\"']([a-z]+)[\"']", source)}
    assert sorted(ICONS.keys() - named) == [], "take it out of shared/icons.py"
