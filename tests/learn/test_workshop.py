"""The workshop: editors publish, readers approve, and nobody deletes what people are in."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import GroupApprovalTask, Page, PageSubscription

from barkraft.learn import workshop
from barkraft.learn.actions import learning
from barkraft.learn.book import Book
from barkraft.learn.identity import unit_uid
from barkraft.learn.models import ModulePage, Publication, UnitPage
from barkraft.people.models import User
from barkraft.venture.models import Venture

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


def module() -> ModulePage:
    return ModulePage.objects.get(slug="prov")


def unit() -> UnitPage:
    return UnitPage.objects.get(unit_id="u1")


def publish_address() -> str:
    return f"/redaktion/publicera-modul/{module().pk}/"


def test_there_is_nothing_of_wagtails_welcome(book: Book) -> None:
    assert Page.objects.filter(depth=2).count() == 1
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    assert GroupApprovalTask.objects.get().groups.get().name == workshop.READERS


def test_the_workshop_speaks_swedish(book: Book, karin: User, client_of: ClientOf) -> None:
    page = client_of(karin).get("/redaktion/")
    assert page.status_code == 200
    assert '<html lang="sv"' in page.content.decode()


def test_pictures_and_documents_are_not_offered(book: Book, karin: User, client_of: ClientOf) -> None:
    page = client_of(karin).get("/redaktion/").content.decode()
    assert "/redaktion/images/" not in page
    assert "/redaktion/documents/" not in page


def test_learners_stay_outside(book: Book, hodan: User, client_of: ClientOf, nobody: Client) -> None:
    assert client_of(hodan).get(publish_address()).status_code in {302, 403}
    assert nobody.post(publish_address()).status_code == 302
    assert Publication.objects.count() == 1


def test_the_module_has_a_button_for_publishing(book: Book, karin: User, client_of: ClientOf) -> None:
    page = client_of(karin).get(f"/redaktion/pages/{module().pk}/").content.decode()
    assert publish_address() in page
    assert "Publicera modulen" in page


def test_asking_publishes_nothing(book: Book, karin: User, client_of: ClientOf) -> None:
    unit_page = unit()
    unit_page.lead = "Nytt."
    unit_page.save_revision(user=karin).publish()
    assert client_of(karin).get(publish_address()).status_code == 200
    assert Publication.objects.count() == 1


def test_an_editor_publishes(book: Book, karin: User, client_of: ClientOf) -> None:
    unit_page = unit()
    unit_page.lead = "Nytt."
    unit_page.save_revision(user=karin).publish()
    client_of(karin).post(publish_address())
    newest = Publication.objects.first()
    assert newest is not None
    assert (newest.number, newest.by) == (2, karin)


def test_a_reader_does_not_publish(book: Book, karin: User, client_of: ClientOf) -> None:
    karin.groups.set([Group.objects.get(name=workshop.READERS)])
    assert client_of(karin).post(publish_address()).status_code == 302
    assert Publication.objects.count() == 1


def test_a_module_that_lacks_units_says_which(book: Book, karin: User, client_of: ClientOf) -> None:
    unit().unpublish()
    after = client_of(karin).post(publish_address(), follow=True)
    assert "De här delarna saknas: Första delen" in after.content.decode()


@pytest.mark.parametrize("what", ["unit", "module"])
def test_what_people_are_in_is_not_deleted(
    book: Book, karin: User, hodan: User, hemse: Venture, client_of: ClientOf, what: str
) -> None:
    learning.enrol(book=book, venture=hemse, user=hodan)
    learning.keep_place(user=hodan, unit_uid=unit_uid("prov", "u1"), place="b1")
    page = unit() if what == "unit" else module()
    karin.is_superuser = True  # an editor may not delete a whole module at all
    karin.save()
    after = client_of(karin).post(f"/redaktion/pages/{page.pk}/delete/", follow=True)
    assert "används av en grupp. Avpublicera sidan i stället." in after.content.decode()
    assert Page.objects.filter(pk=page.pk).exists()


def test_many_at_once_are_not_deleted_either(book: Book, karin: User, hodan: User, client_of: ClientOf) -> None:
    learning.keep_place(user=hodan, unit_uid=unit_uid("prov", "u1"), place="b1")
    client_of(karin).post(f"/redaktion/bulk/wagtailcore/page/delete/?id={unit().pk}")
    assert UnitPage.objects.count() == 2


def test_what_nobody_is_in_may_be_deleted(book: Book, karin: User, client_of: ClientOf) -> None:
    client_of(karin).post(f"/redaktion/pages/{unit().pk}/delete/")
    assert UnitPage.objects.count() == 1


def test_learners_keep_what_was_unpublished(book: Book, nobody: Client) -> None:
    unit().unpublish()
    assert nobody.get("/sv/m/prov/v1/u1/").status_code == 200


def test_a_draft_is_shown_as_learners_would_see_it(book: Book, karin: User, client_of: ClientOf) -> None:
    draft = unit()
    draft.lead = "Karins utkast."
    draft.save_revision(user=karin)
    page = client_of(karin).get(f"/redaktion/pages/{draft.pk}/view_draft/").content.decode()
    assert "Karins utkast." in page
    assert 'class="fact flow"' in page


def test_an_editor_opens_a_unit(book: Book, karin: User, client_of: ClientOf) -> None:
    # Else Wagtail makes it at the first GET, which the guards do not like.
    PageSubscription.objects.create(user=karin, page=unit(), comment_notifications=False)
    page = client_of(karin).get(f"/redaktion/pages/{unit().pk}/edit/")
    assert page.status_code == 200
    assert "**kvar**" in page.content.decode()


def test_an_editor_adds_a_unit(book: Book, karin: User, client_of: ClientOf) -> None:
    made = module().add_child(instance=UnitPage(title="Karins del", lead="x", body="[]"))
    assert made.unit_id.startswith("w")
    client_of(karin).post(publish_address())
    newest = Publication.objects.first()
    assert newest is not None
    assert [entry["title"] for entry in newest.structure["units"]] == ["Första delen", "Andra delen", "Karins del"]
