"""Words that would be code if somebody took them for it, in every place where people write: they stay words.

The guards (tests/house/guards) fail any page with an inline script or a handler; here the words are put everywhere.
"""

import io
import json
import re
import xml.dom.minidom
import zipfile
import zlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override
from PIL import Image

from barkraft.coaching.actions import invite
from barkraft.people.models import SignInCard, User
from barkraft.shared import clock
from barkraft.venture import actions, binder
from barkraft.venture.binder import Place, Writing, chapters
from barkraft.venture.models import Answer, Cohort, Gate, Meeting, Row, Venture
from tests.house.addresses import OURS
from tests.house.sources import PACKAGE, text

HTML = """</title></textarea><script>x</script><b onclick=x>"'>"""  # as long as a first name may be
TYPST = '#panic() #read("/etc/passwd") ] ) $ @x <y> `z` */ // \\ \\u{2028}'
HEADER = "x\r\nSet-Cookie: taken=1\r\n\r\n<script>"
PATHS = ["../../../etc/passwd.jpg", "<script>x</script>.jpg", 'a".jpg', "a\r\nX-Evil: 1.jpg", "a\0.jpg", ".jpg" * 80]
SCRIPTS = sorted((PACKAGE / "static").glob("*.js"))


def paper() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "JPEG")
    return made.getvalue()


@pytest.fixture
def hostile(hemse: Venture, hodan: User, samir: User, asa: User, cohort: Cohort) -> Venture:
    """Hemse bröd, where all that can be written is such words."""
    Cohort.objects.filter(pk=cohort.pk).update(name=HTML, place=HTML)
    Venture.objects.filter(pk=hemse.pk).update(name=HTML)
    User.objects.update(first_name=HTML)
    for person in (hemse, hodan, samir, asa, cohort):
        person.refresh_from_db()
    _fill_the_binder(hemse, hodan)
    alone = Place(hemse, "purpose.social_aim")
    actions.write_answer(place=alone, value=f"En till {HTML}", writing=Writing(samir, seen=""))  # two at once
    table = Place(hemse, "offer.customers")
    row, _cells = actions.add_row(place=table, cells={"segment": HTML}, writing=Writing(hodan))
    actions.remove_row(place=Place(hemse, "offer.customers", row), by=hodan)
    actions.add_photo(place=Place(hemse, "group.agreement"), file=io.BytesIO(paper()), alt=HTML, by=hodan)
    actions.record_decision(venture=hemse, lines=[HTML], by=hodan)
    Gate.objects.create(venture=hemse, phase="mota", result="andra", words=HTML, decided_on=clock.today(), by=asa)
    words = dict.fromkeys(("place", "travel", "bring"), HTML)
    Meeting.objects.create(venture=hemse, starts_at=clock.now() + timedelta(days=1), **words)
    return hemse


def _fill_the_binder(venture: Venture, by: User) -> None:
    """Every cell that a group can write in, with what could not be read and what could."""
    kept = {"venture": venture, "by": by, "started_at": clock.now(), "at": clock.now()}
    fields = [definition for definition in chapters.dossier().fields if not binder.bind(definition).closed]
    rows = {one.id: Row(venture=venture, field=one.id, position=9) for one in fields if one.is_table}
    Row.objects.bulk_create(rows.values())
    cells = [(one, rows[one.id], column.key, column.type) for one in fields for column in one.columns]
    cells += [(one, None, "", one.type) for one in fields if not one.is_table]
    Answer.objects.bulk_create(
        Answer(field=one.id, row=row, column=column, value=_as_kept(kind), **kept) for one, row, column, kind in cells
    )


def _as_kept(kind: str) -> Any:
    if kind in {"text", "longtext", "file"}:
        return HTML
    return [HTML] if kind == "list" else {"raw": HTML}


def shown(response: HttpResponse) -> str:
    if response.streaming:
        return b"".join(response.streaming_content).decode("latin-1")
    return response.content.decode("utf-8", "replace")


@pytest.mark.parametrize("name", sorted(OURS))
def test_on_no_page(
    name: str, hostile: Venture, clients: dict[str, Client], world: Callable[[str], dict[str, Any]]
) -> None:
    address = reverse(name, kwargs=world(name))
    for who in ("hodan", "asa", "nobody"):
        for query in ({}, {"bild": "1"}, {"historik": "1"}, {"rad": "ny", "alla": "1"}):
            if query and name not in {"venture:field", "venture:group"}:
                continue
            response = clients[who].get(address, {**query, "next": f"/sv/{HTML}", "falt": "alla", "person": HTML})
            page = shown(response)
            if response.get("Content-Type", "").startswith("text/html"):
                assert HTML not in page
                assert "<script>x" not in page


@pytest.mark.parametrize(
    "field",
    ["purpose.social_aim", "group.agreement", "group.channels", "offer.customers", "purpose.asf_criteria_check"],
)
@pytest.mark.parametrize("language", ["sv", "ar"])
def test_in_no_form_of_a_field(field: str, language: str, hostile: Venture, hodan: User, client_of: Any) -> None:
    with override(language):
        address = reverse("venture:field", args=[hostile.uid, *field.split(".")])
    rows = hostile.rows.filter(field=field, removed_at=None)
    for query in ({}, {"historik": 1}, {"bild": 1}, *({"rad": row.uid} for row in rows), {"rad": HTML, "steg": 0}):
        page = shown(client_of(hodan).get(address, query))
        assert HTML not in page
    assert escape(HTML) in shown(client_of(hodan).get(address))


def test_in_no_worksheet(one_module: str, hostile: Venture, hodan: User, client_of: Any) -> None:
    from barkraft.learn.models import Publication

    newest = Publication.objects.filter(module=one_module).latest("number")
    client, pages = client_of(hodan), []
    for unit in newest.structure["units"]:
        for block in unit["blocks"]:
            if block["kind"] == "worksheet":
                address = reverse("learn:block", args=[one_module, newest.number, unit["id"], block["key"]])
                pages.append(shown(client.get(address, {"falt": "alla"})))
    assert not any(HTML in page for page in pages)
    assert any(escape(HTML) in page for page in pages)


@pytest.mark.parametrize("do", ["save", "append", "row", "photo"])
def test_what_is_sent_back_is_words_too(do: str, hostile: Venture, hodan: User, client_of: Any) -> None:
    """What could not be kept is shown again in its form."""
    field = {"append": "group.channels", "row": "offer.customers"}.get(do, "group.agreement")
    address = reverse("venture:field", args=[hostile.uid, *field.split(".")])
    refused = f"811228-9874 {HTML}"
    sent = {"do": do, "value": refused, "line": refused, "c-segment": refused, "alt": refused, "row": "abcdefghjkmn"}
    response = client_of(hodan).post(address, sent | {"next": f"/sv/{HTML}"})
    assert response.status_code == 422
    assert HTML not in shown(response)
    assert escape(refused) in shown(response)


def test_in_forms_of_decisions_and_ways(hostile: Venture, asa: User, client_of: Any) -> None:
    sent = {"first": "", "second": HTML, "on": HTML, "result": HTML, "words": HTML, "phase": HTML}
    for name in ("venture:decisions", "venture:gate", "coaching:meeting_new", "coaching:venture_edit"):
        page = shown(client_of(asa).post(reverse(name, args=[hostile.uid]), sent | {"place": HTML, "name": HTML * 3}))
        assert escape(HTML) in page
        assert HTML not in page


def test_json_for_scripts_is_no_page(one_module: str, hostile: Venture, hodan: User, client_of: Any) -> None:
    from barkraft.learn.models import Publication

    unit = Publication.objects.filter(module=one_module).latest("number").structure["units"][0]
    response = client_of(hodan).get(reverse("personal", args=[unit["uid"]]))
    assert response.json()["name"] == response.json()["venture"]["name"] == HTML
    assert response["Content-Type"] == "application/json"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_write_text_and_no_html(script: Any) -> None:
    """Names and drafts come to a page by textContent and value alone."""
    found = re.findall(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc", text(script)
    )
    assert found == []


def streams(document: bytes) -> bytes:
    """A PDF with its streams unpacked."""
    out = [document]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", document, re.DOTALL):
        unpacked = zlib.decompressobj()
        try:
            out.append(unpacked.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(out)


@pytest.mark.parametrize("words", [HTML, TYPST], ids=["html", "typst"])
def test_on_paper_they_are_printed(words: str, hostile: Venture, hodan: User, client_of: Any) -> None:
    """Never read as Typst, never an action or a link of the PDF, never markup of its title."""
    Venture.objects.update(name=words[:80])
    actions.write_answer(place=Place(hostile, "purpose.social_aim"), value=words, writing=Writing(hodan))
    for reader in ("group", "adviser", "outside"):
        response = client_of(hodan).get(reverse("venture:print", args=[hostile.uid, reader]))
        whole = streams(response.content)
        assert not re.search(rb"/(?:JavaScript|JS|Launch|URI|SubmitForm|OpenAction|EmbeddedFile)\b", whole)
        assert b"root:x:" not in whole
        packet = re.search(rb"<\?xpacket begin.*?<\?xpacket end[^>]*>", whole, re.DOTALL)
        assert packet
        meta = xml.dom.minidom.parseString(packet[0])
        title = meta.getElementsByTagName("dc:title")[0]
        said = "".join(node.data for item in title.getElementsByTagName("rdf:li") for node in item.childNodes)
        assert words[:20] in said


def test_on_cards_they_are_printed(hostile: Venture, hodan: User, asa: User, client_of: Any) -> None:
    address = reverse("coaching:cards", args=[hostile.uid])
    live = SignInCard.objects.filter(user=hodan, revoked_at=None).values_list("uid", flat=True).first()
    response = client_of(asa).post(address, {"person": hodan.uid, hodan.uid: live or "", "sure": live or ""})
    assert response.content.startswith(b"%PDF")
    assert response["Content-Disposition"] == 'inline; filename="kort.pdf"'


def test_headers_are_ours(hostile: Venture, hodan: User, client_of: Any) -> None:
    """No name of a group, a person or a file stands in a header."""
    Venture.objects.update(name=HEADER)
    client = client_of(hodan)
    photo = hostile.photos.get()
    said = {
        reverse("venture:print", args=[hostile.uid, "group"]): 'inline; filename="foretagsparm-group.pdf"',
        reverse("file", args=[photo.uid]): f'inline; filename="{photo.uid}.jpg"',
        reverse("people:account_everything"): f'attachment; filename="allt-om-mig-{clock.today()}.zip"',
    }
    for address, wanted in said.items():
        response = client.get(address)
        shown(response)
        assert response["Content-Disposition"] == wanted
        assert "taken" not in response.cookies


@pytest.mark.parametrize("path", PATHS)
def test_a_file_s_name_is_never_used(path: str, hostile: Venture, hodan: User, client_of: Any) -> None:
    address = reverse("venture:field", args=[hostile.uid, "group", "agreement"])
    for content, status in ((paper(), 302), (b"no picture", 422)):
        file = SimpleUploadedFile("x.jpg", content, content_type="image/jpeg")
        file.name = path
        response = client_of(hodan).post(address, {"do": "photo", "photo": file, "alt": "Avtalet"})
        assert response.status_code == status
        assert "passwd" not in shown(response)
        assert "<script>x" not in shown(response)
    newest = hostile.photos.latest("pk")
    assert newest.file.name == f"photos/{newest.uid}.jpg"


def test_a_letter_holds_them_as_text(
    hostile: Venture, asa: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Venture.objects.update(name=HEADER)
    hostile.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        invite(email="ny@example.se", first_name=HTML, by=asa, venture=hostile, role="participant")
    letter = mail.outbox[0].message()
    assert letter.get_content_type() == "text/plain"
    assert not letter.is_multipart()
    assert HTML not in str(letter["Subject"])
    assert letter["Set-Cookie"] is None
    assert [letter["To"]] == mail.outbox[0].to


def test_the_export_is_data(hostile: Venture, hodan: User, client_of: Any) -> None:
    response = client_of(hodan).get(reverse("people:account_everything"))
    with zipfile.ZipFile(io.BytesIO(response.content)) as pack:
        assert all(re.fullmatch(r"[a-z]+\.json", name) for name in pack.namelist())
        assert json.loads(pack.read("konto.json"))["förnamn"] == HTML


@pytest.mark.parametrize(
    "onward",
    [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "/\n/evil.example",
        "/\t/evil.example",
        "\0//evil.example",
        "/\x01/evil.example",
        " //evil.example",
        "https:/evil.example",
        "http:evil",
        "javascript:evil",
        "/%0d%0aSet-Cookie: taken=1",
    ],
)
def test_no_way_on_leads_out(onward: str, hostile: Venture, hodan: User, client_of: Any) -> None:
    client, own = client_of(hodan), reverse("venture:field", args=[hostile.uid, "purpose", "social_aim"])
    sent = client.post(own, {"do": "append", "next": onward, "line": ""})
    replies = [client.get(reverse("people:sign_in"), {"next": onward}), client.get("/las/", {"next": onward}), sent]
    for reply in replies:
        where = reply.get("Location", "/")
        assert re.match(r"/(?![/\\])", where), where
        assert not re.search(r"[\x00-\x20\\]", where), where
        assert "taken" not in reply.cookies
    page = shown(client.get(own, {"next": onward}))
    for link in re.findall(r'(?:href|value)="([^"]*evil[^"]*)"', page):
        assert re.match(r"/[^/\\\s]", link), link
