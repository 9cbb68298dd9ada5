"""What groups have asked: what waits, and the answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from barkraft.coaching.facts import asked
from barkraft.coaching.forms.questions import AnswerForm
from barkraft.coaching.views.access import coach
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture.actions import answer_question
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Question, Venture


@never_cache
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, the oldest first; then what has been answered, and how long that took."""
    user = coach(request)
    context = {
        "waiting": asked.waiting(user),
        "answered": asked.answered(user),
        "times": asked.answer_times(user),
    }
    return render(request, "coaching/questions.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, question: str) -> HttpResponse:
    """One question, and the form of its answer."""
    user = coach(request)
    mine = Question.objects.filter(venture__in=Venture.objects.coached_by(user))
    one = get_object_or_404(mine.select_related("venture", "user", "answered_by"), uid=question)
    form = AnswerForm(request.POST or None, initial={"answer": one.answer})
    if request.method == "POST" and form.is_valid():
        try:
            answer_question(question=one, answer=form.cleaned_data["answer"], by=user)
            messages.success(request, _("Svaret är skickat. Det står bredvid frågan."))
            return redirect("coaching:questions")
        except Refused as refused:
            form.add_error("answer", refused.sentence)
    context = {"question": one, "form": form}
    return render(request, "coaching/question.html", context, status=CANNOT_KEEP if form.errors else 200)
