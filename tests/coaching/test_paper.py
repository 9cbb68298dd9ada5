"""The sheet of cards: what stands on it, and what must not."""

import io
import re
import zlib
from datetime import timedelta

import pytest

from barkraft.coaching.paper import cards as paper
from barkraft.coaching.paper import notice
from barkraft.coaching.paper.cards import card_address, cards_pdf
from barkraft.people.actions import issue_card
from barkraft.people.models import SignInCard
from barkraft.people.secrets_of_cards import token_hash
from barkraft.shared import clock


@pytest.fixture
def coach(client_of, asa):
    return client_of(asa)


def contents(pdf: bytes) -> bytes:
    """The PDF with its streams opened, as one heap of bytes."""
    opened = [pdf]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            opened.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(opened)


def test_a_sheet_is_a_tagged_pdf_without_the_token_in_any_text(hemse, hodan, samir):
    pdf = cards_pdf(hemse, [(hodan, "A" * 22), (samir, "B" * 22)])
    assert pdf.startswith(b"%PDF")
    assert b"/MarkInfo" in pdf
    assert b"pdfuaid" in contents(pdf)
    for token in (b"A" * 22, b"B" * 22):
        assert token not in contents(pdf)


def test_more_than_eight_people_get_more_pages(hemse, hodan):
    pdf = cards_pdf(hemse, [(hodan, f"{number:022}") for number in range(9)])
    assert len(re.findall(rb"/Type\s*/Page\b", contents(pdf))) == 3  # two of cards, one notice


def test_the_code_leads_to_the_site_whatever_host_was_asked(settings, coach, hemse, hodan):
    assert card_address("x").startswith(settings.BASE_URL + "/kort/")
    settings.ALLOWED_HOSTS = ["*"]
    response = coach.post(
        f"/sv/coach/grupp/{hemse.uid}/kort.pdf", {"person": hodan.uid}, headers={"host": "evil.example"}
    )
    assert b"evil.example" not in contents(response.content)


def test_printing_makes_a_new_card_and_the_old_one_dies(coach, hemse, hodan, asa):
    address = f"/sv/coach/grupp/{hemse.uid}/kort.pdf"
    first = coach.post(address, {"person": hodan.uid})
    assert first["Content-Type"] == "application/pdf"
    assert "no-store" in first["Cache-Control"]
    uid = SignInCard.objects.get().uid
    coach.post(address, {"person": hodan.uid, hodan.uid: uid, "sure": uid})
    assert [card.revoked_at is None for card in SignInCard.objects.order_by("id")] == [False, True]


def test_a_card_made_since_the_page_was_shown_is_not_made_once_more_unasked(coach, hemse, hodan, samir):
    """The paper opens in another tab: the page behind it still says that she has no card."""
    address, sent = f"/sv/coach/grupp/{hemse.uid}/kort.pdf", {"person": hodan.uid, hodan.uid: ""}
    assert coach.post(address, sent).content.startswith(b"%PDF")
    html = coach.post(address, sent).content.decode()
    assert "Hodan fick ett nytt kort nyss." in html
    assert f'name="{hodan.uid}" value="{SignInCard.objects.get().uid}"' in html
    assert coach.post(address, {"person": samir.uid, samir.uid: ""}).content.startswith(b"%PDF")


def test_a_card_that_is_new_or_used_is_asked_about_once_more(coach, hemse, hodan, asa, stopped_clock):
    card, _ = issue_card(user=hodan, by=asa)
    address, sent = f"/sv/coach/grupp/{hemse.uid}/kort.pdf", {"person": hodan.uid, hodan.uid: card.uid}
    SignInCard.objects.update(created_at=clock.now() - timedelta(minutes=59))
    assert " data-asks" in coach.get(address).content.decode()
    html = coach.post(address, sent).content.decode()
    assert "Hodan har ett nytt kort, eller använder sitt." in html
    assert f'name="sure" value="{card.uid}"' in html
    assert " data-asks" not in html
    SignInCard.objects.update(created_at=clock.now() - timedelta(minutes=61), pictures_hmac="x")
    assert "använder sitt" in coach.post(address, sent).content.decode()
    assert SignInCard.objects.get().revoked_at is None
    assert coach.post(address, sent | {"sure": card.uid}).content.startswith(b"%PDF")


def test_an_old_card_that_sleeps_is_made_again_at_once(coach, hemse, hodan, asa, stopped_clock):
    card, _ = issue_card(user=hodan, by=asa)
    SignInCard.objects.update(created_at=clock.now() - timedelta(hours=2))
    address, sent = f"/sv/coach/grupp/{hemse.uid}/kort.pdf", {"person": hodan.uid, hodan.uid: card.uid}
    assert coach.post(address, sent).content.startswith(b"%PDF")


def test_the_question_comes_first_and_prints_nothing(coach, hemse, hodan):
    html = coach.get(f"/sv/coach/grupp/{hemse.uid}/kort.pdf").content.decode()
    assert "Ett gammalt kort slutar gälla" in html
    assert "Hodan" in html
    assert not SignInCard.objects.exists()


def test_somebody_must_be_chosen(coach, hemse, hodan, stina):
    html = coach.post(f"/sv/coach/grupp/{hemse.uid}/kort.pdf", {"person": stina.uid}).content.decode()
    assert "Välj minst en person." in html
    assert not SignInCard.objects.exists()


def test_the_printed_token_opens_this_card(hemse, hodan, asa, monkeypatch):
    seen = []
    monkeypatch.setattr("barkraft.coaching.paper.cards.qr", lambda address: seen.append(address) or _empty_svg())
    card, token = issue_card(user=hodan, by=asa)
    cards_pdf(hemse, [(hodan, token)])
    assert token_hash(seen[0].rsplit("/", 1)[1]) == card.token_hash


def _empty_svg() -> bytes:
    out = io.BytesIO()
    out.write(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    return out.getvalue()


def test_the_notice_says_what_is_never_kept():
    text = str(notice.words())
    assert "Ditt personnummer." in text
    assert "imy.se" in text


def test_slips_are_all_alike_and_name_nobody(coach, hemse, hodan, samir):
    response = coach.get(f"/sv/coach/grupp/{hemse.uid}/lappar.pdf")
    assert (response["Content-Type"], response["Cache-Control"]) == ("application/pdf", "no-store, private")
    whole = contents(response.content)
    assert b"pdfuaid" in whole
    assert len(re.findall(rb"/Type\s*/Page\b", whole)) == 1


def test_a_slip_says_the_same_in_each_language_of_the_group(monkeypatch, hemse, hodan, samir):
    drawn = []
    monkeypatch.setattr(paper, "render", lambda _name, data, **_given: drawn.append(data["words"]) or b"")
    for people in ([samir, hodan], [hodan, samir], [hodan]):
        paper.slips_pdf(people)
    assert drawn[0] == drawn[1]
    assert [one["asked"] for one in drawn[0]] == ["Jag har frågat.", "لقد سألت."]
    assert [one["language"] for one in drawn[2]] == ["sv"]
