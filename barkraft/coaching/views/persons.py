"""A person in a group, and the quiet ways: away for long, leaves, comes back, moves, has died."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from barkraft.coaching.actions import close_for_good, note_away, open_again
from barkraft.coaching.facts import persons
from barkraft.coaching.views.access import PEOPLE, coach, own_for_good, own_venture, people_address, person_in
from barkraft.people.models import User
from barkraft.shared import pdf
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.venture import own_words, partings
from barkraft.venture.actions import come_back, leave_venture, move_person
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture
from barkraft.venture.standing import coached_cohorts


def _ever_in(venture: Venture, uid: str) -> User:
    """Somebody who is in the group, or was."""
    return get_object_or_404(User.objects.filter(access__venture=venture).distinct(), uid=uid)


def _back(request: HttpRequest, venture: Venture, sentence: str) -> HttpResponse:
    messages.success(request, sentence, extra_tags=PEOPLE)
    return redirect(people_address(venture))


@never_cache
@require_safe
def person(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """Name, role, card, and the quiet ways."""
    venture = own_venture(request, uid)
    here = persons.person_here(venture, _ever_in(venture, person))
    has_others = persons.other_groups(coach(request), besides=venture).exists()
    is_opened = venture.cohort_id not in coached_cohorts(request)  # another coach's, for a day
    context = {"venture": venture, "here": here, "has_others": has_others, "is_opened": is_opened}
    return render(request, "coaching/person.html", context)


@require_POST
def person_away(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """Away for long, or there again. Nothing is said of why."""
    venture = own_venture(request, uid)
    user = person_in(venture, person)
    away = request.POST.get("away") == "1"
    note_away(venture=venture, user=user, away=away)
    if away:
        words = _("Sparat. Inga påminnelser går till {name}. Ring inom två veckor.")
    else:
        words = _("Sparat. {name} är med igen.")
    messages.success(request, words.format(name=user.first_name))
    return redirect("coaching:person", venture.uid, user.uid)


@require_POST
def person_return(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """Somebody who left comes back."""
    venture = own_for_good(request, uid)
    user = _ever_in(venture, person)
    try:
        come_back(venture=venture, user=user, by=coach(request))
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return redirect("coaching:person", venture.uid, user.uid)
    return _back(request, venture, _("{name} är med i gruppen igen. Skriv ut ett kort.").format(name=user.first_name))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person_leave(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """She leaves, with the coach at her side: the same choices as when she does it herself."""
    venture = own_for_good(request, uid)
    user = person_in(venture, person)
    if request.method == "POST" and request.POST.get("do") == "leave":
        rows, words = own_words.picked(venture, user, request.POST.getlist("mine"))
        leave_venture(venture=venture, user=user, remove_rows=rows, remove_words=words, by=coach(request))
        sentence = _("{name} har slutat. Gruppens ord är kvar, utan namnet.")
        return _back(request, venture, sentence.format(name=user.first_name))
    context = {
        "venture": venture,
        "person": user,
        "parting": partings.leaving(venture),
        "things": own_words.own_things(venture, user),
        "wanted": [],
    }
    return render(request, "coaching/person_leave.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person_move(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """She goes over to another group of the coach's, with the rows that she picks."""
    venture = own_for_good(request, uid)
    user = person_in(venture, person)
    groups = persons.other_groups(coach(request), besides=venture)
    target = groups.filter(uid=request.POST.get("group", "")).first() if request.method == "POST" else None
    wanted = request.POST.getlist("mine")
    problem = _("Välj en grupp.") if request.method == "POST" and target is None else ""
    if target is not None:
        rows, _words = own_words.picked(venture, user, wanted)
        try:
            move_person(user=user, source=venture, target=target, by=coach(request), rows=rows)
        except Refused as refused:
            problem = refused.sentence
        else:
            sentence = _("{name} är med i gruppen {group} nu.").format(name=user.first_name, group=target.name)
            return _back(request, target, sentence)
    context = {
        "venture": venture,
        "person": user,
        "groups": groups,
        "problem": problem,
        "chosen": request.POST.get("group", ""),
        "parting": partings.moving(venture),
        "things": [thing for thing in own_words.own_things(venture, user) if thing.key.startswith("row:")],
        "wanted": wanted,
    }
    return render(request, "coaching/person_move.html", context, status=CANNOT_KEEP if problem else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person_died(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """A quiet page: nothing more goes to her, and her account goes, at once or when the family has what it wants."""
    venture = own_for_good(request, uid)
    user = _ever_in(venture, person)
    do, problem = request.POST.get("do", ""), ""
    if request.method == "POST" and do in {"later", "now"}:
        try:
            close_for_good(venture=venture, user=user, by=coach(request), erase_now=do == "now")
        except Refused as refused:
            problem = refused.sentence
        else:
            return _back(request, venture, _("Sparat. Inget mer skickas till personen."))
    context = {"venture": venture, "person": user, "parting": partings.death(venture), "problem": problem}
    return render(request, "coaching/person_died.html", context, status=CANNOT_KEEP if problem else 200)


@require_POST
def person_open(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """The wrong person was taken: her account is opened again."""
    venture = own_for_good(request, uid)
    user = _ever_in(venture, person)
    open_again(venture=venture, user=user, by=coach(request))
    messages.success(request, _("Kontot är öppet igen."))
    return redirect("coaching:person", venture.uid, user.uid)


@never_cache
@require_safe
def person_paper(request: HttpRequest, uid: str, person: str) -> HttpResponse:
    """What she wrote in the group, on paper: for her, or for her family."""
    venture = own_venture(request, uid)
    user = _ever_in(venture, person)
    made = own_words.own_pdf(venture, user, request.LANGUAGE_CODE)  # type: ignore[attr-defined]
    return pdf.shown(made, "egna-ord.pdf")
