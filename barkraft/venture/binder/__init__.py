"""Företagspärmen: what a group has answered, field by field, and how it is kept."""

from barkraft.venture.binder.fields import (
    MOST_SIGNS,
    AlreadyProvided,
    BinderField,
    Written,
    bind,
    field,
    provide,
    provided,
    write,
)
from barkraft.venture.binder.places import Place, Step, Writing
from barkraft.venture.binder.providers import Provider, StoredAnswers

__all__ = [
    "MOST_SIGNS",
    "AlreadyProvided",
    "BinderField",
    "Place",
    "Provider",
    "Step",
    "StoredAnswers",
    "Writing",
    "Written",
    "bind",
    "field",
    "provide",
    "provided",
    "write",
]
