"""What administrators write in: how help is offered and priced, who invoices, which project pays."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from barkraft.coaching.forms.support import InvoicerForm, OfferingForm, ProjectForm
from barkraft.people.models import User
from barkraft.people.sessions import signed_in
from barkraft.shared import clock
from barkraft.shared.once import once
from barkraft.shared.statuses import CANNOT_KEEP
from barkraft.support import actions, catalogue, facts
from barkraft.support.models import Invoicer, Offering, Project
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Cohort


def administrator(request: HttpRequest) -> User:
    """The signed-in administrator. PermissionDenied for everybody else."""
    user = signed_in(request)
    if not user.is_staff or not facts.may_administer(user):
        raise PermissionDenied
    return user


@never_cache
@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """Every function as it is offered today; who invoices; the projects."""
    administrator(request)
    offered = {one.function.id: one for one in facts.offers()}
    context = {
        "rows": [(one, offered.get(one.id)) for one in catalogue.functions()],
        "invoicer": facts.invoicer_name(),
        "projects": Project.objects.select_related("cohort"),
    }
    return render(request, "coaching/offers.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def offer(request: HttpRequest, function: str) -> HttpResponse:
    """Another way of offering one function, from a day on; and how it has been."""
    user = administrator(request)
    if function not in catalogue.catalogue():
        raise Http404
    form = OfferingForm(request.POST or None, initial=_as_now(function))
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_offering(function_id=function, by=user, **form.cleaned_data)
            messages.success(request, _("Sparat."))
            return redirect("coaching:offers")
        except Refused as refused:
            form.add_error("valid_from", refused.sentence)
    history = Offering.objects.filter(function_id=function)
    context = {"form": form, "one": catalogue.function(function), "history": history}
    return render(request, "coaching/offer_form.html", context, status=CANNOT_KEEP if form.errors else 200)


def _as_now(function: str) -> dict[str, object]:
    """The form as it is offered now, from today."""
    one, now = catalogue.function(function), facts.offer(function)
    return {
        "provider": now.provider if now else "",
        "what_included": "\n".join(now.included if now else one.included),
        "price_model": now.price_model if now else one.price,
        "price": now.price if now else None,
        "languages": now.languages if now else [],
        "answer_days": now.answer_days if now else one.answer_days,
        "valid_from": clock.today(),
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def invoicer(request: HttpRequest) -> HttpResponse:
    """Which organisation invoices for groups without a number, and which did before."""
    user = administrator(request)
    initial = {"name": facts.invoicer_name(), "since": clock.today()}
    form = InvoicerForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_invoicer(by=user, **form.cleaned_data)
            messages.success(request, _("Sparat."))
            return redirect("coaching:invoicer")
        except Refused as refused:
            form.add_error("paper", refused.sentence)
    context = {"form": form, "now": facts.invoicer_name(), "history": Invoicer.objects.select_related("by")}
    return render(request, "coaching/invoicer.html", context, status=CANNOT_KEEP if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@once
def project_new(request: HttpRequest) -> HttpResponse:
    """A project that pays for the staff's time."""
    user = administrator(request)
    form = ProjectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        cohort = Cohort.objects.filter(uid=said.pop("cohort")).first()
        try:
            actions.add_project(by=user, cohort=cohort, **said)
            messages.success(request, _("Sparat."))
            return redirect("coaching:offers")
        except Refused as refused:
            form.add_error("ends_on", refused.sentence)
    return render(request, "coaching/project_form.html", {"form": form}, status=CANNOT_KEEP if form.errors else 200)
