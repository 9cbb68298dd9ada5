"""When something is not there, not allowed or broken: the page says what to do."""

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from barkraft.home import errors
from barkraft.people.models import User


@pytest.mark.django_db
def test_a_page_that_is_not_there_leads_on() -> None:
    answer = Client().get("/sv/finns-inte/")
    assert answer.status_code == 404
    assert "Här finns ingen sida" in answer.content.decode()
    assert "Till startsidan" in answer.content.decode()


def test_who_is_signed_in_keeps_her_menu(hodan: User, client_of) -> None:  # type: ignore[no-untyped-def]
    page = client_of(hodan).get("/sv/finns-inte/").content.decode()
    assert 'class="nav-main"' in page
    assert "Logga ut" in page


def test_a_lost_form_says_that_the_text_is_kept(hodan: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(hodan, backend="barkraft.people.backends.UidBackend")
    answer = client.post("/sv/byt-grupp/", {"venture": "x"})
    assert answer.status_code == 403
    assert "Gå tillbaka. Det du skrev finns kvar i telefonen." in answer.content.decode()


@pytest.mark.django_db
def test_a_closed_page_names_the_coach() -> None:
    request = RequestFactory().get("/sv/x/")
    answer = errors.not_allowed(request)
    assert answer.status_code == 403
    assert "Fråga din coach" in answer.content.decode()


def test_a_broken_page_needs_neither_database_nor_context(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> str:
        raise ValueError(name)

    monkeypatch.setattr(errors.staticfiles_storage, "url", broken)
    with translation.override("ar"):
        answer = errors.broken(RequestFactory().get("/ar/"))
    page = answer.content.decode()
    assert answer.status_code == 500
    assert '<html lang="ar" dir="rtl">' in page
    assert 'href="/"' in page
    assert "stylesheet" not in page
