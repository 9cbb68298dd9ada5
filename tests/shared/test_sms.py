"""SMS: off, kept, and sent by the provider's own protocol to a server of the test's."""

import base64
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest

from barkraft.shared import mail, sms

TO, TEXT = "+46701740605", "Möte torsdag 26 november klockan 10.00. Biblioteket i Hemse"


class Server(HTTPServer):
    """What the provider answers, and what came."""

    status, body, wait, headers = 200, json.dumps({"id": "s1", "status": "created"}), 0.0, ()
    came: list


class Answering(BaseHTTPRequestHandler):
    def do_POST(self):
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.came.append((self.path, dict(self.headers), parse_qs(sent)))
        time.sleep(self.server.wait)
        self.send_response(self.server.status)
        for name, value in self.server.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.server.body.encode())

    def log_message(self, *args):
        """Silent."""


@pytest.fixture
def provider(settings):
    server = Server(("127.0.0.1", 0), Answering)
    server.came = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.SMS_PROVIDER, settings.SMS_USER, settings.SMS_PASSWORD = "46elks", "u1", "p1"
    settings.SMS_FROM = "Barkraft"
    settings.SMS_ADDRESS = f"http://127.0.0.1:{server.server_port}/a1/sms"
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_off_is_off(settings):
    settings.SMS_PROVIDER = ""
    assert not sms.is_on()
    with pytest.raises(sms.NotSent):
        sms.send(to=TO, text=TEXT)


def test_kept_lies_beside_the_letters(settings, tmp_path):
    settings.HOME, settings.SMS_PROVIDER = tmp_path, "kept"
    sms.send(to=TO, text=TEXT)
    sms.send(to=TO, text="Ett till")
    assert {letter["body"] for letter in mail.kept_letters()} == {TEXT, "Ett till"}
    assert mail.kept_letters()[0]["to"] == [TO]


def test_it_is_sent_as_the_provider_wants_it(provider):
    sms.send(to=TO, text=TEXT)
    ((path, headers, form),) = provider.came
    assert path == "/a1/sms"
    assert form == {"from": ["Barkraft"], "to": [TO], "message": [TEXT]}
    assert base64.b64decode(headers["Authorization"].removeprefix("Basic ")).decode() == "u1:p1"
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, "No"), (403, "Not enough credits"), (500, ""), (200, "no json"), (200, "[]"), (200, "{}"),
        (200, '{"id": "s1", "status": "failed"}'),
    ],
)  # fmt: skip
def test_what_was_not_taken_says_so_without_number_or_text(provider, status, body):
    provider.status, provider.body = status, body
    with pytest.raises(sms.NotSent) as refused:
        sms.send(to=TO, text=TEXT)
    said = str(refused.value)
    assert said
    assert "4670" not in said
    assert "Hemse" not in said
    assert "p1" not in said


def test_the_password_follows_no_redirect(provider):
    provider.status, provider.headers = 302, (("Location", f"http://127.0.0.1:{provider.server_port}/else"),)
    with pytest.raises(sms.NotSent):
        sms.send(to=TO, text=TEXT)
    assert len(provider.came) == 1


def test_a_provider_that_does_not_answer_is_not_waited_for(provider, monkeypatch):
    monkeypatch.setattr(sms, "TIMEOUT", 0.2)
    provider.wait = 0.6
    with pytest.raises(sms.NotSent):
        sms.send(to=TO, text=TEXT)


def test_a_provider_that_is_not_there(provider, settings):
    settings.SMS_ADDRESS = "http://127.0.0.1:9/a1/sms"
    with pytest.raises(sms.NotSent):
        sms.send(to=TO, text=TEXT)


def test_a_text_is_one_sms_of_letters_that_every_telephone_has():
    long = sms.fitted("Möte torsdag 26 november klockan 10.00.", "Åsas kök – “stora” rummet, " * 8)
    assert sms.length(long) <= 160
    assert sms.is_plain(long)
    assert long.endswith("...")
    assert sms.fitted("Möte.", "Här") == "Möte. Här"
    assert sms.fitted("Mötet blir inte av.", "") == "Mötet blir inte av."


def test_euro_counts_as_two():
    assert sms.length("€") == 2
    assert not sms.is_plain("ж")


@pytest.mark.parametrize(
    ("provider_name", "user", "starts"),
    [("", "", True), ("46elks", "u", True), ("46elks", "", False), ("kept", "", False), ("other", "u", False)],
)
def test_the_settings_are_whole_or_it_does_not_start(provider_name, user, starts):
    import os
    import subprocess
    import sys

    env = os.environ | {
        "BARKRAFT_ENV": "production", "BARKRAFT_URL": "https://a.example", "BARKRAFT_SECRET_KEY": "x" * 50,
        "BARKRAFT_CARD_KEY": "y" * 50, "BARKRAFT_COACH_EMAIL": "a@example.se", "BARKRAFT_SMTP_HOST": "mail.example",
        "BARKRAFT_SMS_PROVIDER": provider_name, "BARKRAFT_SMS_USER": user, "BARKRAFT_SMS_PASSWORD": user,
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-c", "import barkraft.settings"], env=env, capture_output=True, text=True)
    assert (done.returncode == 0) is starts, done.stderr
