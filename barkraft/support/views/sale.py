"""Before the first sale."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from barkraft.support.first_sale import first_sale as checklist
from barkraft.venture.views.access import own_or_404


@never_cache
@require_safe
def first_sale(request: HttpRequest, uid: str) -> HttpResponse:
    """The five questions: who sells, permit, insurance, money, each one's own. What is left, never an approval."""
    venture = own_or_404(request, uid)
    return render(request, "support/first_sale.html", {"venture": venture, "sale": checklist(venture)})
