"""What a coach prints for a meeting, as one PDF: packs of some thirty pages, each of another lesson."""

import re
import statistics
import time
import urllib.request
import zlib

from tests.e2e.site import Site

# Units that have been neither drawn nor laid out by this worker: Typst remembers what it has seen.
LESSONS = [
    ("vad-ar-asf", "u2"), ("vad-ar-asf", "u3"), ("var-grupp", "u1"), ("var-grupp", "u4"), ("ide-moter-kund", "u2"),
    ("ide-moter-kund", "u4"),
]  # fmt: skip
WARM_UP = ("trygg-ersattning", "u1")  # fonts and modules come into the worker's memory once
PARTS = ("agenda", "wall", "questions", "sheets", "week", "words")
MAKE = """
from importlib import import_module
from django.conf import settings
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Meeting
coach = User.objects.get(email="asa@barkraft.example")
meeting = Meeting.objects.filter(venture__name="Hemse bröd", starts_at__gt=clock.now()).first()
session = import_module(settings.SESSION_ENGINE).SessionStore()
session["_auth_user_id"] = str(coach.pk)
session["_auth_user_backend"] = "barkraft.people.backends.CodeBackend"
session["_auth_user_hash"] = coach.get_session_auth_hash()
session.save()
print("PACK", session.session_key, f"/sv/coach/grupp/{meeting.venture.uid}/mote/{meeting.uid}/utskrift/paket.pdf")
"""


def meeting_packs(site: Site) -> None:
    """Print how long a pack takes, from asking to the last byte."""
    out = site.manage("shell", "-v", "0", "-c", MAKE)
    key, address = next(line.split()[1:] for line in out.splitlines() if line.startswith("PACK"))
    for _worker in range(4):
        _pack(site.url + address, key, WARM_UP)
    taken = [_pack(site.url + address, key, lesson) for lesson in LESSONS]
    pages = round(statistics.mean(pages for pages, _seconds in taken))
    seconds = [each for _pages, each in taken]
    slowest = f"(slowest {max(seconds):.2f} s)"
    print(f"meeting pack, {pages} pages               {statistics.median(seconds):6.2f} s {slowest}")


def _pack(address: str, key: str, lesson: tuple[str, str]) -> tuple[int, float]:
    """(pages, seconds) of one pack."""
    module, unit = lesson
    asked = f"modul={module}&unit={unit}&language=sv&copies=5" + "".join(f"&part={part}" for part in PARTS)
    request = urllib.request.Request(f"{address}?{asked}", headers={"Cookie": f"session={key}"})
    began = time.perf_counter()
    with urllib.request.urlopen(request) as answer:
        made = answer.read()
    seconds = time.perf_counter() - began
    return _pages(made), seconds


def _pages(made: bytes) -> int:
    if not made.startswith(b"%PDF"):
        raise RuntimeError("no PDF came")
    opened = [made]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return len(re.findall(rb"/Type\s*/Page\b", b"\n".join(opened)))
