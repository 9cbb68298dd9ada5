"""Företagspärmen: what a group has answered, field by field, and how it is kept."""

from .fields import AlreadyProvided, BinderField, Written, bind, field, provide, provided
from .providers import Place, Provider, StoredAnswers

__all__ = [
    "AlreadyProvided",
    "BinderField",
    "Place",
    "Provider",
    "StoredAnswers",
    "Written",
    "bind",
    "field",
    "provide",
    "provided",
]
