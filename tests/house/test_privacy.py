"""Every stored thing confesses what it knows about people, and some things have no place at all."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db.models import Model

from barkraft.shared.management.commands.personal_data import (
    LIBRARIES,
    TARGET,
    binder_fields,
    document,
    own_models,
    person_columns,
)
from barkraft.shared.models import Privacy
from barkraft.venture.binder import Place, Writing

# Parts of names, between underscores, dots and capitals, in English and Swedish.
NEVER_ASKED = frozenset(
    """
    health illness sick sickness diagnosis diagnoses disease disability disabled medicine medication medical doctor
    benefit benefits allowance welfare pension aktivitetsersattning sjukersattning sjukpenning forsorjningsstod
    personnummer samordningsnummer pnr ssn birthdate birthday birth age gender sex ethnicity religion faith
    nationality citizenship orientation criminal crime debt debts
    halsa sjukdom sjuk diagnos funktionsnedsattning medicin bidrag ersattning fodelsedatum kon alder medborgarskap skuld
    handlaggare journal
    """.split()
)
# The word stands there, and the field is not about a person. Each with its reason.
NOT_ABOUT_A_PERSON = {
    "group.benefit_check_done": "one yes for the whole group: everyone has asked; who asked what is on her own card",
    "impact.change_chain.benefit": "what the company is good for",
    "people.collective_agreement.pension_plan": "what the collective agreement says, the same for everybody",
}
FIELDS = binder_fields(settings.CONTENT_DIR / "dossier.yaml")
KEPT_IN_THE_BROWSER = [f for f in FIELDS if f.get("storage") == "device"]


def parts(name: str) -> set[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)
    return set(re.split(r"[^a-z]+", spaced.lower()))


@pytest.mark.parametrize("model", own_models(), ids=lambda m: m._meta.label)
def test_every_model_says_what_it_knows_about_people(model: type[Model]) -> None:
    privacy = getattr(model, "privacy", None)
    assert isinstance(privacy, Privacy), f"{model._meta.label} has no privacy mark (barkraft.shared.models.Privacy)."
    assert privacy.holds, model._meta.label
    if privacy.about_people:
        assert privacy.why, f"{model._meta.label}: why is it held?"
        assert privacy.until, f"{model._meta.label}: until when?"


@pytest.mark.parametrize("model", own_models(), ids=lambda m: m._meta.label)
def test_a_model_that_points_at_a_person_does_not_say_that_it_knows_nobody(model: type[Model]) -> None:
    if person_columns(model):
        assert model.privacy.about_people  # type: ignore[attr-defined]


def test_tables_of_the_libraries_that_point_at_a_person_are_listed() -> None:
    theirs = [m for m in apps.get_models() if not m.__module__.startswith("barkraft.")]
    unlisted = [m._meta.label for m in theirs if person_columns(m) and m._meta.label not in LIBRARIES]
    assert unlisted == [], "say what they hold, in LIBRARIES of the command personal_data"


@pytest.mark.parametrize("model", own_models(), ids=lambda m: m._meta.label)
def test_no_column_for_what_is_never_asked(model: type[Model]) -> None:
    asked = {f.name: parts(f.name) & NEVER_ASKED for f in model._meta.get_fields()}
    assert {name: words for name, words in asked.items() if words and name not in NOT_ABOUT_A_PERSON} == {}


def test_no_field_of_the_binder_for_what_is_never_asked() -> None:
    sent = [f for f in FIELDS if f not in KEPT_IN_THE_BROWSER]
    names = [f["id"] for f in sent] + [f"{f['id']}.{c['key']}" for f in sent for c in f.get("columns") or []]
    found = {name: parts(name) & NEVER_ASKED for name in names}
    assert {name: words for name, words in found.items() if words and name not in NOT_ABOUT_A_PERSON} == {}


def test_a_private_field_is_kept_in_the_browser_and_only_such() -> None:
    private = {f["id"] for f in FIELDS if f["sensitivity"] == "private"}
    assert private == {f["id"] for f in KEPT_IN_THE_BROWSER}
    assert private, "the curriculum has private fields; the test that guards them must not be empty"


def _binder() -> Any:
    return pytest.importorskip("barkraft.venture.binder", reason="the binder is not built yet")


@pytest.mark.parametrize("field", KEPT_IN_THE_BROWSER, ids=lambda f: f["id"])
def test_a_field_kept_in_the_browser_has_no_provider_that_stores(field: dict[str, Any], hemse: Any, hodan: Any) -> None:
    binder = _binder()
    with pytest.raises(Exception, match=r".") as refused:
        binder.write(Place(hemse, field["id"]), "hemligt", Writing(hodan))
    assert not isinstance(refused.value, TypeError | AttributeError), refused.value
    assert "hemligt" not in str(refused.value)
    answers = apps.get_model("venture.Answer").objects.filter(field=field["id"])
    assert not answers.exists()


def test_the_list_of_personal_data_is_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == document(), "run manage.py personal_data, and read what changed"
    call_command("personal_data", check=True)
