"""The languages that groups meet in: more than the interface has."""

from django.utils.translation import gettext_lazy as _

SPOKEN = [
    ("sv", _("svenska")),
    ("ar", _("arabiska")),
    ("so", _("somaliska")),
    ("ti", _("tigrinja")),
    ("uk", _("ukrainska")),
    ("fa", _("persiska eller dari")),
    ("en", _("engelska")),
    ("ru", _("ryska")),
    ("es", _("spanska")),
    ("th", _("thailändska")),
    ("sgn", _("svenskt teckenspråk")),
]
# Who reads no Swedish finds her own language by its own name.
OWN_NAMES = {
    "ar": "العربية",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "uk": "Українська",
    "fa": "فارسی، دری",
    "en": "English",
    "ru": "Русский",
    "es": "Español",
    "th": "ไทย",
}


def spoken(code: str) -> str:
    """The language's name in the language that is on; the code itself for one that we do not know."""
    return str(dict(SPOKEN).get(code, code))
