"""Static files with the content's hash in the name, compressed once at set-up."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Not strict: Wagtail's own style sheets name a few files that it does not ship."""

    manifest_strict = True
