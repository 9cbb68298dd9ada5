"""A list without an order in one of our templates is an error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.models import QuerySet
from django.template.defaulttags import ForNode

from tests.house.undefined import is_ours, origin


class UnorderedList(AssertionError):
    """A template walks rows whose order the database may choose anew tomorrow."""


def _counted(length: Any) -> Any:
    """`QuerySet.__len__`, which `{% for %}` calls on what it walks."""

    def __len__(self: QuerySet[Any]) -> int:
        frame = sys._getframe(1)
        if frame.f_code is ForNode.render.__code__ and not self.ordered:
            found = origin(frame)
            if is_ours(found):
                raise UnorderedList(f"{found.name}: {self.model.__name__} rows have no order. Say order_by().")
        return int(length(self))

    return __len__


@contextmanager
def watched() -> Iterator[None]:
    length = QuerySet.__len__
    QuerySet.__len__ = _counted(length)  # type: ignore[method-assign]
    try:
        yield
    finally:
        QuerySet.__len__ = length  # type: ignore[method-assign]
