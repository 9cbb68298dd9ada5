"""Pictures that people hand in: refused early when they are too big, judged by what they hold, stripped of position.

Nothing that was sent is kept as it came. What cannot be drawn again as a plain JPEG is refused with a sentence.
"""

import io
import logging
import struct
import warnings
from collections.abc import Mapping
from threading import Lock
from typing import IO, Any

import pillow_heif
from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST_SIDE = 1600  # pixels; a paper on a wall can still be read
MOST_PIXELS = 80_000_000  # hardly a phone takes more; a decompression bomb does
MOST_UNPACKED = 50_000_000  # pixels of the kinds that cannot be read at a fraction of their size, as JPEG can
KINDS = ("JPEG", "PNG", "WEBP", "HEIF")  # a phone's two-picture JPEG (MPO) opens as JPEG
QUALITY = 82
TOO_BIG = "barkraft.upload_too_big"
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError, struct.error)
_one_at_a_time = Lock()  # a small file can unpack to hundreds of MB: many at once would take the machine
_log = logging.getLogger(__name__)
pillow_heif.register_heif_opener()


class NotAPicture(Exception):
    """The file cannot be kept; `sentence` says in the person's language what to do instead."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class RefuseTooBig(FileUploadHandler):
    """The first upload handler: a file above settings.UPLOAD_MAX_BYTES is not read, so it fills no disk.

    The form's other values, sent before the file, are there as usual; the view asks `was_too_big`.
    """

    too_big = False

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        # Some room for the other fields of the form.
        self.too_big = content_length > settings.UPLOAD_MAX_BYTES + 100_000
        self.seen = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.too_big:
            self._refuse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.seen += len(raw_data)
        if self.seen > settings.UPLOAD_MAX_BYTES:
            self._refuse()
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None  # the next handler keeps it

    def _refuse(self) -> None:
        if self.request is not None:
            self.request.META[TOO_BIG] = "1"
        # The rest is not read: 200 MB over a phone's line would be somebody's money.
        raise StopUpload(connection_reset=True)


def was_too_big(meta: Mapping[str, Any]) -> bool:
    """Whether a file of the request (its META) was refused for its size."""
    return TOO_BIG in meta


def too_big_sentence() -> str:
    """What the person is told then."""
    most = settings.UPLOAD_MAX_BYTES // 1_000_000
    return _("Filen är för stor. Den får vara högst %(most)s MB. Ta en ny bild, eller välj en mindre.") % {"most": most}


def picture(file: IO[bytes]) -> bytes:
    """The picture as a JPEG of at most 1600 pixels a side, turned upright, without position or any other tag.

    Raises NotAPicture for all that is not a JPEG, PNG, WebP or HEIC, whatever its name says.
    """
    try:
        with _one_at_a_time, warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            file.seek(0)
            opened = Image.open(file, formats=KINDS)
            most = MOST_PIXELS if opened.format == "JPEG" else MOST_UNPACKED
            if opened.width * opened.height > most:
                raise NotAPicture(_("Bilden är för stor. Ta en ny bild med telefonen."))
            return _redrawn(opened)
    except UnidentifiedImageError as problem:
        raise NotAPicture(_("Det här är ingen bild. Välj ett foto, till exempel JPG, PNG eller HEIC.")) from problem
    except (*_BROKEN, Image.DecompressionBombError, Warning) as problem:
        raise NotAPicture(_("Bilden går inte att öppna. Ta en ny bild med telefonen.")) from problem


def _redrawn(opened: Image.Image) -> bytes:
    if opened.format == "JPEG":
        opened.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))  # reads a large photo at a fraction of the cost
    opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE))  # before it is turned: a large one is never copied
    upright = ImageOps.exif_transpose(opened)
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        upright = upright.convert("RGBA")
        paper = Image.new("RGB", upright.size, "white")
        paper.paste(upright, mask=upright.getchannel("A"))
        upright = paper
    made = io.BytesIO()
    # A new picture with nothing but its pixels: Pillow would hand EXIF, colour profile and comments on.
    plain = Image.frombytes("RGB", upright.size, upright.convert("RGB").tobytes())
    plain.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()
