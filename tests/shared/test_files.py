"""Pictures that people hand in: what is taken, what is refused, and what is left behind."""

import io
import struct
import zlib

import pillow_heif
import pytest
from django.core.files.uploadhandler import StopUpload
from django.test import RequestFactory
from PIL import Image

from barkraft.shared import files

GPS = {1: "N", 2: (57.0, 14.0, 30.0), 3: "E", 4: (18.0, 22.0, 0.0)}


def drawn(kind="JPEG", size=(80, 60), mode="RGB", colour="teal", **more):
    made = io.BytesIO()
    Image.new(mode, size, colour).save(made, kind, **more)
    made.seek(0)
    return made


def with_position():
    exif = Image.Exif()
    exif[0x0112] = 6  # taken on its side
    exif[0x010E] = "Hodans kök"
    exif.get_ifd(0x8825).update(GPS)
    return drawn(exif=exif, size=(80, 40))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_usual_kinds_are_taken(kind):
    assert Image.open(io.BytesIO(files.picture(drawn(kind)))).format == "JPEG"


def test_a_photo_from_a_newer_phone_is_taken():
    made = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 64), "teal")).save(made)
    assert Image.open(io.BytesIO(files.picture(made))).size == (64, 64)


def test_a_large_photo_becomes_smaller():
    kept = Image.open(io.BytesIO(files.picture(drawn(size=(4000, 3000)))))
    assert kept.size == (1600, 1200)


def test_position_and_every_other_tag_go_and_the_picture_stands_upright():
    source = with_position()
    assert Image.open(source).getexif().get_ifd(0x8825)
    kept = files.picture(source)
    opened = Image.open(io.BytesIO(kept))
    assert opened.size == (40, 80)
    assert not dict(opened.getexif())
    assert b"Exif" not in kept
    assert "Hodans kök".encode() not in kept


def test_what_is_see_through_becomes_white():
    kept = Image.open(io.BytesIO(files.picture(drawn("PNG", mode="RGBA", colour=(0, 0, 0, 0)))))
    assert min(kept.getpixel((5, 5))) > 250


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00" + b"\0" * 300,  # a program that was given another name
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"%PDF-1.7\n%%EOF",
        b"GIF89a" + b"\0" * 50,
        b"",
        b"<html><script>alert(1)</script></html>",
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(content):
    with pytest.raises(files.NotAPicture) as refused:
        files.picture(io.BytesIO(content))
    assert "bild" in refused.value.sentence.lower()


@pytest.mark.parametrize("cut", [20, 200, 400])
def test_a_broken_picture_is_refused(cut):
    whole = drawn(size=(200, 200)).getvalue()
    with pytest.raises(files.NotAPicture):
        files.picture(io.BytesIO(whole[:cut]))


def test_a_picture_with_something_behind_it_is_drawn_again_without():
    kept = files.picture(io.BytesIO(drawn().getvalue() + b"<script>alert(1)</script>"))
    assert b"<script>" not in kept


def test_a_decompression_bomb_is_not_unpacked():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(files.NotAPicture, match=r"stor|öppna"):
        files.picture(io.BytesIO(bomb))


def test_a_picture_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr(files, "MOST_UNPACKED", 4_000)
    assert files.picture(drawn("JPEG", size=(80, 60)))
    with pytest.raises(files.NotAPicture, match="stor"):
        files.picture(drawn("PNG", size=(80, 60)))


def test_broken_words_in_a_photo_are_no_accident(monkeypatch):
    def broken(picture):
        raise TypeError("bad operand type for abs(): 'str'")  # as Pillow says of some broken EXIF

    monkeypatch.setattr(files.ImageOps, "exif_transpose", broken)
    with pytest.raises(files.NotAPicture, match="öppna"):
        files.picture(drawn())


class Endless(io.RawIOBase):
    """A body that counts how much of it was asked for."""

    def __init__(self, start: bytes) -> None:
        self.start, self.given = start, 0

    def read(self, size=-1):
        piece = self.start or b"x" * max(size, 1)
        self.start = b""
        self.given += len(piece)
        return piece


def upload(length):
    start = (
        b'--lapp\r\nContent-Disposition: form-data; name="do"\r\n\r\nphoto\r\n'
        b'--lapp\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n'
        b"Content-Type: image/jpeg\r\n\r\n"
    )
    body = Endless(start)
    request = RequestFactory().post("/", content_type="multipart/form-data; boundary=lapp")
    request.META |= {"CONTENT_LENGTH": str(length), "wsgi.input": body}
    request._stream = body
    return request, body


def test_two_hundred_megabytes_are_refused_before_they_are_read():
    request, body = upload(200_000_000)
    assert request.POST["do"] == "photo"
    assert not request.FILES
    assert files.was_too_big(request.META)
    assert body.given < 500_000
    assert "20 MB" in files.too_big_sentence()


def test_a_file_that_lies_about_its_size_is_stopped_when_it_is_too_big(settings):
    settings.UPLOAD_MAX_BYTES = 100_000
    handler = files.RefuseTooBig(RequestFactory().post("/"))
    handler.handle_raw_input(io.BytesIO(), {}, 50_000, "lapp")
    assert handler.receive_data_chunk(b"x" * 90_000, 0)
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(b"x" * 20_000, 90_000)
