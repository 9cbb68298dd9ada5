"""A photo of the paper wall: taken, shown to the group alone, taken away."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from barkraft.shared import files
from barkraft.venture import actions, binder
from barkraft.venture.binder import Place
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Photo

FIELD = "group.agreement"


def paper(name="vägg.jpg", size=(60, 40)):
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, "JPEG")
    return SimpleUploadedFile(name, made.getvalue(), content_type="image/jpeg")


def add(venture, by, alt="Vårt avtal", field=FIELD, file=None):
    return actions.add_photo(place=Place(venture, field), file=file or paper(), alt=alt, by=by)


@pytest.fixture
def address(hemse):
    return reverse("venture:field", args=[hemse.uid, "group", "agreement"])


def test_it_counts_as_an_answer(hemse, hodan):
    photo = add(hemse, hodan, alt=" Vårt \n avtal ")
    assert binder.field(FIELD).filled(hemse)
    assert photo.alt == "Vårt avtal"
    assert photo.file.name == f"photos/{photo.uid}.jpg"


@pytest.mark.parametrize(
    ("field", "alt"), [(FIELD, " "), (FIELD, "811228-9874"), ("group.decision_rule", "x"), ("personal.strengths", "x")]
)
def test_refused(field, alt, hemse, hodan):
    with pytest.raises(Refused):
        add(hemse, hodan, alt=alt, field=field)
    assert not Photo.objects.exists()


def test_a_stranger_adds_nothing(hemse, stina):
    with pytest.raises(Refused):
        add(hemse, stina)


def test_taken_away_the_file_is_gone(hemse, hodan, django_capture_on_commit_callbacks):
    photo = add(hemse, hodan)
    storage, name = photo.file.storage, photo.file.name
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_photo(photo=photo, by=hodan)
    assert not storage.exists(name)
    assert not binder.field(FIELD).filled(hemse)


def test_only_those_who_see_the_group_see_it(hemse, hodan, samir, asa, stina, bo, nobody, client_of):
    url = reverse("file", args=[add(hemse, hodan).uid])
    for person in (hodan, samir, asa):
        reply = client_of(person).get(url)
        assert reply.status_code == 200
        assert b"".join(reply.streaming_content).startswith(b"\xff\xd8")
        assert reply["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert reply["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in reply["Cache-Control"]
    for person in (stina, bo):
        assert client_of(person).get(url).status_code == 404
    assert nobody.get(url).status_code == 302


def test_a_photo_that_was_taken_away_is_404(hemse, hodan, client_of):
    photo = add(hemse, hodan)
    actions.remove_photo(photo=photo, by=hodan)
    assert client_of(hodan).get(reverse("file", args=[photo.uid])).status_code == 404


def test_the_form(address, hemse, hodan, client_of):
    client = client_of(hodan)
    page = client.get(address, {"bild": 1}).content.decode()
    assert "Inga ansikten ska synas." in page
    assert client.post(address, {"do": "photo", "photo": paper(), "alt": "Avtalet"}).status_code == 302
    assert "Avtalet" in client.get(address).content.decode()
    client.post(address, {"do": "remove_photo", "photo": Photo.objects.get().uid})
    assert "Avtalet" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    "bad",
    [
        SimpleUploadedFile("bild.jpg", b"MZ\x90\x00" + b"\0" * 300, content_type="image/jpeg"),
        SimpleUploadedFile("bild.svg", b"<svg><script>alert(1)</script></svg>", content_type="image/svg+xml"),
    ],
)
def test_what_is_no_picture_gets_a_sentence_and_keeps_what_was_written(bad, address, hemse, hodan, client_of):
    reply = client_of(hodan).post(address, {"do": "photo", "photo": bad, "alt": "Avtalet på väggen"})
    assert reply.status_code == 422
    assert "Det här är ingen bild." in reply.content.decode()
    assert "Avtalet på väggen" in reply.content.decode()
    assert not Photo.objects.exists()


def test_too_big_gets_a_sentence(address, hemse, hodan, client_of, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    big = SimpleUploadedFile("bild.jpg", b"x" * 200_000, content_type="image/jpeg")
    reply = client_of(hodan).post(address, {"do": "photo", "alt": "Avtalet", "photo": big})
    assert reply.status_code == 422
    assert files.too_big_sentence() in reply.content.decode()
    assert not Photo.objects.exists()
