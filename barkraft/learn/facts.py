"""Where a group and a person are in the programme. Reads rows; writes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from barkraft.learn import programme, shelf
from barkraft.learn.book import Book
from barkraft.learn.models import Effort, Enrolment, QuizAnswer, UnitProgress
from barkraft.people.models import User
from barkraft.shared import clock
from barkraft.shared.place_words import fill
from barkraft.translate import languages
from barkraft.venture import binder
from barkraft.venture.binder import chapters
from barkraft.venture.binder.contents import Contents, contents_of
from barkraft.venture.models import Venture

FEWEST = 5  # fewer answers are not shown: they would point at persons


@dataclass(frozen=True)
class Missing:
    """One thing that a module lacks to be done. `kind`: field, test, group or coach. `address`: where it is done."""

    kind: str
    label: str = ""
    address: str = ""
    count: int = 0
    field: str = ""  # its id

    @property
    def words(self) -> str:
        """What to do, in the language that is on."""
        if self.kind == "field":
            return _("Skriv: %(label)s.") % {"label": self.label}
        if self.kind == "test":
            return _("Fler i gruppen svarar på frågorna.")  # no number: in a small group it points at somebody
        return _("Gruppen säger: vi är klara.") if self.kind == "group" else _("Coachen säger: jag har sett.")


@dataclass(frozen=True)
class ModuleState:
    """A group's module. `book` is what it has pinned, or the newest; `enrolment` is None before the group begins."""

    book: Book
    enrolment: Enrolment | None
    missing: tuple[Missing, ...]

    @property
    def done(self) -> bool:
        return not self.missing

    @property
    def ready_to_say_done(self) -> bool:
        """All that the group itself does is there."""
        return not any(each.kind in {"field", "test"} for each in self.missing)

    @property
    def title(self) -> str:
        """The module's title, in the language that is on where there is one."""
        return _title(self.book.uid, "", self.book.structure["title"])[0]

    def lacks(self, kind: str) -> bool:
        return any(each.kind == kind for each in self.missing)


@dataclass(frozen=True)
class Step:
    """The one next thing. `where` is shown as it stands, in the language that is on."""

    title: str
    minutes: int
    where: str
    url: str
    slug: str
    foreign: bool = False  # the title is in Swedish on a page in another language


def walk() -> list[Book]:
    """The published modules in the order that a group walks them."""
    return sorted(shelf.newest().values(), key=walking_order)


def walking_order(book: Book) -> tuple[int, int]:
    """Phase first, then the module's own number."""
    return programme.order_of_phase(book.structure["phase"]), book.structure["number"]


def enrolments(venture: Venture | None, user: User | AnonymousUser) -> dict[str, Enrolment]:
    """The enrolments of a group, or of a person without one, by module."""
    if venture is not None:
        rows = Enrolment.objects.filter(venture=venture)
    elif user.is_authenticated:
        rows = Enrolment.objects.filter(user=user)
    else:
        return {}
    return {row.module: row for row in _with_publication(rows)}


def _with_publication(rows: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    return rows.select_related("publication").defer("publication__structure")


def pinned(enrolment: Enrolment | None, newest: Book) -> Book:
    """The version that is worked with."""
    if enrolment is None or enrolment.publication_id == newest.pk:
        return newest
    found = shelf.book(enrolment.module, enrolment.publication.number)
    assert found  # an enrolment protects its publication
    return found


def states(venture: Venture, slugs: Iterable[str] | None = None) -> dict[str, ModuleState]:
    """Where the group is in each published module, or in those named."""
    return states_of([venture], slugs)[venture.pk]


def states_of(ventures: Sequence[Venture], slugs: Iterable[str] | None = None) -> dict[int, dict[str, ModuleState]]:
    """As states, for many groups, by the group's key. A constant number of queries, however many they are."""
    wanted = {slug: book for slug, book in shelf.newest().items() if slugs is None or slug in slugs}
    rows: dict[int, dict[str, Enrolment]] = {venture.pk: {} for venture in ventures}
    for row in _with_publication(Enrolment.objects.filter(venture__in=rows)):
        rows[row.venture_id or 0][row.module] = row
    books = {pk: {slug: pinned(own.get(slug), newest) for slug, newest in wanted.items()} for pk, own in rows.items()}
    needed = {field for own in books.values() for book in own.values() for field in book.structure["required"]}
    found = contents_of(ventures, needed)
    passed = _passed(books)
    return {
        pk: {slug: _state(book, rows[pk].get(slug), found[pk], passed.get((pk, slug), 0)) for slug, book in own.items()}
        for pk, own in books.items()
    }


def module_state(venture: Venture, module: str) -> ModuleState | None:
    """Where the group is in one module; None when it is not published."""
    return states(venture, [module]).get(module)


def title_of(slug: str) -> str:
    """What the newest version of a module is called, in the language that is on; "" for one that is not published."""
    book = shelf.newest().get(slug)
    return _title(book.uid, "", book.structure["title"])[0] if book else ""


def address_for(venture: Venture, slug: str) -> str:
    """Where a coach of many groups opens the module as this group's."""
    return reverse("learn:module", args=[slug], query={"grupp": venture.uid})


def next_step(user: User, venture: Venture | None) -> Step | None:
    """The one next unit or exercise of a person: the first module that her group has not done, from the top."""
    return next_step_in(user, states(venture)) if venture is not None else None


def next_step_in(user: User, known: Mapping[str, ModuleState]) -> Step | None:
    """As next_step, for states that are already read."""
    read = set(UnitProgress.objects.filter(user=user).exclude(read_at=None).values_list("unit_uid", flat=True))
    for newest in walk():
        state = known.get(newest.slug)
        if state is not None and not state.done:
            return _next_in(state, read)
    return None


def read_units(user: User, book: Book) -> set[str]:
    """Ids of the units of a version that the person has read."""
    uids = {UUID(unit["uid"]): unit["id"] for unit in book.structure["units"]}
    rows = UnitProgress.objects.filter(user=user, unit_uid__in=uids).exclude(read_at=None)
    return {uids[uid] for uid in rows.values_list("unit_uid", flat=True)}


def field_address(book: Book, field_id: str) -> str:
    """Where in the module a field is filled, or ""."""
    for ref, exercise in book.structure["exercises"].items():
        place = book.place_of("worksheet", ref) if field_id in exercise.get("writes", []) else None
        if place:
            return reverse("learn:block", args=[book.slug, book.version, *place])
    return ""


def _next_in(state: ModuleState, read: set[UUID]) -> Step:
    book = state.book
    empty = {each.address for each in state.missing if each.kind == "field"}
    for unit in book.structure["units"]:
        place = [book.slug, book.version, unit["id"]]
        if UUID(unit["uid"]) not in read:
            where = str(programme.WHERE.get(unit["where"], ""))
            title = _title(UUID(unit["uid"]), "", unit["title"])
            return Step(title[0], unit["minutes"], where, reverse("learn:unit", args=place), book.slug, title[1])
        for block in book.blocks(unit["id"], "worksheet"):
            address = reverse("learn:block", args=[*place, block["key"]])
            if address in empty:
                return _exercise(book, block["attrs"]["ref"], address)
    title = _title(book.uid, "", book.structure["title"])
    address = reverse("learn:module_version", args=[book.slug, book.version])
    return Step(title[0], 0, "", address, book.slug, title[1])


def _exercise(book: Book, ref: str, address: str) -> Step:
    entry = programme.variant(book.structure["exercises"][ref])
    title, foreign = _title(book.uid, ref, entry["title_sv"])
    where = str(programme.MODES.get(entry.get("mode", ""), ""))
    return Step(title, entry.get("minutes", 0), where, address, book.slug, foreign)


def _title(owner: UUID, key: str, source: str) -> tuple[str, bool]:
    """The title in the language that is on, and whether it is Swedish for want of that."""
    words = shelf.words(owner, get_language() or languages.SOURCE)
    text = words.text(owner, key, "title", source)
    return fill(text.words), words.is_foreign(text)


def _state(book: Book, enrolment: Enrolment | None, found: Contents, passed: int) -> ModuleState:
    missing = [
        Missing("field", definition.label, field_address(book, definition.id), field=definition.id)
        for definition in map(chapters.field, book.structure["required"])
        if not binder.bind(definition).filled(found.venture, found)
    ]
    rule = book.structure["test"]["pass"]
    lacking = rule.get("who_min", 0) - passed - (enrolment.passed_on_paper if enrolment else 0)
    if rule.get("counts") and lacking > 0:
        missing.append(Missing("test", count=lacking, address=_first_question(book)))
    if enrolment is None or enrolment.group_done_at is None:
        missing.append(Missing("group"))
    if enrolment is None or enrolment.seen_at is None:
        missing.append(Missing("coach"))
    return ModuleState(book, enrolment, tuple(missing))


def _first_question(book: Book) -> str:
    ref = next(iter(book.structure["test"]["pass"].get("quiz", [])), "")
    place = book.place_of("quiz", ref)
    return reverse("learn:block", args=[book.slug, book.version, *place]) if place else ""


def _passed(books: Mapping[int, Mapping[str, Book]]) -> dict[tuple[int, str], int]:
    """How many members of each group know enough in each module whose test counts. A number, never who.

    `books`: by group and module.
    """
    counting = [
        (venture, book)
        for venture, own in books.items()
        for book in own.values()
        if book.structure["test"]["pass"].get("counts")
    ]
    if not counting:
        return {}
    uids = {UUID(unit["uid"]) for _venture, book in counting for unit in book.structure["units"]}
    here = {"user__access__venture__in": {venture for venture, _book in counting}, "user__access__ended_on": None}
    rows = QuizAnswer.objects.filter(**here, right=True, unit_uid__in=uids)
    right: dict[int, dict[int, set[tuple[UUID, str]]]] = {}
    for venture, user, uid, key in rows.values_list("user__access__venture", "user", "unit_uid", "key"):
        right.setdefault(venture, {}).setdefault(user, set()).add((uid, key))
    return {
        (venture, book.slug): sum(_knows(book, places) for places in right.get(venture, {}).values())
        for venture, book in counting
    }


def _knows(book: Book, right: set[tuple[UUID, str]]) -> bool:
    rule: Mapping[str, Any] = book.structure["test"]["pass"]
    places = {ref: book.place_of("quiz", ref) for ref in rule["quiz"]}
    known = {ref for ref, place in places.items() if place and (UUID(book.units[place[0]]["uid"]), place[1]) in right}
    return len(known) >= rule["right_min"] and set(rule.get("must", [])) <= known


def effort(venture: Venture) -> float | None:
    """How much strength the last meeting took, 1 to 3: a mean of five answers or more, else None.

    Of days that are over: who looked before and after one more answer would know that person's number.
    """
    last = Effort.objects.filter(venture=venture, on__lt=clock.today()).order_by("-on").first()
    return round(last.total / last.answers, 1) if last and last.answers >= FEWEST else None
