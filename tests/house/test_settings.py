"""Production by default, and it refuses to start rather than start unsafe."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.settings import ROOT

VITAL = sorted(set(re.findall(r'_vital\("(\w+)"', (ROOT / "barkraft" / "settings.py").read_text(encoding="utf-8"))))
ALL_SET = {
    "BARKRAFT_URL": "https://barkraft.example.se",
    "BARKRAFT_SECRET_KEY": "k" * 64,
    "BARKRAFT_CARD_KEY": "c" * 64,
    "BARKRAFT_COACH_EMAIL": "coach@example.se",
    "BARKRAFT_SMTP_HOST": "mail.example.se",
}


def start(given: dict[str, str], code: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a process that has nothing of ours in its environment but what is given."""
    clean = {k: v for k, v in os.environ.items() if k in {"PATH", "LANG", "SYSTEMROOT", "LD_LIBRARY_PATH"}}
    env = clean | {"BARKRAFT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "barkraft.settings"} | given
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)


READ = "from django.conf import settings; print(settings.DEBUG)"


def test_the_list_of_vital_variables_is_whole() -> None:
    assert sorted(ALL_SET) == VITAL


@pytest.mark.parametrize("missing", VITAL)
def test_production_refuses_to_start_without(missing: str, tmp_path: Path) -> None:
    ran = start({k: v for k, v in ALL_SET.items() if k != missing}, READ, tmp_path)
    assert ran.returncode != 0
    assert f"{missing} is not set" in ran.stderr
    assert list(tmp_path.iterdir()) == [], "it left something behind"


@pytest.mark.parametrize("key", ["BARKRAFT_SECRET_KEY", "BARKRAFT_CARD_KEY"])
def test_production_refuses_a_key_that_can_be_guessed(key: str, tmp_path: Path) -> None:
    ran = start(ALL_SET | {key: "k" * 31}, READ, tmp_path)
    assert ran.returncode != 0
    assert f"{key} is too short" in ran.stderr


def test_production_refuses_plain_http(tmp_path: Path) -> None:
    ran = start(ALL_SET | {"BARKRAFT_URL": "http://barkraft.example.se"}, READ, tmp_path)
    assert ran.returncode != 0
    assert "https://" in ran.stderr
    allowed = start(ALL_SET | {"BARKRAFT_URL": "http://10.0.0.2", "BARKRAFT_ALLOW_HTTP": "1"}, READ, tmp_path)
    assert allowed.returncode == 0, allowed.stderr


def test_production_starts_with_all_and_is_safe(tmp_path: Path) -> None:
    code = """
import django, logging
from io import StringIO
django.setup()
from django.conf import settings as s
from django.core.management import call_command
assert s.DEBUG is False and not s.DEVELOPMENT
assert s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE and s.SESSION_COOKIE_HTTPONLY
assert s.SECURE_HSTS_SECONDS > 0 and s.SECURE_CONTENT_TYPE_NOSNIFF
assert s.SECURE_SSL_REDIRECT and s.REQUIRE_STAFF_MFA
assert s.ALLOWED_HOSTS == ["barkraft.example.se"], s.ALLOWED_HOSTS
assert s.SECRET_KEY != s.CARD_KEY
assert "smtp" in s.EMAIL_BACKEND
call_command("check", deploy=True, fail_level="ERROR", stdout=StringIO())
"""
    ran = start(ALL_SET, code, tmp_path)
    assert ran.returncode == 0, ran.stderr[-2000:]


def test_development_makes_its_own_keys_and_says_that_it_is_development(tmp_path: Path) -> None:
    code = "from django.conf import settings as s; print(s.DEVELOPMENT, s.DEBUG, len(s.SECRET_KEY), len(s.CARD_KEY))"
    first = start({"BARKRAFT_ENV": "development"}, code, tmp_path)
    assert first.stdout.split() == ["True", "False", "64", "64"], first.stderr
    for name in ("secret", "card"):
        assert (tmp_path / f"{name}.key").stat().st_mode & 0o077 == 0, "others on the machine can read the key"


def test_a_wrong_database_address_is_refused(tmp_path: Path) -> None:
    ran = start(ALL_SET | {"DATABASE_URL": "mysql://x/y"}, READ, tmp_path)
    assert ran.returncode != 0
    assert "DATABASE_URL" in ran.stderr
