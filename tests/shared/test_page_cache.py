"""Finished bytes of public pages: the same for everybody, and never more than that."""

from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from barkraft.shared import page_cache
from barkraft.shared.page_cache import PageCache, keep

factory = RequestFactory()


class Counted:
    """A view that counts how often it is asked."""

    def __init__(self, *, public: bool = True, status: int = 200) -> None:
        self.calls, self.public, self.status = 0, public, status

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.calls += 1
        response = HttpResponse(f"sida {self.calls}", status=self.status)
        response.set_cookie("session", "hemlig")
        return keep(response) if self.public else response


@pytest.fixture(autouse=True)
def _own_generation(tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path


def test_the_second_reader_costs_no_view() -> None:
    view = Counted()
    cache = PageCache(view)
    first, second = cache(factory.get("/sv/om/")), cache(factory.get("/sv/om/"))
    assert view.calls == 1
    assert first.content == second.content == b"sida 1"  # type: ignore[attr-defined]


def test_what_was_kept_by_https_is_not_given_by_http() -> None:
    view = Counted()
    cache = PageCache(view)
    cache(factory.get("/sv/om/", secure=True))
    cache(factory.get("/sv/om/"))
    assert view.calls == 2


def test_no_cookie_is_kept() -> None:
    response = PageCache(Counted())(factory.get("/sv/om/"))
    assert "session" not in response.cookies
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("view", [Counted(public=False), Counted(status=404)])
def test_what_is_not_marked_or_not_found_is_never_kept(view: Counted) -> None:
    cache = PageCache(view)
    cache(factory.get("/sv/om/"))
    cache(factory.get("/sv/om/"))
    assert view.calls == 2


def test_a_post_and_a_question_go_past() -> None:
    view = Counted()
    cache = PageCache(view)
    cache(factory.get("/sv/om/"))
    cache(factory.post("/sv/om/"))
    cache(factory.get("/sv/om/?a=1"))
    assert view.calls == 3


def test_reading_choices_have_pages_of_their_own_but_inventions_do_not() -> None:
    view = Counted()
    cache = PageCache(view)
    for cookie in ("", "text-large", "hittat-pa", "text-large.hittat-pa"):
        request = factory.get("/sv/om/")
        request.META["HTTP_COOKIE"] = f"las={cookie}"
        cache(request)
    assert view.calls == 2


def test_the_etag_saves_the_bytes() -> None:
    cache = PageCache(Counted())
    etag = cache(factory.get("/sv/om/"))["ETag"]
    again = cache(factory.get("/sv/om/", headers={"if-none-match": etag}))
    assert again.status_code == 304
    assert again.content == b""  # type: ignore[attr-defined]


def test_compressed_bytes_say_so() -> None:
    import brotli

    response = PageCache(Counted())(factory.get("/sv/om/", headers={"accept-encoding": "gzip, br"}))
    assert response["Content-Encoding"] == "br"
    assert brotli.decompress(response.content) == b"sida 1"  # type: ignore[attr-defined]


def test_new_words_empty_the_cache() -> None:
    view = Counted()
    cache = PageCache(view)
    cache(factory.get("/sv/om/"))
    page_cache.renew()
    cache(factory.get("/sv/om/"))
    assert view.calls == 2


def test_the_size_has_a_roof(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_cache, "MAX_BYTES", 20)
    cache = PageCache(Counted())
    for number in range(9):
        cache(factory.get(f"/sv/{number}/"))
    assert cache.size <= 20
    assert len(cache.pages) == 3


def test_a_page_made_before_the_words_changed_is_not_kept(tmp_path, settings):
    settings.HOME = tmp_path
    said = iter(["old", "new"])

    def view(request):
        word = next(said)
        if word == "old":
            page_cache.renew()  # somebody publishes while the page is being made
        return page_cache.keep(HttpResponse(word))

    cache = page_cache.PageCache(view)
    request = RequestFactory().get("/sv/")
    assert cache(request).content == b"old"
    assert cache(request).content == b"new"


def test_in_the_server_a_kept_page_is_sent_before_django_is_asked(tmp_path, settings):
    settings.HOME = tmp_path
    cache = PageCache(lambda request: keep(HttpResponse("sida")))
    cache(factory.get("/sv/"))
    asked: list[str] = []
    said: list[tuple[str, dict[str, str]]] = []

    def django(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        asked.append(environ["PATH_INFO"])
        return [b"django"]

    front = page_cache.Front(django)

    def ask(path: str, **more: str) -> bytes:
        return b"".join(
            front(factory.get(path, **more).META, lambda status, headers: said.append((status, dict(headers))))
        )

    assert ask("/sv/") == b"sida"
    assert said[-1][0] == "200 OK"
    assert said[-1][1]["Content-Length"] == "4"
    assert ask("/sv/", HTTP_IF_NONE_MATCH=said[-1][1]["ETag"]) == b""
    assert said[-1][0] == "304 Not Modified"
    assert asked == []
    for path, more in [("/sv/?x=1", {}), ("/en/", {}), ("/sv/", {"HTTP_COOKIE": "las=text-large"})]:
        assert ask(path, **more) == b"django"
    page_cache.renew()
    assert ask("/sv/") == b"django"
