"""Set-up of what does not change while the product runs: fonts, interface catalogues, static files.

Each step has a stamp, a hash of all that goes into it, so that a second start costs milliseconds.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from barkraft.shared import catalogues, fonts

# Packages whose own files are served, or that decide what the served files look like.
_PACKAGES = ("Django", "wagtail", "django-allauth", "whitenoise", "brotli")


@dataclass(frozen=True)
class Step:
    """One thing that set-up makes, and makes again only when what it is made of has changed."""

    name: str  # also the stamp's file name
    inputs: Callable[[], str]
    outputs: Callable[[], Iterable[Path]]  # a stamp without its files is no stamp
    make: Callable[[], object]


def prepare(say: Callable[[str], None] = lambda line: None) -> list[str]:
    """Make what is missing or out of date; names of the steps that ran. `say` gets one line a step that runs."""
    ran = []
    for step in _steps():
        wanted = hashlib.sha256(step.inputs().encode()).hexdigest()
        stamp = settings.HOME / "stamps" / step.name
        if stamp.exists() and stamp.read_text() == wanted and all(path.exists() for path in step.outputs()):
            continue
        say(step.name)
        step.make()
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.write_text(wanted)
        ran.append(step.name)
    return ran


def _steps() -> list[Step]:
    built = settings.HOME / "built" / "fonts"
    locales = [Path(folder) for folder in settings.LOCALE_PATHS]
    words = catalogues.sources(locales)
    return [
        Step("fonts", fonts.recipe, lambda: [built / name for name in fonts.FACES], lambda: fonts.build(built)),
        Step(
            "catalogues",
            lambda: _contents(words),
            lambda: [path.with_suffix(".mo") for path in words],
            lambda: catalogues.compile_all(locales),
        ),
        Step("static", _static_inputs, lambda: [settings.STATIC_ROOT / "staticfiles.json"], _collect),
    ]


def _contents(paths: Iterable[Path]) -> str:
    return "\n".join(f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in paths)


def _static_inputs() -> str:
    ours = [path for folder in settings.STATICFILES_DIRS for path in sorted(Path(folder).rglob("*")) if path.is_file()]
    how = [Path(__file__).with_name("static_storage.py"), Path(__file__)]
    return "\n".join([_contents(ours + how), *(f"{package} {version(package)}" for package in _PACKAGES)])


def _collect() -> None:
    # `clear` would leave a running neighbour without files for a moment; hashed names can lie side by side.
    call_command("collectstatic", interactive=False, verbosity=0)
