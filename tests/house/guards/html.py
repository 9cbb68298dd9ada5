"""What may not stand in our HTML, and what must."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

OWN_HOSTS = frozenset({"", "testserver", "127.0.0.1", "localhost"})
DATA_SCRIPTS = frozenset({"application/json", "application/ld+json", "speculationrules"})
# Attributes whose address the browser fetches by itself; a link that a person follows may lead anywhere.
FETCHED = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "link": ("href",),
    "source": ("src", "srcset"),
    "audio": ("src",),
    "video": ("src", "poster"),
    "iframe": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "form": ("action",),
    "input": ("src", "formaction"),
    "button": ("formaction",),
}
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


class BadHtml(AssertionError):
    """One of our pages holds what the house forbids; the message lists all of it."""


@dataclass
class Form:
    id: str
    method: str
    has_token: bool = False


@dataclass
class Page(HTMLParser):
    """One response, read once. `faults` holds a sentence for each thing wrong."""

    faults: list[str] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    html: dict[str, str] | None = None
    has_title: bool = False
    title: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open_form: Form | None = None
        self.tokens_elsewhere: set[str] = set()
        self.in_title = False
        self.in_svg = 0

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag == "svg":
            self.in_svg -= 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._inline(tag, given)
        self._foreign(tag, given)
        self._forms(tag, given)
        if "id" in given:
            self.ids[given["id"]] = self.ids.get(given["id"], 0) + 1
        if tag == "html":
            self.html = given
        elif tag == "img" and "alt" not in given:
            self.faults.append(f"<img src={given.get('src')}> has no alt.")
        elif tag == "svg":
            self.in_svg += 1
        elif tag == "title" and not self.in_svg:
            self.in_title = self.has_title = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open_form = None
        elif tag == "title":
            self.in_title = False
        elif tag == "svg":
            self.in_svg -= 1

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title += data

    def _inline(self, tag: str, given: dict[str, str]) -> None:
        if tag == "script" and "src" not in given and given.get("type") not in DATA_SCRIPTS:
            self.faults.append("an inline <script>: the browser refuses it. Put it in a file.")
        if tag == "style":
            self.faults.append("a <style>: the browser refuses it. Put it in barkraft.css.")
        for name, value in given.items():
            if name == "style":
                self.faults.append(f'<{tag} style="{value}">: the browser refuses it. Use a class.')
            elif name.startswith("on"):
                self.faults.append(f"<{tag} {name}=…>: the browser refuses it. Listen in a script file.")
            elif value.strip().lower().startswith("javascript:"):
                self.faults.append(f"<{tag} {name}={value}>: a javascript: address.")

    def _foreign(self, tag: str, given: dict[str, str]) -> None:
        for name in FETCHED.get(tag, ()):
            addresses = [given.get(name, "")]
            if name == "srcset":
                addresses = [part.split()[0] for part in given.get(name, "").split(",") if part.strip()]
            self.faults += [f"<{tag} {name}={a}> asks a foreign host." for a in addresses if is_foreign(a)]

    def _forms(self, tag: str, given: dict[str, str]) -> None:
        if tag == "form":
            self.open_form = Form(given.get("id", ""), given.get("method", "get").lower())
            self.forms.append(self.open_form)
        elif tag == "input" and given.get("name") == "csrfmiddlewaretoken":
            if "form" in given:
                self.tokens_elsewhere.add(given["form"])
            elif self.open_form:
                self.open_form.has_token = True

    def finish(self) -> list[str]:
        """All faults, those of the whole page last."""
        for form in self.forms:
            with_token = form.has_token or (form.id and form.id in self.tokens_elsewhere)
            if form.method == "post" and not with_token:
                self.faults.append("a form with method post and no csrf token: what she wrote would be refused.")
            if form.method != "post" and form.has_token:
                self.faults.append("a form with method get and a csrf token: the token ends in the address.")
        self.faults += [f'id="{name}" stands {times} times.' for name, times in self.ids.items() if times > 1]
        if self.html is not None:
            if not self.html.get("lang") or self.html.get("dir") not in {"ltr", "rtl"}:
                self.faults.append("<html> says neither lang nor dir, or only one of them.")
            if not self.title.strip():
                self.faults.append("the page has no title.")
        return self.faults


def is_foreign(address: str) -> bool:
    """Whether the address names a host that is not ours. `data:` and `blob:` name none."""
    return (urlsplit(address.strip()).hostname or "") not in OWN_HOSTS


def foreign_in_css(css: str) -> list[str]:
    """The addresses on foreign hosts that a style sheet fetches."""
    found = [a or b for a, b in CSS_URL.findall(css)]
    return [address for address in found if is_foreign(address)]


def check(text: str, where: str) -> None:
    """Raises BadHtml listing everything wrong in one response."""
    page = Page()
    page.feed(text)
    page.close()
    faults = page.finish()
    if faults:
        raise BadHtml(f"{where}:\n  " + "\n  ".join(faults))
