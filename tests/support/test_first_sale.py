"""Before the first sale: five questions, what is left, and never an approval."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import yaml
from django.test import Client
from django.urls import reverse

from barkraft.learn import programme
from barkraft.people.models import User
from barkraft.support.first_sale import first_sale
from barkraft.support.models import Invoicer
from barkraft.venture.actions import add_row, write_answer
from barkraft.venture.binder import Place, Writing
from barkraft.venture.models import Photo, Venture
from tests.house.settings import ROOT

TABLE = "offer.before_sale"
FIVE = ["Vem säljer?", "Tillstånd", "Försäkring", "Pengarna", "Var och ens egen fråga"]


def _answer(venture: Venture, by: User, number: int, done: str = "24 november 2026") -> None:
    cells = {"answer": "Vi har frågat.", "who_checks": "Mira", "done_date": done}
    add_row(place=Place(venture, TABLE, f"f{number}"), cells=cells, writing=Writing(by))


def _everybody_asked(venture: Venture, by: User, value: str = "klart") -> None:
    write_answer(place=Place(venture, "group.benefit_check_done"), value=value, writing=Writing(by))


def test_the_five(hemse: Venture) -> None:
    sale = first_sale(hemse)
    assert [point.title for point in sale.points] == FIVE
    assert len(sale.left) == 5


def test_an_answer_without_the_day_is_not_clear_yet(stopped_clock: Any, hemse: Venture, hodan: User) -> None:
    _answer(hemse, hodan, 1, done="")
    point = first_sale(hemse).points[1]
    assert (point.answer, point.who, point.is_clear) == ("Vi har frågat.", "Mira", False)


def test_each_one_s_own_question_is_everybody_s_or_nobody_s(stopped_clock: Any, hemse: Venture, hodan: User) -> None:
    _answer(hemse, hodan, 4)  # what stands in the row is not what counts, and is not shown
    assert (first_sale(hemse).points[4].is_clear, first_sale(hemse).points[4].answer) == (False, "")
    _everybody_asked(hemse, hodan, "inte_klart_an")
    assert not first_sale(hemse).points[4].is_clear
    _everybody_asked(hemse, hodan)
    assert first_sale(hemse).points[4].is_clear


def test_a_photo_of_the_paper_counts(hemse: Venture) -> None:
    Photo.objects.create(venture=hemse, field=TABLE, file="photos/x.jpg", alt="Fem svar på ett papper")
    sale = first_sale(hemse)
    assert [point.on_photo for point in sale.points] == [True, True, True, True, False]
    assert [point.title for point in sale.left] == [FIVE[4]]


def test_the_page_says_what_is_left_and_then_that_they_have_answers(
    stopped_clock: Any, client_of: Callable[[User], Client], hemse: Venture, hodan: User
) -> None:
    here = reverse("support:first_sale", args=[hemse.uid])
    client = client_of(hodan)
    for number in range(4):
        _answer(hemse, hodan, number)
    page = client.get(here).content.decode()
    assert "1 fråga är kvar av fem." in page
    assert "Gör nu: Var och ens egen fråga" in page
    _everybody_asked(hemse, hodan)
    page = client.get(here).content.decode()
    assert "Ni har svar på de fem frågorna." in page
    assert "godkän" not in page.lower()


@pytest.mark.parametrize(("registered", "name"), [(None, "Stödbolaget"), (date(2026, 11, 1), "Hemse bröd")])
def test_who_sells(
    settings: Any,
    hemse: Venture,
    somebody_invoices: Callable[[str], Invoicer],
    registered: date | None,
    name: str,
) -> None:
    settings.INVOICER = ""
    assert first_sale(hemse).seller == ""
    somebody_invoices("Stödbolaget")
    hemse.registered_on = registered
    assert first_sale(hemse).seller == name


def test_four_queries(hemse: Venture, django_assert_max_num_queries: Any) -> None:
    first_sale(hemse)  # the dossier is read once a process
    with django_assert_max_num_queries(4):
        first_sale(hemse)


def test_module_four_is_done_without_a_payment(db: None, settings: Any) -> None:
    """Nothing that it requires is an amount that somebody paid, and the exercise as it is done here is no sale."""
    settings.INVOICER = ""
    module = yaml.safe_load((ROOT / "content" / "modules" / "ide-moter-kund" / "module.yaml").read_text("utf-8"))
    required = set(module["dossier_required"])
    assert required == {"offer.idea_market", "offer.before_sale", "offer.tests", "offer.decision"}
    trial = next(one for one in module["exercises"] if one["id"] == "e3")
    here = programme.variant(trial)
    assert here["title_sv"] == "Gör provet"
    assert "Ta inte betalt" in here["do_sv"]
    assert here["writes"] == ["offer.tests"]


def test_a_trial_without_payment_fills_what_module_four_asks_for(
    stopped_clock: Any, hemse: Venture, hodan: User
) -> None:
    from barkraft.venture import binder
    from barkraft.venture.binder.contents import contents

    cells = {"date": "20 november 2026", "what_we_did": "Vi visade tre lådor.", "sold_sek": "0", "customers": "9"}
    add_row(place=Place(hemse, "offer.tests"), cells=cells, writing=Writing(hodan))
    assert binder.field("offer.tests").filled(hemse, contents(hemse))
