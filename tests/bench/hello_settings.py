"""The product's settings with one view behind all middlewares: what Django costs before we add anything."""

from barkraft.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.hello_urls"
