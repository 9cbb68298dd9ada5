"""The guards themselves: each bites on what it is for, and leaves the rest in peace."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Template

from barkraft.people.models import User
from barkraft.venture.models import Access, Cohort
from tests.house.guards import html, writes
from tests.house.guards.templates import UnorderedList
from tests.house.undefined import UndefinedVariable

GOOD = '<html lang="sv" dir="ltr"><head><title>Start</title></head><body>{}</body></html>'


def faults(body: str) -> str:
    with pytest.raises(html.BadHtml) as caught:
        html.check(GOOD.format(body), "a page")
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<script>go()</script>", "inline <script>"),
        ("<style>p {}</style>", "a <style>"),
        ('<p style="color:red">x</p>', "Use a class"),
        ('<a href="#" onclick="go()">x</a>', "onclick"),
        ('<a href="javascript:go()">x</a>', "javascript:"),
        ('<img src="https://example.com/x.png" alt="">', "foreign host"),
        ('<link rel="stylesheet" href="//cdn.example.com/x.css">', "foreign host"),
        ('<script src="https://example.com/x.js"></script>', "foreign host"),
        ('<img srcset="/a.png 1x, https://example.com/b.png 2x" alt="">', "foreign host"),
        ('<form method="post"><input name="a"></form>', "no csrf token"),
        ('<form><input name="csrfmiddlewaretoken" value="x"></form>', "method get and a csrf token"),
        ('<p id="a"></p><p id="a"></p>', "stands 2 times"),
        ('<img src="/x.png">', "no alt"),
    ],
)
def test_what_may_not_stand_in_a_page(body: str, fault: str) -> None:
    assert fault in faults(body)


def test_a_page_says_its_language_direction_and_title() -> None:
    with pytest.raises(html.BadHtml, match="lang"):
        html.check("<html><head><title>x</title></head></html>", "a page")
    with pytest.raises(html.BadHtml, match="no title"):
        html.check('<html lang="sv" dir="ltr"><svg><title>x</title></svg></html>', "a page")


def test_a_good_page_is_left_in_peace() -> None:
    body = (
        '<form method="post" id="f"></form><input form="f" type="hidden" name="csrfmiddlewaretoken" value="x">'
        '<form method="get"><input name="q"></form><a href="https://www.scb.se/">SCB</a>'
        '<script src="/static/x.js"></script><script type="application/json">{"a": 1}</script>'
        '<img src="data:image/png;base64,xx" alt="">'
    )
    html.check(GOOD.format(body), "a page")


def test_style_sheets_ask_nobody_else() -> None:
    css = "@import 'https://example.com/a.css'; a { background: url(/static/x.svg) } b { src: url('//x.org/f') }"
    assert html.foreign_in_css(css) == ["https://example.com/a.css", "//x.org/f"]


def test_an_undefined_variable_is_an_error() -> None:
    with pytest.raises(UndefinedVariable, match="person"):
        Template("{{ person.name }}").render(Context({}))
    assert Template("{% if person %}x{% endif %}").render(Context({})) == ""


@pytest.mark.django_db
def test_a_list_without_order_is_an_error() -> None:
    with pytest.raises(UnorderedList, match="Access"):
        Template("{% for a in rows %}{% endfor %}").render(Context({"rows": Access.objects.all()}))
    Template("{% for a in rows %}{% endfor %}").render(Context({"rows": Cohort.objects.all()}))


@pytest.mark.django_db
def test_writing_is_seen_whatever_the_database() -> None:
    log = writes.WriteLog()
    with connection.execute_wrapper(log):
        user = User.objects.create(first_name="Hodan")
        User.objects.filter(pk=user.pk).update(first_name="H")
        User.objects.filter(pk=user.pk).delete()
    assert {"people_user"} <= set(log.tables)
    with pytest.raises(writes.StateChangingGet, match="people_user"):
        writes.check("GET", "/sv/", log.tables)
    writes.check("POST", "/sv/", log.tables)
    writes.check("GET", "/sv/", ["django_session"])


def _writes_on_get(request: object) -> HttpResponse:
    Cohort.objects.create(name="x", starts_on="2026-01-01")
    return HttpResponse("x")


_writes_on_get.login_required = False  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_the_client_is_watched(nobody, settings) -> None:
    from django.urls import path

    settings.ROOT_URLCONF = type("urls", (), {"urlpatterns": [path("skriver/", _writes_on_get)]})
    with pytest.raises(writes.StateChangingGet):
        nobody.get("/skriver/")
