"""Sessions in the database, found by a hash of their key: who copies the rows cannot sign in with them."""

import hashlib
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession

LENGTH = 40  # hex digits, all that the column holds: 160 bits


def kept_as(session_key: str) -> str:
    """What stands in the table. The key is long and random, so it needs no salt and no slowness."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:LENGTH]


class SessionStore(db.SessionStore):
    """Sessions in the database under a hash of their key: who reads the table cannot take one over."""

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        key = self.session_key
        if not key:
            return None
        self._session_key = kept_as(key)
        row: AbstractBaseSession | None = super()._get_session_from_db()  # type: ignore[misc]  # the stubs leave it out
        self._session_key = key if row else None
        return row

    def exists(self, session_key: str) -> bool:
        return super().exists(kept_as(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        row = super().create_model_instance(data)
        row.session_key = kept_as(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            super().delete(kept_as(key))
