"""What is offered on which day, who invoices, and what is left of a group's hours."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from barkraft.learn import looking, programme
from barkraft.people.models import User
from barkraft.shared import clock, place_words
from barkraft.support import facts, hours
from barkraft.support.actions import add_quota, record_time, set_invoicer, set_offering
from barkraft.support.models import Invoicer, Offering
from barkraft.venture.binder.answers import Refused
from barkraft.venture.models import Venture
from tests.conftest import NOON

TODAY = date(2026, 11, 24)


def _set(by: User, **changed: Any) -> Offering:
    told: dict[str, Any] = {
        "function_id": "economy",
        "provider": "Gemensam ekonomi",
        "what_included": "Bokföring\nMoms",
    }
    told |= {"price_model": "hours", "price": Decimal(650), "valid_from": TODAY}
    return set_offering(by=by, **told | changed)


def _offered(on: date) -> facts.Offer:
    return next(one for one in facts.offers(on=on) if one.function.id == "economy")


def test_a_price_is_never_written_over(stopped_clock: Any, admin: User) -> None:
    _set(admin)
    _set(admin, price=Decimal(700), valid_from=date(2027, 1, 1))
    assert [_offered(day).price for day in (TODAY, date(2026, 12, 31), date(2027, 1, 1))] == [650, 650, 700]
    assert _offered(TODAY).included == ["Bokföring", "Moms"]
    assert _offered(TODAY - timedelta(days=1)).price is None  # what the file says
    with pytest.raises(Refused):
        _set(admin, price=Decimal(1))
    with clock.stopped_at(NOON + timedelta(days=1)), pytest.raises(Refused):
        _set(admin, price=Decimal(1))


def test_one_that_has_not_begun_to_hold_is_another(stopped_clock: Any, admin: User) -> None:
    later = date(2027, 1, 1)
    _set(admin, valid_from=later)
    _set(admin, valid_from=later, price=Decimal(500))
    assert [one.price for one in Offering.objects.all()] == [500]


def test_administrators_alone(stopped_clock: Any, asa: User, hodan: User) -> None:
    for other in (asa, hodan):
        with pytest.raises(Refused):
            _set(other)
        with pytest.raises(Refused):
            set_invoicer(name="Bolaget", paper="Pärm 3", since=TODAY, by=other)


def test_what_fits_the_group_s_phase_comes_first(hemse: Venture) -> None:
    hemse.phase = "gro"
    fits = [one.function.id for one in facts.offers(hemse) if one.fits]
    assert "benefit_day" in fits
    assert "economy" not in fits
    assert [one.function.id for one in facts.offers(hemse)][: len(fits)] == fits


def test_without_somebody_who_invoices_it_is_not_there(db: None, settings: Any) -> None:
    settings.INVOICER = ""
    assert facts.offer("try_invoice") is None
    assert len(facts.offers()) == 20
    assert programme.invoicing() == programme.NO_INVOICER


def test_with_one_it_is_there_by_name(settings: Any, somebody_invoices: Callable[[str], Invoicer]) -> None:
    settings.INVOICER = ""
    somebody_invoices("Gotlands  Stödbolag")
    offer = facts.offer("try_invoice")
    assert offer is not None
    assert offer.provider == "Gotlands Stödbolag"
    assert "Gotlands Stödbolag säljer" in offer.function.what
    assert programme.invoicing() == programme.INVOICED
    assert place_words.fill("{fakturerar} säljer.") == "Gotlands Stödbolag säljer."


def test_it_ends_again_and_the_history_stays(
    settings: Any, stopped_clock: Any, admin: User, somebody_invoices: Callable[[str], Invoicer]
) -> None:
    settings.INVOICER = "Det gamla"
    somebody_invoices("Bolaget")
    with clock.stopped_at(NOON + timedelta(days=30)):
        somebody_invoices("")
        assert facts.invoicer_name() == ""
    assert facts.invoicer_name() == "Bolaget"
    assert Invoicer.objects.count() == 2


def test_a_yes_without_paper_is_no_yes(stopped_clock: Any, admin: User) -> None:
    with pytest.raises(Refused):
        set_invoicer(name="Bolaget", paper=" ", since=TODAY, by=admin)


def test_the_lessons_follow(
    settings: Any, monkeypatch: pytest.MonkeyPatch, somebody_invoices: Callable[[str], Invoicer]
) -> None:
    settings.INVOICER, loaded = "", []
    monkeypatch.setattr(looking.content, "load_all", lambda: loaded.append(True))
    monkeypatch.setattr(looking, "_shown", [])
    looking.follow_the_invoicer()
    looking.follow_the_invoicer()
    assert loaded == []
    somebody_invoices("Bolaget")
    looking.follow_the_invoicer()
    looking.follow_the_invoicer()
    assert loaded == [True]


def test_what_is_used_of_a_group_s_hours_is_counted(
    stopped_clock: Any, asa: User, bo: User, hemse: Venture, sanda: Venture
) -> None:
    autumn = {"starts_on": date(2026, 9, 1), "ends_on": TODAY}
    add_quota(venture=hemse, function_id="advice_legal", hours_included=5, by=asa, **autumn)
    for minutes, on in ((90, TODAY), (30, date(2026, 9, 1)), (600, date(2026, 8, 31))):
        record_time(staff=asa, venture=hemse, function_id="advice_legal", minutes=minutes, on=on)
    record_time(staff=bo, venture=hemse, function_id="advice_legal", minutes=60, on=TODAY)
    record_time(staff=asa, venture=hemse, function_id="economy", minutes=60, on=TODAY)
    record_time(staff=asa, venture=sanda, function_id="advice_legal", minutes=60, on=TODAY)
    assert [one.used_hours for one in hours.quotas(hemse, TODAY)] == [3.0]
    assert hours.quotas(hemse, TODAY + timedelta(days=1)) == []
    with pytest.raises(Refused):
        add_quota(venture=hemse, function_id="advice_legal", hours_included=5, by=bo, **autumn)


def test_hours_are_summed_by_month_function_and_project(stopped_clock: Any, asa: User, hemse: Venture) -> None:
    for minutes, on in ((30, TODAY), (60, TODAY), (90, date(2026, 10, 1)), (60, date(2025, 12, 31))):
        record_time(staff=asa, venture=hemse, function_id="advice_start", minutes=minutes, on=on)
    told = [(row.month, row.function, row.hours) for row in hours.by_month(asa, 2026)]
    assert told == [
        (date(2026, 11, 1), "Startrådgivning", 1.5),
        (date(2026, 10, 1), "Startrådgivning", 1.5),
    ]
    assert hours.years(asa) == [2026, 2025]
