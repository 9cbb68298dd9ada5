"""Min dag, the way to the own group's binder, and the choice of group."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from barkraft.home import facts
from barkraft.learn import facts as learning
from barkraft.people.facts import staff_roles
from barkraft.people.models import StaffRole, User
from barkraft.people.sessions import signed_in
from barkraft.shared import clock
from barkraft.venture import asked
from barkraft.venture import facts as venture_facts
from barkraft.venture.forms import AfterwordForm
from barkraft.venture.models import Meeting, Venture

EDITORS_PAGE = "wagtailadmin_home"
MAY_EDIT = "wagtailadmin.access_admin"
_DESKS = {StaffRole.Role.LEAD: "coaching:team", StaffRole.Role.ADMINISTRATOR: "coaching:staff"}


def _own_desk(user: User) -> str | None:
    """Where a person without a group of her own works: the coach's board, her role's own page, the workshop."""
    if venture_facts.coaches_someone(user):
        return "coaching:board"
    roles = staff_roles(user) if user.is_staff else frozenset()
    for role, desk in _DESKS.items():
        if role in roles:
            return desk
    return EDITORS_PAGE if user.has_perm(MAY_EDIT) else None


@never_cache
@require_safe
def my_day(request: HttpRequest) -> HttpResponse:
    """What happened since last, the one next step, the next meeting, whom to call."""
    user = signed_in(request)
    mine = venture_facts.my_groups(request)
    desk = None if mine.belongs_to else _own_desk(user)
    if desk:
        return redirect(desk)
    venture = mine.current
    if venture is None:
        return render(request, "home/without_group.html")
    known = learning.states(venture)
    away = facts.away(request, user, venture)
    context = {
        "venture": venture,
        "today": clock.today(),
        "away": away,
        "afterword_form": AfterwordForm(auto_id="efterat-%s") if away else None,
        "since": facts.since_last(user, venture, known, away),
        "next_step": learning.next_step_in(user, known),
        "meeting": facts.next_meeting(venture),
        "coaches": venture_facts.coach_names(venture),
        "groups": mine.belongs_to,
        "answers": asked.unread(user, venture),
    }
    return render(request, "home/my_day.html", context)


@require_POST
def read_meeting(request: HttpRequest) -> HttpResponse:
    """ "Jag har läst": what was decided without her is told once. Kept in this session, and nowhere else."""
    seen = Meeting.objects.filter(venture__in=Venture.objects.visible_to(request.user))
    request.session[facts.READ] = get_object_or_404(seen, uid=request.POST.get("meeting", "")).uid
    return redirect("home:my_day")


@never_cache
@require_safe
def binder(request: HttpRequest) -> HttpResponse:
    """To the binder of the current group; Min dag says what to do where there is none."""
    venture = venture_facts.current(request)
    return redirect("venture:binder", venture.uid) if venture else redirect("home:my_day")


@require_POST
def choose_venture(request: HttpRequest) -> HttpResponse:
    """Work with another of one's groups from now on in this session. 404 for a group that is not hers."""
    venture = get_object_or_404(Venture.objects.visible_to(request.user), uid=request.POST.get("venture", ""))
    request.session[venture_facts.SESSION_KEY] = venture.uid
    return redirect("home:my_day")
