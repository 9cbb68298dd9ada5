"""Mail out. In development nothing leaves the house: letters lie in the home folder and are shown at /brev/."""

import json
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from barkraft.shared import clock


def letters_folder() -> Path:
    """Where development keeps the letters that /brev/ shows."""
    return settings.HOME / "letters"


class KeptMail(BaseEmailBackend):
    """Keeps each message as `keep_letter` does."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            keep_letter(to=list(message.to), subject=str(message.subject), body=str(message.body))
        return len(email_messages)


def keep_letter(*, to: list[str], subject: str, body: str) -> None:
    """Write what would have been sent as JSON: to, subject, body, at."""
    folder = letters_folder()
    folder.mkdir(parents=True, exist_ok=True)
    at = clock.now()
    letter: dict[str, Any] = {"to": to, "subject": subject, "body": body, "at": at.isoformat()}
    path = folder / f"{at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}.json"  # two may be written in the same moment
    path.write_text(json.dumps(letter, ensure_ascii=False))


def kept_letters(most: int = 50) -> list[dict[str, Any]]:
    """The newest letters first."""
    paths = sorted(letters_folder().glob("*.json"), reverse=True)[:most]
    return [json.loads(path.read_text()) for path in paths]
