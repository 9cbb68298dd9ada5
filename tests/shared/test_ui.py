"""The template tags: icons, fields, the switch and the tools."""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from barkraft.shared import context, icons


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def rendered(source: str, path: str = "/sv/om/", cookie: str = "", **values: Any) -> str:
    """A template as a page of that address would show it."""
    request = RequestFactory().get(path)
    request.resolver_match = None  # type: ignore[assignment]
    if cookie:
        request.COOKIES["las"] = cookie
    return engines["django"].from_string(source).render({**values, **context.site(request)}, request)


class Names(forms.Form):
    name = forms.CharField(
        label="Vad heter ni?", help_text="Förnamn räcker.", error_messages={"required": "Skriv ett namn."}
    )
    day = forms.ChoiceField(label="Vilken dag?", choices=[("a", "Torsdag")], widget=forms.RadioSelect, required=False)
    agreed = forms.BooleanField(label="Jag vill ha tolk", required=False)


@pytest.mark.parametrize("name", sorted(icons.ICONS))
def test_an_icon_is_hidden_from_screen_readers(name: str) -> None:
    html = rendered(f'{{% icon "{name}" %}}')
    assert 'aria-hidden="true"' in html
    assert ("flip" in html) == (name in icons.MIRRORED)


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        rendered('{% icon "enhorning" %}')


def test_every_mirrored_icon_is_there() -> None:
    assert not icons.MIRRORED - icons.ICONS.keys()


def test_a_field_ties_hint_and_help_to_its_input() -> None:
    html = rendered("{% field form.name %}", form=Names({}))
    assert "Skriv ett namn." in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html


def test_choices_are_a_group_of_cards() -> None:
    html = rendered("{% field form.day %}", form=Names())
    assert "<fieldset" in html
    assert '<label class="choice"' in html
    assert "Du får hoppa över." in html


def test_a_tick_has_its_words_beside_it() -> None:
    assert "<span>Jag vill ha tolk</span>" in rendered("{% field form.agreed %}", form=Names())


def test_the_switch_leads_to_the_same_page() -> None:
    html = rendered("{% language_switch %}", path="/sv/om/?a=1")
    for code in ("sv", "sv-simple", "en", "ar"):
        assert f'href="/{code}/om/?a=1"' in html
    assert html.count("aria-current") == 1
    assert 'lang="ar" dir="rtl"' in html


def test_a_tool_says_what_it_will_do() -> None:
    assert "Större text" in rendered("{% reading_tools %}")
    chosen = rendered("{% reading_tools %}", cookie="text-large.theme-dark")
    assert "Vanlig text" in chosen
    assert "Ljus sida" in chosen
    assert "Mörk sida" not in chosen
    assert "Som i telefonen" in chosen


def test_choices_stand_on_the_root_element() -> None:
    html = rendered("<html{% reading_attributes %}>", cookie="theme-dark.text-large")
    assert html == '<html data-text="large" data-theme="dark">'


def test_words_of_the_tools_are_in_the_page_and_hidden_without_script() -> None:
    html = rendered("{% reading_row %}")
    assert "data-read hidden" in html
    assert "data-stop hidden" in html


def test_a_chart_has_a_title_a_description_and_a_table() -> None:
    html = rendered(
        "{% bar_chart 'k' 'Kassan' 'Lägst i februari.' values %}", values=[("jan", 9, "9 kr"), ("feb", 4, "4 kr")]
    )
    assert 'role="img" aria-labelledby="k-t k-d"' in html
    assert '<th scope="row">feb</th><td data-l="Hur mycket">4 kr</td>' in html


def test_arabic_turns_the_page() -> None:
    with translation.override("ar"):
        assert rendered("{{ direction }} {{ language }}", path="/ar/om/") == "rtl ar"
