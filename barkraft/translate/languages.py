"""The languages of the interface: code, own name, direction. Imported by settings, so no Django models here."""

from django.conf.locale import LANG_INFO

# Easy Swedish is a language of its own: the same place in the path, in catalogues and in layers.
# `simple` is a registered BCP 47 variant, so it may stand in lang="sv-simple" too.
LANG_INFO.setdefault(
    "sv-simple", {"bidi": False, "code": "sv-simple", "name": "Easy Swedish", "name_local": "lätt svenska"}
)

SOURCE = "sv"
INTERFACE = [("sv", "Svenska"), ("sv-simple", "Lätt svenska"), ("en", "English"), ("ar", "العربية")]
CODES = tuple(code for code, _ in INTERFACE)
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ckb", "ps", "ur", "he"})


def base(code: str) -> str:
    """The language without its variant: `sv-simple` is `sv` for hyphenation, voices and the browser."""
    return code.split("-")[0]
