"""Lessons say who invoices. When that changes, they are shown anew."""

from barkraft.learn import content
from barkraft.shared import place_words

_shown: list[str] = []  # who invoiced when this process last looked


def follow_the_invoicer() -> None:
    """Show the lessons anew where another organisation invoices than a minute ago. Start-up has loaded them once."""
    now = place_words.invoicer()
    if _shown and _shown[0] != now:
        content.load_all()
    _shown[:] = [now]
