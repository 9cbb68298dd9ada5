"""Forty people with forty cards, all at once: scan, three pictures, Min dag."""

import json
import re
import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from tests.e2e.site import Site

PEOPLE = 40
PICTURES = ["sol", "bat", "brod"]
MAKE = f"""
import json
from barkraft.people.actions import choose_pictures, create_person, hand_out, issue_card
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture.models import Access, Venture
coach = User.objects.filter(is_staff=True).first()
venture = Venture.objects.first()
tokens = []
for number in range({PEOPLE}):
    person = create_person(first_name=f"Person {{number}}", by=coach)
    Access.objects.create(user=person, venture=venture, started_on=clock.today())
    card, token = issue_card(user=person, by=coach)
    card = hand_out(card=card, by=coach)
    choose_pictures(card=card, names={PICTURES})
    tokens.append(token)
print("TOKENS", json.dumps(tokens))
"""


class Phone:
    """One browser's cookies and one connection, without the rest of a browser."""

    def __init__(self, base: str) -> None:
        self.connection = HTTPConnection(urlsplit(base).netloc, timeout=60)
        self.cookies: dict[str, str] = {}
        self.page = ""
        self.address = ""

    def open(self, method: str, address: str, form: list[tuple[str, str]] | None = None) -> int:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = urlencode(form) if form else None
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        self.page = answer.read().decode()
        self.address = address
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        if answer.status in {301, 302, 303}:
            return self.open("GET", answer.headers["Location"])
        return answer.status

    def sign_in(self, token: str) -> None:
        """RuntimeError when the person does not end at Min dag."""
        self.open("GET", f"/kort/{token}")
        pressed: list[str] = []
        for picture in PICTURES:
            secret = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)
            assert secret, self.page[:300]
            form = [("csrfmiddlewaretoken", secret[1]), *(("vald", name) for name in pressed), ("bild", picture)]
            self.open("POST", self.address, form)
            pressed.append(picture)
        if "/min-dag/" not in self.address:
            raise RuntimeError(f"signed in to {self.address}")


def forty_at_once(site: Site) -> float:
    """Seconds until the last of forty stands at Min dag. Each makes seven requests."""
    out = site.manage("shell", "-v", "0", "-c", MAKE)
    tokens = json.loads(next(line for line in out.splitlines() if line.startswith("TOKENS")).removeprefix("TOKENS "))
    faults: list[str] = []

    def one(token: str) -> None:
        try:
            Phone(site.url).sign_in(token)
        except (RuntimeError, AssertionError, OSError) as fault:
            faults.append(str(fault))

    threads = [threading.Thread(target=one, args=(token,)) for token in tokens]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    if faults:
        raise RuntimeError(f"{len(faults)} of {PEOPLE} did not come in: {faults[0]}")
    return took
