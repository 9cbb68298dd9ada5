"""A question to the coach, and the answer that stands beside it."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.venture import facts
from barkraft.venture.binder import answers
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Question, Venture

LONGEST_QUESTION, LONGEST_ANSWER = 1000, 2000


@transaction.atomic
def ask_coach(
    *,
    venture: Venture,
    by: User,
    text: str,
    path: str,
    title: str = "",
    unit_uid: UUID | None = None,
    for_group: bool = False,
) -> Question:
    """Keep a question to the coach from the page where it arose; `path` is that page's, without its language."""
    answers.hold(venture)  # who leaves meanwhile is gone before this, or after
    if not facts.roles(by, venture):
        raise Refused(_("Du är inte med i den här gruppen längre."))
    words = _words(text, LONGEST_QUESTION, _("Skriv din fråga."))
    return Question.objects.create(
        venture=venture,
        user=by,
        text=words,
        path=path[:300],
        title=" ".join(title.split())[:200],
        unit_uid=unit_uid,
        for_group=for_group,
        asked_at=clock.now(),
    )


@transaction.atomic
def answer_question(*, question: Question, answer: str, by: User) -> Question:
    """The coach's answer. A later one takes the place of the first, and is new to who asked."""
    answers.hold(question.venture)
    if not facts.is_coach(by, question.venture):
        raise Refused(_("Gruppens coach svarar på frågor."))
    question.answer = _words(answer, LONGEST_ANSWER, _("Skriv ditt svar."))
    question.answered_by, question.answered_at, question.read_at = by, question.answered_at or clock.now(), None
    question.save(update_fields=["answer", "answered_by", "answered_at", "read_at"])
    return question


def read_answers(*, venture: Venture, by: User) -> None:
    """Who asked has read the answers to her questions in the group."""
    Question.objects.answered().filter(venture=venture, user=by, read_at=None).update(read_at=clock.now())


def _words(text: str, most: int, missing: str) -> str:
    words = text.strip()
    if not words:
        raise Refused(missing)
    if len(words) > most:
        raise Refused(_("Texten är för lång. Skriv kortare, eller ring coachen."))
    answers.refuse_numbers(words)
    return words
