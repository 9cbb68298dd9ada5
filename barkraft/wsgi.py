"""The WSGI entry that the server imports."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barkraft.settings")

from barkraft.shared.page_cache import Front

application = Front(get_wsgi_application())
