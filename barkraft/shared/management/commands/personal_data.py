"""`manage.py personal_data` writes docs/personal-data.md: what is known about people, why, and until when.

Made from the `privacy` of every model, the columns that point at a person, and the
sensitivity of every field of the binder. With `--check` it writes nothing and exits
with 1 when the file says something else.
"""

import sys
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandParser
from django.db.models import CASCADE, ForeignKey, Model, OneToOneField

from barkraft.shared.models import Privacy

TARGET = settings.ROOT / "docs" / "personal-data.md"
SENSITIVITIES = {
    "public": "shown to outsiders when the group prints for them",
    "enterprise": "the group, its coaches and its adviser",
    "personal": "the group, its coaches and its adviser; never in a print for outsiders",
    "private": "the person alone",
}

# Tables of the libraries that say something about a person. A test fails on one that is not here.
EDITING = "who edited the modules, and when"
ANSWERS_FOR_TEXT = "staff answer for what the modules say"
WITH_THE_PAGE = "with the page; the name goes with the account"
LIBRARIES = {
    "account.EmailAddress": Privacy("an e-mail address that a code has proved", "sign-in by code", "with the account"),
    "account.EmailConfirmation": Privacy("a key sent to an e-mail address", "sign-in by code", "unused here"),
    "mfa.Authenticator": Privacy(
        "a passkey's public half, or a code app's secret", "staff sign-in", "with the account"
    ),
    "sessions.Session": Privacy("that somebody is signed in, and which group she has open", "sign-in", "12 hours"),
    "wagtailusers.UserProfile": Privacy("an editor's language and theme", "the editors' pages", "with the account"),
    "wagtailadmin.EditingSession": Privacy("that an editor has a page open", "two do not overwrite", "1 hour"),
    "wagtailadmin.FormState": Privacy("what an editor has typed and not saved", "nothing is lost", "with the account"),
    "wagtailcore.Page": Privacy(EDITING, ANSWERS_FOR_TEXT, WITH_THE_PAGE),
    "wagtailcore.Revision": Privacy(EDITING, ANSWERS_FOR_TEXT, WITH_THE_PAGE),
    "wagtailcore.PageLogEntry": Privacy(EDITING, ANSWERS_FOR_TEXT, WITH_THE_PAGE),
    "wagtailcore.ModelLogEntry": Privacy(EDITING, ANSWERS_FOR_TEXT, WITH_THE_PAGE),
    "wagtailcore.WorkflowState": Privacy("who asked for a review", ANSWERS_FOR_TEXT, WITH_THE_PAGE),
    "wagtailcore.TaskState": Privacy("who reviewed", ANSWERS_FOR_TEXT, WITH_THE_PAGE),
    "wagtailcore.Comment": Privacy("an editor's comment in a draft", ANSWERS_FOR_TEXT, "with the account"),
    "wagtailcore.CommentReply": Privacy("an editor's comment in a draft", ANSWERS_FOR_TEXT, "with the account"),
    "wagtailcore.PageSubscription": Privacy("that an editor follows a page", "comments", "with the account"),
    "wagtailcore.UploadedFile": Privacy("who uploaded", ANSWERS_FOR_TEXT, "unused here"),
    "wagtaildocs.Document": Privacy("who uploaded", ANSWERS_FOR_TEXT, "unused here"),
    "wagtailimages.Image": Privacy("who uploaded", ANSWERS_FOR_TEXT, "unused here"),
}

HEAD = """\
# What is known about people

Made by `manage.py personal_data` from the models and from `content/dossier.yaml`. Change those, not this file.

Nothing is asked about health, benefits or a person's plans: what a module needs of that kind is written in the
person's own browser and never sent (see *Never sent* below). There is no column for a personal identity number.
"""
NEVER = """\
The worksheets ask for these. The browser keeps them, if the person says so; the server has no place for them.
"""


class Command(BaseCommand):
    help = "Write docs/personal-data.md from the models and the binder's fields."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; exit 1 when the file is not up to date"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        text = document()
        if not options["check"]:
            TARGET.write_text(text, encoding="utf-8")
            self.stdout.write(f"Wrote docs/{TARGET.name}")
        elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            self.stderr.write("docs/personal-data.md is not up to date: run manage.py personal_data")
            sys.exit(1)


def document() -> str:
    """The whole file, as Markdown."""
    about = [m for m in own_models() if m.privacy.about_people]  # type: ignore[attr-defined]
    silent = [m for m in own_models() if not m.privacy.about_people]  # type: ignore[attr-defined]
    fields = binder_fields(settings.CONTENT_DIR / "dossier.yaml")
    sent = [f for f in fields if f.get("storage") != "device"]
    kept = [f for f in fields if f.get("storage") == "device"]
    parts = [
        HEAD,
        "## Our tables\n",
        _table(("table", "holds", "why", "until", "the person"), [_model_row(m, m.privacy) for m in about]),  # type: ignore[attr-defined]
        "## Tables of the libraries\n",
        _table(("table", "holds", "why", "until", "the person"), _library_rows()),
        "## Tables that know nothing about people\n",
        _table(("table", "holds"), [(m._meta.label, m.privacy.holds) for m in silent]),  # type: ignore[attr-defined]
        "## The binder, field by field\n",
        "\n".join(f"- **{name}**: {who}" for name, who in SENSITIVITIES.items()) + "\n",
        _table(("sensitivity", "field", "in Swedish"), _field_rows(sent)),
        "## Never sent\n",
        NEVER,
        _table(("field", "in Swedish"), [(f"`{f['id']}`", f["label_sv"]) for f in kept]),
    ]
    return "\n".join(parts).rstrip() + "\n"


def own_models() -> list[type[Model]]:
    """Our models in the order of their labels, without those that Django makes for many-to-many columns."""
    found = [m for m in apps.get_models() if m.__module__.startswith("barkraft.")]
    return sorted(found, key=lambda m: m._meta.label)


def person_columns(model: type[Model]) -> list[tuple[str, bool]]:
    """The model's own columns that point at a person, and whether the row is erased with her."""
    person = get_user_model()
    found = []
    for column in model._meta.local_fields:
        if isinstance(column, ForeignKey | OneToOneField) and column.related_model is person:
            found.append((column.name, column.remote_field.on_delete is CASCADE))
    return found


def binder_fields(path: Path) -> list[dict[str, Any]]:
    """The fields of the dossier as they stand in the file."""
    source = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [field for section in source["sections"] for field in section["fields"]]


def _library_rows() -> list[tuple[str, ...]]:
    return [_model_row(apps.get_model(label), LIBRARIES[label]) for label in sorted(LIBRARIES)]


def _model_row(model: type[Model], privacy: Privacy) -> tuple[str, ...]:
    columns = [
        f"`{name}`: {'erased with her' if erased else 'the name goes'}" for name, erased in person_columns(model)
    ]
    return (model._meta.label, privacy.holds, privacy.why, privacy.until, "; ".join(columns))


def _field_rows(fields: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    order = list(SENSITIVITIES)
    ranked = sorted(fields, key=lambda f: -order.index(f["sensitivity"]))
    return [(f["sensitivity"], f"`{f['id']}`", f["label_sv"]) for f in ranked]


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "/") for cell in line) + " |" for line in lines) + "\n"
