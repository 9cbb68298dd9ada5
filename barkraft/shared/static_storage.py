"""Static files with the content's hash in the name, compressed once at set-up."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Strict once it is set up: a name that is not in the manifest is an error, not a broken picture."""

    manifest_strict = True

    def stored_name(self, name: str) -> str:
        """The hashed name; the plain one where nothing is set up yet (tests, a shell)."""
        return super().stored_name(name) if self.hashed_files else name
