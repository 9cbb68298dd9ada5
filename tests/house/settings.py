"""The product's own settings, in development, with a home folder of the tests.

The folder is `$BARKRAFT_HOME/tests` (or var/tests), one a worker. Nothing needs to be set.
"""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Workers inherit the variables that this module sets, so the base is kept under a name of its own.
BASE = Path(
    os.environ.setdefault("BARKRAFT_TESTS", str(Path(os.environ.get("BARKRAFT_HOME") or ROOT / "var") / "tests"))
)
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")

os.environ["BARKRAFT_ENV"] = "development"
os.environ["BARKRAFT_HOME"] = str(BASE / WORKER)
(BASE / WORKER / "built").mkdir(parents=True, exist_ok=True)

from barkraft.settings import *  # noqa: E402, F403
from barkraft.settings import DATABASES, HOME, STORAGES, TEMPLATES  # noqa: E402
from tests.house.undefined import Undefined  # noqa: E402


def _fingerprint() -> str:
    """Changes when a migration does: a kept database is then left behind, never half right."""
    paths = [*sorted((ROOT / "barkraft").glob("*/migrations/*.py")), ROOT / "requirements.lock"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:10]


def _kept_database() -> str:
    """The file of this worker's test database; older ones are removed."""
    kept = HOME / f"test-{_fingerprint()}.sqlite3"
    for other in HOME.glob("test-*.sqlite3*"):
        if not other.name.startswith(kept.name):
            other.unlink(missing_ok=True)
    return str(kept)


if "sqlite3" in str(DATABASES["default"]["ENGINE"]):
    DATABASES["default"]["TEST"] = {"NAME": _kept_database()}
    # No power cut to survive here. Everything else is as in production.
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")  # type: ignore[index]
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_barkraft_{_fingerprint()}"}

# The manifest of hashed files is made at set-up; tests read the files by their own names.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# A name that a template asks for and does not get is an error, in ours.
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined()  # type: ignore[index]
