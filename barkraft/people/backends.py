"""Sign-in by something that has already proved who it is: a card, or an invitation."""

from django.contrib.auth.backends import ModelBackend


class UidBackend(ModelBackend):
    """Holds sessions of people who came in by card. Has no password to check: authenticate() never succeeds."""

    def authenticate(self, request, username=None, password=None, **kwargs):  # type: ignore[no-untyped-def]  # as Django has it
        return None
