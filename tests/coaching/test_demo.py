"""The demo cohort: believable, made once, and openable with what it prints."""

import json
import stat
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from barkraft.coaching.demo import build, sign_ins
from barkraft.people.models import SignInCard, User
from barkraft.people.pictures import PICTURES
from barkraft.shared import clock
from barkraft.venture.models import Answer, Decision, Gate, Meeting, Venture


@pytest.fixture
def demo(db, settings, tmp_path):
    settings.HOME = tmp_path
    build()


def test_two_groups_in_different_phases(demo):
    assert dict(Venture.objects.values_list("name", "phase")) == {"Hemse bröd": "gro", "Sanda tvätt": "bilda"}
    assert all(Venture.objects.values_list("is_demo", flat=True))
    assert Gate.objects.count() == 5


def test_every_value_can_be_read(demo):
    unread = [(a.field, a.column, a.value) for a in Answer.objects.all() if isinstance(a.value, dict)]
    assert unread == []
    assert Answer.objects.values("venture", "field").distinct().count() > 30


def test_a_second_run_changes_nothing(demo):
    def counts() -> list[int]:
        return [model.objects.count() for model in (User, Venture, Answer, Decision, Gate, Meeting, SignInCard)]

    first = sign_ins()
    before = counts()
    build()
    assert sign_ins() == first
    assert counts() == before


def test_there_is_always_a_meeting_to_come(demo):
    with clock.stopped_at(clock.now() + timedelta(days=40)):
        build()
        for venture in Venture.objects.all():
            assert venture.meetings.filter(starts_at__gte=clock.now()).exists()


def test_the_printed_card_opens(demo):
    names = {str(picture.word): picture.name for picture in PICTURES}
    for one in sign_ins()[:2]:
        client = Client()
        pictures = client.get(client.get(one.address)["Location"]).request["PATH_INFO"]
        chosen = [names[word] for word in one.pictures]
        assert client.post(pictures, {"vald": chosen[:2], "bild": chosen[2]})["Location"].endswith("/min-dag/")


def test_tokens_lie_in_a_file_for_one_pair_of_eyes(demo, settings):
    sign_ins()
    path = settings.HOME / "demo.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(json.loads(path.read_text())) == {"founder", "board"}


def test_a_lost_file_or_a_locked_card_gives_new_ones(demo, settings):
    first = sign_ins()
    SignInCard.objects.update(locked_at=clock.now())
    assert sign_ins()[0].address != first[0].address
    (settings.HOME / "demo.json").unlink()
    assert sign_ins()[0].address != first[0].address


def test_it_prints_how_to_come_in(demo):
    out = StringIO()
    call_command("demo", stdout=out)
    for words in ("Hodan", "Samir", "/kort/", "bilder i ordning:", "asa@barkraft.example", "karin@barkraft.example"):
        assert words in out.getvalue()


def test_production_has_no_demo(db, settings):
    settings.DEVELOPMENT = False
    with pytest.raises(CommandError):
        call_command("demo")
    assert not User.objects.exists()
