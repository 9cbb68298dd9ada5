"""The first coach and the first editor of an installation."""

import pytest
from django.core.management import CommandError, call_command

from barkraft.people.models import User
from barkraft.venture.models import Cohort

pytestmark = pytest.mark.django_db


def test_the_first_coach_coaches_a_cohort(capsys):
    call_command("staff", "coach", name="Åsa", email="asa@example.se", cohort="Hösten 2026", place="Visby")
    coach = User.objects.get(email="asa@example.se")
    assert coach.is_staff
    assert not coach.has_usable_password()
    assert list(Cohort.objects.visible_to(coach).values_list("name", flat=True)) == ["Hösten 2026"]
    assert "/sv/logga-in/" in capsys.readouterr().out


def test_the_first_editor_may_edit():
    call_command("staff", "editor", name="Karin", email="Karin@example.se")
    editor = User.objects.get(email="karin@example.se")
    assert editor.is_staff
    assert editor.has_perm("wagtailadmin.access_admin")


@pytest.mark.parametrize("more", [{"cohort": ""}, {"cohort": "A", "email": "finns@example.se"}])
def test_what_is_missing_or_taken_is_said(more):
    call_command("staff", "editor", name="Eva", email="finns@example.se")
    with pytest.raises(CommandError):
        call_command("staff", "coach", name="Åsa", **({"email": "ny@example.se"} | more))
