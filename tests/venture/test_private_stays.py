"""The proof: what is the person's own never comes to us.

A marked secret is sent to every door of the server that takes words, as every field of the own card. Then every
table, log line, file, print and export is searched for it. (That no page of ours sends it is proved in the browser,
tests/e2e.)
"""

import io
import json
import re
import uuid

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from PIL import Image

from barkraft.people import registry
from barkraft.venture import actions, binder, printing, tickets
from barkraft.venture.binder import Place, Writing, chapters
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Answer, Photo, Row

SECRET = "hemligt-7c1f"
OWN = [definition for definition in chapters.dossier().fields if definition.on_device]
IDS = [definition.id for definition in OWN]


def everything_stored() -> str:
    """Every cell of every table of the database, as one text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [str(cell) for row in cursor.fetchall() for cell in row]
    return "\n".join(found)


def everything_in_files() -> bytes:
    return b"\n".join(path.read_bytes() for path in (settings.HOME / "files").rglob("*") if path.is_file())


def photo():
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "JPEG")
    return SimpleUploadedFile(f"{SECRET}.jpg", made.getvalue())


def forms(definition):
    """Everything that one could try to post as the field."""
    cells = {f"c-{column.key}": SECRET for column in definition.columns}
    yield {"do": "save", "value": SECRET}
    yield {"do": "append", "line": SECRET}
    yield {"do": "row", "row": "f0", **cells}
    yield {"do": "row", "row": "abcdefghjkmn", "steg": "0", **cells}
    yield {"do": "photo", "alt": SECRET, "photo": photo()}
    yield {"do": "remove", "row": "f0"}
    yield {"value": SECRET}


def nothing_is_here(caplog):
    assert SECRET not in everything_stored()
    assert SECRET.encode() not in everything_in_files()
    assert SECRET not in caplog.text


def test_the_curriculum_has_own_fields():
    names = [name.removeprefix("personal.") for name in IDS]
    assert names == ["strengths", "wants_and_worries", "benefit_questions", "timeline"]


@pytest.mark.parametrize("definition", OWN, ids=lambda d: d.id)
def test_no_page_takes_it(definition, hemse, hodan, client_of, caplog):
    section, _, key = definition.id.partition(".")
    client = client_of(hodan)
    for form in forms(definition):
        reply = client.post(reverse("venture:field", args=[hemse.uid, section, key]), form)
        assert reply.status_code == 400
        assert SECRET not in reply.content.decode()
    assert client.post(reverse("venture:my_card"), {"value": SECRET}).status_code == 405
    nothing_is_here(caplog)


@pytest.mark.parametrize("definition", OWN, ids=lambda d: d.id)
def test_no_ticket_carries_it(definition, hemse, hodan, caplog):
    for column in [""] + [column.key for column in definition.columns]:
        body = {"ticket": tickets.issue(hodan, hemse), "id": str(uuid.uuid4()), "field": definition.id, "row": "f0"}
        body |= {"column": column, "value": SECRET, "based_on": ""}
        reply = Client().post("/svar", json.dumps(body), content_type="application/json")
        assert reply.status_code == 400
        assert SECRET not in reply.content.decode()
    assert not apps.get_model("venture.Delivery").objects.exists()
    nothing_is_here(caplog)


@pytest.mark.parametrize("definition", OWN, ids=lambda d: d.id)
def test_no_action_takes_it(definition, hemse, hodan, asa, caplog):
    column = definition.columns[0].key if definition.columns else ""
    for by in (hodan, asa):
        with pytest.raises(Refused):
            actions.write_answer(place=Place(hemse, definition.id, column=column), value=SECRET, writing=Writing(by))
        with pytest.raises(Refused):
            actions.add_row(place=Place(hemse, definition.id), cells={column: SECRET}, writing=Writing(by))
        with pytest.raises(Refused):
            actions.add_photo(place=Place(hemse, definition.id), file=photo(), alt=SECRET, by=by)
        with pytest.raises(Refused):
            binder.write(Place(hemse, definition.id, column=column), SECRET, Writing(by))
    for model in (Answer, Row, Photo):
        assert not model.objects.exists()
    nothing_is_here(caplog)


def test_no_room_may_take_it_over(monkeypatch):
    monkeypatch.setattr(binder.fields, "_taken_over", dict(binder.fields._taken_over))
    binder.provide("personal.strengths", binder.StoredAnswers())
    assert binder.field("personal.strengths").closed  # the device comes before any provider


@pytest.mark.parametrize("reader", printing.READERS)
def test_no_print_has_room_for_it(reader, hemse, hodan, monkeypatch):
    # Even a row that should not be there would not be printed.
    for definition in OWN:
        now = {"started_at": hodan.date_joined, "at": hodan.date_joined}
        Answer.objects.create(venture=hemse, field=definition.id, value=SECRET, by=hodan, **now)
    seen = {}
    monkeypatch.setattr(printing.pdf, "render", lambda *a, **k: seen.update(data=a[1]) or b"")
    printing.binder_pdf(hemse, reader, "sv")
    printing.binder_pdf(hemse, reader, "sv", "personal")
    assert SECRET not in str(seen)
    assert not any(printing.may_see(reader, definition) for definition in OWN)


def test_no_export_has_a_place_for_it(hemse, hodan):
    exported = json.dumps({part.name: part.export(hodan) for part in registry.parts()}, default=str)
    assert not any(definition.label in exported or definition.id in exported for definition in OWN)


def test_a_coach_who_looks_finds_an_empty_form(hemse, hodan, asa, client_of):
    """Also one who resets the pictures and signs in as her: the server has nothing to show."""
    for person in (asa, hodan):
        client = client_of(person)
        for definition in OWN:
            section, _, key = definition.id.partition(".")
            page = client.get(reverse("venture:field", args=[hemse.uid, section, key])).content.decode()
            assert "data-own=" in page
            assert "data-ticket" not in page
            assert "historik" not in page
        card = client.get(reverse("venture:my_card")).content.decode()
        for element in card.split("<")[1:]:
            if "data-own=" in element:
                tag = element.split(">")[0]
                assert " name=" not in tag
                assert " value=" not in tag
                assert " form=" not in tag


def test_own_inputs_stand_in_no_form(hemse, hodan, client_of):
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        inside, found = 0, 0

        def handle_starttag(self, tag, attrs):
            self.inside += tag == "form"
            if "data-own" in dict(attrs):
                assert not self.inside
                self.found += 1

        def handle_endtag(self, tag):
            self.inside -= tag == "form"

    for url in [reverse("venture:my_card")] + [reverse("venture:field", args=[hemse.uid, *i.split(".")]) for i in IDS]:
        reader = Reader()
        reader.feed(client_of(hodan).get(url).content.decode())
        assert reader.found


def test_the_device_script_makes_no_request():
    script = (settings.ROOT / "barkraft" / "static" / "device.js").read_text()
    for way in ("fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource", "import ", ".src"):
        assert way not in script
    assert set(re.findall(r"location\S*", script)) <= {"location.pathname.replace(/^\\/[^/]+/,"}, (
        "reads where it is, leads nowhere"
    )
