#!/usr/bin/env python3
"""Bärkraft's one command line: `manage.py serve`, `content`, `migrate` and the rest."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "barkraft.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        sys.exit(f"Bärkraft cannot start. {problem}")
