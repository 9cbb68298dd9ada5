"""Static files with the content's hash in the name, compressed once at set-up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage


class _LearnersFirst(Compressor):
    """Brotli for what learners fetch; gzip alone for the editors' workshop, whose 5 MB would cost five seconds."""

    def compress(self, path: str) -> Iterator[str]:
        workshop = any(part.startswith("wagtail") for part in Path(path).parts[-4:])
        if workshop:
            yield from Compressor(use_brotli=False, quiet=True).compress(path)
        else:
            yield from super().compress(path)


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Strict once it is set up: a name that is not in the manifest is an error, not a broken picture."""

    manifest_strict = True

    def stored_name(self, name: str) -> str:
        """The hashed name; the plain one where nothing is set up yet (tests, a shell)."""
        return super().stored_name(name) if self.hashed_files else name

    def create_compressor(self, **kwargs: Any) -> Compressor:
        return _LearnersFirst(**kwargs)
