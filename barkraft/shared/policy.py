"""What every answer says to the browser: what it may load, and what it may keep.

Content-Security-Policy: strict for learners, looser on the editors' path alone (Wagtail needs inline styles).
Cache-Control: kept by nobody unless the view says otherwise; on a shared phone the next person presses "back".
"""

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase

EDITORS_PATH = "/redaktion/"
LEARNERS = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
    "manifest-src": [SELF],
    "worker-src": [SELF],
}
EDITORS = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "frame-ancestors": [SELF],
    "form-action": [SELF],
    "base-uri": [SELF],
}


class ContentPolicy(CSPMiddleware):
    """django-csp with the looser policy chosen by path; a view's own headers (files, public pages) are left alone."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(EDITORS_PATH):
            response._csp_config = EDITORS  # type: ignore[attr-defined]
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
        return super().process_response(request, response)
