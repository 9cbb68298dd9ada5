"""A photo of the paper wall: taken, shown to the group alone, taken away."""

import contextlib
import io
import re
import shutil
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from PIL import Image

from barkraft.people.actions import erase_account
from barkraft.shared import clock, files
from barkraft.venture import actions, binder, retention
from barkraft.venture.binder import Place, answers, chapters
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import FileToErase, Photo

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


PAPERS = [field for field in chapters.dossier().fields if field.asks_for_paper]


@pytest.mark.parametrize("field", PAPERS, ids=lambda field: field.id)
def test_where_a_paper_is_asked_for_the_hint_says_that_it_is_a_photo(field, hemse, hodan):
    for asked in (field, *field.columns):
        if asked.type == "file":
            assert re.search(r"\b[Bb]ild", asked.hint), asked.hint
            assert " fil" not in asked.hint + asked.ask
    add(hemse, hodan, field=field.id)


def test_the_page_of_a_paper_leads_to_its_photo(hemse, hodan, client_of):
    for field in PAPERS:
        url = reverse("venture:field", args=[hemse.uid, *field.id.split(".")])
        client = client_of(hodan)
        assert "Lägg in en bild av papperet" in client.get(url).content.decode()
        assert client.get(url, {"bild": 1}).context["form"]


def test_a_stranger_adds_nothing(hemse, stina):
    with pytest.raises(Refused):
        add(hemse, stina)


def test_taken_away_picture_and_words_are_gone(hemse, hodan, django_capture_on_commit_callbacks):
    photo = add(hemse, hodan)
    storage, name = photo.file.storage, photo.file.name
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_photo(photo=photo, by=hodan)
    assert not storage.exists(name)
    assert not Photo.objects.exists()
    assert not binder.field(FIELD).filled(hemse)


def test_the_file_stays_until_it_is_certain(hemse, hodan, django_capture_on_commit_callbacks):
    photo = add(hemse, hodan)
    with django_capture_on_commit_callbacks(execute=True), contextlib.suppress(ZeroDivisionError), transaction.atomic():
        actions.remove_photo(photo=photo, by=hodan)
        raise ZeroDivisionError
    assert Photo.objects.get().file.storage.exists(photo.file.name)


def test_a_group_takes_its_files_along(hemse, sanda, hodan, mira, django_capture_on_commit_callbacks):
    gone, kept = [add(hemse, hodan) for _ in range(2)], add(sanda, mira)
    with django_capture_on_commit_callbacks(execute=True):
        hemse.delete()
    assert not any(photo.file.storage.exists(photo.file.name) for photo in gone)
    assert kept.file.storage.exists(kept.file.name)


def test_a_person_who_erases_her_account_leaves_the_groups_photo(hemse, hodan, django_capture_on_commit_callbacks):
    photo = add(hemse, hodan)
    with django_capture_on_commit_callbacks(execute=True):
        erase_account(user=hodan)
    left = Photo.objects.get()
    assert (left.by, left.alt) == (None, "Vårt avtal")
    assert left.file.storage.exists(photo.file.name)


def test_what_cannot_be_erased_now_breaks_nothing_and_goes_later(
    hemse, hodan, monkeypatch, django_capture_on_commit_callbacks
):
    photo = add(hemse, hodan)
    storage, name = photo.file.storage, photo.file.name

    def away(name):
        raise OSError("the disk is away")

    with monkeypatch.context() as broken:
        broken.setattr(storage, "delete", away)
        with django_capture_on_commit_callbacks(execute=True):
            actions.remove_photo(photo=photo, by=hodan)
        retention.erase_files_of_photos_gone()
        assert storage.exists(name)
    assert not Photo.objects.exists()  # it was the last one
    retention.erase_files_of_photos_gone()
    assert not storage.exists(name)
    assert not FileToErase.objects.exists()


def test_that_a_file_is_to_go_is_written_with_the_photos_going(hemse, hodan, django_capture_on_commit_callbacks):
    photo, name = add(hemse, hodan), Photo.objects.get().file.name
    with django_capture_on_commit_callbacks(execute=True) as at_the_end:
        actions.remove_photo(photo=photo, by=hodan)
        assert FileToErase.objects.get().name == name
    assert at_the_end
    assert not FileToErase.objects.exists()


def test_before_the_first_photo_there_is_no_folder(lost):
    shutil.rmtree(lost / "photos")
    retention.erase_files_of_no_photo()


@pytest.fixture
def lost(hemse, hodan, settings, tmp_path):
    """A photo, and a file that has no row."""
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    add(hemse, hodan)
    (tmp_path / "photos" / "nobodys.jpg").write_bytes(b"x")
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "editors.jpg").write_bytes(b"x")
    return tmp_path


def files_in(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*.jpg")}


def test_a_file_without_a_row_goes_after_a_day(lost):
    photo, now = Photo.objects.get().file.name, clock.now()
    for hours, there in [(0, True), (23, True), (25, False), (26, False)]:
        with clock.stopped_at(now + timedelta(hours=hours)):
            retention.erase_files_of_no_photo()
        assert files_in(lost) == {photo, "images/editors.jpg"} | ({"photos/nobodys.jpg"} if there else set())


def test_an_empty_database_says_nothing_of_the_files(lost):
    Photo.objects.all().delete()
    before = files_in(lost)
    with clock.stopped_at(clock.now() + timedelta(days=9)):
        retention.erase_files_of_no_photo()
    assert files_in(lost) == before


def test_a_photo_whose_file_is_not_there_is_404(hemse, hodan, client_of):
    photo = add(hemse, hodan)
    photo.file.storage.delete(photo.file.name)
    assert client_of(hodan).get(reverse("file", args=[photo.uid])).status_code == 404


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


def test_the_form_twice_is_one_photo_and_another_photo_is_another(address, hemse, hodan, client_of):
    client = client_of(hodan)
    page = client.get(address, {"bild": 1}).content.decode()
    form = re.search(r'name="form" value="(\w+)"', page)
    assert form
    sent = {"do": "photo", "alt": "Avtalet", "form": form[1]}
    assert [client.post(address, sent | {"photo": paper()}).status_code for _ in range(2)] == [302, 302]
    assert Photo.objects.count() == 1
    client.post(address, sent | {"photo": paper(size=(80, 40))})
    assert Photo.objects.count() == 2


def test_nothing_is_held_while_it_is_drawn(address, hemse, hodan, client_of, monkeypatch):
    done = []
    hold, picture = answers.hold, files.picture
    monkeypatch.setattr(answers, "hold", lambda venture: (done.append("hold"), hold(venture))[1])
    monkeypatch.setattr(files, "picture", lambda file: (done.append("draw"), picture(file))[1])
    sent = {"do": "photo", "alt": "Avtalet", "form": "abcabcabcabc", "photo": paper()}
    assert client_of(hodan).post(address, sent).status_code == 302
    assert done == ["draw", "hold"]


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
