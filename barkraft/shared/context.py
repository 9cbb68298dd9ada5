"""What every template may show: the incubator's own facts and how this person reads."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from barkraft.shared import formats, hours, reading


def site(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. Holds nothing about the person: cached pages use it too."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "operator": settings.OPERATOR,
        "coach_phone": settings.COACH_PHONE,
        "coach_hours": hours.words(settings.COACH_HOURS),
        "coach_hours_as_written": settings.COACH_HOURS,
        "coach_email": settings.COACH_EMAIL,
        "development": settings.DEVELOPMENT,
        "language": language,
        "direction": formats.direction(language),
        "language_choices": settings.LANGUAGES,
        "reading": reading.parse(request.COOKIES.get(reading.COOKIE, "")),
    }
