"""What was said when somebody of the staff advised a group."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from barkraft.shared.models import Base, Privacy
from barkraft.venture.models import Venture

PERSON = settings.AUTH_USER_MODEL


class AdviceNoteQuerySet(models.QuerySet["AdviceNote"]):
    """Who reads a note."""

    def visible_to(self, user: Any) -> Self:
        """The group's to the group and its coaches, the team's to its coaches, the author's to her alone."""
        if not user.is_authenticated:
            return self.none()
        levels, coached = AdviceNote.Visibility, Venture.objects.coached_by(user)
        return self.filter(
            Q(visibility=levels.GROUP, venture__in=Venture.objects.visible_to(user))
            | Q(visibility=levels.TEAM, venture__in=coached)
            | Q(visibility=levels.AUTHOR, venture__in=coached, author=user)
        )


class AdviceNote(Base):
    """A note on advice to a group: what was done and decided, what comes next. It has a last day."""

    privacy = Privacy(
        holds="what staff and a group did and decided together, about no person; who wrote it",
        why="the next talk begins where the last one ended",
        until="the day that the note itself names, at most 24 months on; a note for the author alone goes with her",
    )

    class Visibility(models.TextChoices):
        GROUP = "group", _("Gruppen och alla som är coach för den")
        TEAM = "team", _("Bara de som är coach för gruppen")
        AUTHOR = "author", _("Bara jag")

    venture = models.ForeignKey(Venture, on_delete=models.CASCADE, related_name="advice_notes")
    author = models.ForeignKey(PERSON, on_delete=models.SET_NULL, null=True, related_name="+")
    on = models.DateField("dag")
    did = models.CharField("vad gjorde ni?", max_length=1000)
    decided = models.CharField("vad bestämdes?", max_length=500, blank=True)
    next_step = models.CharField("vad händer nu?", max_length=300, blank=True)
    visibility = models.CharField("vem ser det?", max_length=6, choices=Visibility.choices)
    until = models.DateField("raderas")
    objects = AdviceNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]
