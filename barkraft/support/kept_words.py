"""Words that somebody wrote, as they are kept."""

from django.utils.translation import gettext as _

from barkraft.venture.binder.answers import Refused, refuse_numbers

LONGEST = 1000  # characters


def clean(words: str, if_empty: str = "") -> str:
    """The words as they are kept. Refuses a personnummer, too much, and nothing where `if_empty` says what to do."""
    said = words.strip().replace("\r\n", "\n")
    if if_empty and not said:
        raise Refused(if_empty)
    if len(said) > LONGEST:
        raise Refused(_("Det blev för långt. Skriv högst 1000 tecken."))
    refuse_numbers(said)
    return said
