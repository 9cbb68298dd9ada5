"""A row in every table that has to do with a person or a group, with words that can be told apart when searched for."""

import secrets
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, models, transaction

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.shared.management.commands.personal_data import own_models
from barkraft.venture.models import Venture

# Rows that are one thing or another: each way once.
WAYS: dict[str, list[dict[str, Any]]] = {
    "learn.Enrolment": [{"user": None}, {"venture": None}],
    "venture.Invitation": [{"cohort": None}],
    "venture.Meeting": [{"cohort": None}],
}


def reaches(model: type[models.Model], wanted: type[models.Model], seen: frozenset[Any] = frozenset()) -> bool:
    """Whether a row of the model hangs on one of `wanted`, however many rows lie between."""
    if model is wanted:
        return True
    pointed = [field.related_model for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]
    return any(
        isinstance(other, type) and other not in seen and reaches(other, wanted, seen | {model}) for other in pointed
    )


class Everything:
    """Makes the rows. `words`: which telling word stands in which column, as "app.Model.column".

    Of a model that is made in two ways the second is "app.Model:2.column".
    """

    def __init__(self, *there: models.Model) -> None:
        self.words: dict[str, str] = {}
        self.mark = f"q{secrets.randbelow(10**4):04d}z"  # another test's files may lie there still
        self.pool: dict[Any, models.Model] = {type(one): one for one in there}

    def fill(self) -> None:
        """One row of every model that hangs on a person or a group, and of what those need."""
        for model in own_models():
            is_page = bool(model._meta.parents)  # the editors' own tree
            if not is_page and (reaches(model, User) or reaches(model, Venture)):
                self._one(model)

    def _one(self, model: Any) -> models.Model:
        if model not in self.pool:
            for number, way in enumerate(WAYS.get(model._meta.label, [{}]), 1):
                self.label = model._meta.label + (f":{number}" if number > 1 else "")
                made = self._made(model, way)
                self.pool.setdefault(model, made)
        return self.pool[model]

    def _made(self, model: Any, way: dict[str, Any]) -> models.Model:
        label = self.label
        for field in model._meta.local_fields:  # what it points at comes first, and has a label of its own
            if isinstance(field, models.ForeignKey) and field.name not in way:
                self._pointed(field)
        self.label = label
        given: dict[str, Any] = {}
        for field in model._meta.local_fields:
            if field.name in way:
                given[field.name] = way[field.name]
            elif not field.primary_key and field.name != "uid":
                value = self._value(field)
                if value is not models.NOT_PROVIDED:
                    given[field.name] = value
        try:
            with transaction.atomic():
                return model.objects.create(**given)  # type: ignore[no-any-return]
        except IntegrityError as refused:
            raise AssertionError(f"Say in WAYS how a {model._meta.label} is made: {refused}") from refused

    def _value(self, field: Any) -> Any:
        if isinstance(field, models.ForeignKey):
            return self._pointed(field)
        if isinstance(field, models.FileField):
            return ContentFile(self._word(field).encode(), name="x.jpg")
        if field.choices:
            return next(value for value, _words in field.flatchoices if value != "")
        if isinstance(field, models.EmailField):
            return f"{self._word(field)}@example.se"
        if isinstance(field, models.CharField | models.TextField):
            short = field.max_length is not None and field.max_length < 10
            return models.NOT_PROVIDED if short else self._word(field)
        if isinstance(field, models.JSONField):
            word = self._word(field)
            return [word] if field.default is list else {"x": word}
        return _plain(field)

    def _pointed(self, field: Any) -> Any:
        other = field.related_model
        if other in self.pool:
            return self.pool[other]
        if field.null or other is field.model:
            return None
        return self._one(other)

    def _word(self, field: Any) -> str:
        return self.words.setdefault(f"{self.label}.{field.name}", f"{self.mark}{len(self.words):03d}")


def _plain(field: Any) -> Any:
    if field.null or field.has_default() or getattr(field, "auto_now_add", False):
        return models.NOT_PROVIDED
    if isinstance(field, models.DateTimeField):
        return clock.now()
    if isinstance(field, models.DateField):
        return clock.today()
    if isinstance(field, models.UUIDField):
        return uuid4()
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.DurationField | models.TimeField):
        raise AssertionError(f"Say how {field} is filled.")
    return 1


def whole_database() -> str:
    """Every row of every table, of the libraries too, as one text."""
    said: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            said += [" ".join(_shown(value) for value in row) for row in cursor.fetchall()]
    return "\n".join(said)


def _shown(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    return value.isoformat() if isinstance(value, datetime) else str(value)
