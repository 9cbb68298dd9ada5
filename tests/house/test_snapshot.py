"""What a migration made is there for every test, whatever another one committed."""

import pytest
from django.apps import apps

from barkraft.people.models import User


def _made_by_migrations() -> int:
    return int(apps.get_model("wagtailcore.Page").objects.count())


@pytest.mark.django_db(transaction=True)
def test_this_one_commits() -> None:
    User.objects.create(first_name="Hodan")
    assert _made_by_migrations() > 0


@pytest.mark.django_db(transaction=True)
def test_and_this_one_starts_clean() -> None:
    assert not User.objects.exists()
    assert _made_by_migrations() > 0
