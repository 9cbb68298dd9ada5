"""Words that somebody wrote, as they are kept."""

from django.utils.translation import gettext as _

from barkraft.rules import personal_numbers
from barkraft.venture.binder.answers import Refused

LONGEST = 1000  # characters


def clean(words: str, if_empty: str = "") -> str:
    """The words as they are kept. Refuses a personnummer, too much, and nothing where `if_empty` says what to do."""
    said = words.strip().replace("\r\n", "\n")
    if if_empty and not said:
        raise Refused(if_empty)
    if len(said) > LONGEST:
        raise Refused(_("Det blev för långt. Skriv högst 1000 tecken."))
    if personal_numbers.find(said):
        raise Refused(_("Det ser ut som ett personnummer. Skriv det inte här."))
    return said
