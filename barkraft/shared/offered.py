"""Choices that a form learns when it is made: the coach's own groups, the people of a meeting."""

from typing import Any

from django import forms


def offer(form: forms.Form, name: str, choices: Any) -> None:
    """Let the field be answered with these. TypeError for a field that is no choice."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} is no choice")
    field.choices = choices
