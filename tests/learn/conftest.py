"""A small module of two units, in a content folder of its own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from barkraft.learn import content, shelf
from barkraft.learn.book import Book

REAL = Path(__file__).resolve().parents[2] / "content"
MODULE = """\
number: 1
title_sv: Prov på modul
title_en: A module to try
phase: mota
pillar: founding
readability: latt
volatile: false
intro_sv: Här lär ni er att pröva.
goals:
- {id: g1, sv: Pröva en sak, en: Try one thing, verb: pröva}
units:
- {id: u1, title_sv: Första delen, minutes: 8, kind: text_audio, where: grupp}
- {id: u2, title_sv: Andra delen, minutes: 5, kind: text_audio, where: hemma, say_sv: [Säg alltid till.]}
exercises:
- {id: e1, title_sv: Vårt mål, mode: group, minutes: 20, writes: [purpose.social_aim], do_sv: Skriv ert mål.,
   how_sv: [Prata först., Skriv sen.], decides: true}
- {id: e2, title_sv: Mitt kort, mode: solo, minutes: 10, writes: [personal.wants_and_worries], do_sv: Skriv ett kort.}
dossier_writes: [purpose.social_aim, personal.wants_and_worries]
dossier_required: [purpose.social_aim]
quiz:
- {id: q1, goal: g1, type: single, q_sv: Vad händer med vinsten?, options_sv: [Den stannar, Den delas],
   answer: [0], feedback_sv: Ja. Den stannar., again_sv: Titta på stycket om vinst.}
- {id: q2, goal: g1, type: multi, q_sv: Vilka två?, options_sv: [Ett, Två, Tre], answer: [0, 2],
   feedback_sv: Just de två., again_sv: Titta en gång till.}
- {id: q3, goal: g1, type: order, q_sv: Sätt i ordning., options_sv: [Först, Sen, Sist], answer: [0, 1, 2],
   feedback_sv: Så är det., again_sv: Titta på stegen.}
test: {pass: {counts: false}}
"""
COUNTS = "{pass: {counts: true, who: founder, who_min: 2, quiz: [q1, q2, q3], right_min: 2, must: [q1]}}"
UNIT_1 = """\
---
title: Första delen
lead: Här är det första.
minutes: 8
where: grupp
scene: mote
scene_alt: Fem personer runt ett bord.
sources: [S05]
---

Ett ASF är ett företag. {Kommunen} äger det inte. {#b1}

## Vinsten {#b2}

Vinst är pengar som är **kvar**. {#b3}

- en sak
- en sak till {#b4}

::: fact {#b5 source="SCB, år 2017"}
### Bra att veta
Det fanns 344 ASF.
:::

::: talk {#b6}
Vad tycker ni?

Gör en runda.
:::

::: quiz {#q1 ref=q1}
:::

::: quiz {#q2 ref=q2}
:::

::: worksheet {#e1 ref=e1}
Ni skriver ihop.
:::
"""
UNIT_2 = """\
---
title: Andra delen
lead: Här är det andra.
minutes: 5
where: hemma
scene: mote
scene_alt: Fem personer runt ett bord.
---

::: steps {#b1}
### Börja
Läs först.

### Sluta
Vila sen.
:::

::: say {#b2}
Säg alltid till.
:::

::: example {#b3 trade=bageri}
Mira bakar.
:::

::: scene {#b4 file=mote alt="Fem personer."}
:::

::: try {#b5}
Pröva nu.
:::

::: quiz {#q3 ref=q3}
:::

::: worksheet {#e2 ref=e2}
Skriv för dig själv.
:::
"""


def write_module(folder: Path, slug: str = "prov", module: str = MODULE) -> None:
    """Write the small module into a content folder."""
    home = folder / "modules" / slug
    home.mkdir(parents=True)
    (home / "module.yaml").write_text(module)
    (home / "u1.md").write_text(UNIT_1)
    (home / "u2.md").write_text(UNIT_2)


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A content folder with the small module; the programme and the binder are the real ones."""
    for name in ("program.yaml", "dossier.yaml", "kommuner.yaml", "sources.yaml", "support.yaml", "terms.yaml"):
        shutil.copy(REAL / name, tmp_path / name)
    write_module(tmp_path)
    settings.CONTENT_DIR = tmp_path
    settings.PLACE = "gotland"
    yield tmp_path
    shelf.forget()


@pytest.fixture
def book(db: None, folder: Path) -> Book:
    """The small module, loaded and published."""
    content.load_all()
    return shelf.newest()["prov"]


@pytest.fixture
def counting_book(db: None, folder: Path) -> Book:
    """The small module, with a knowledge test that counts."""
    path = folder / "modules" / "prov" / "module.yaml"
    path.write_text(MODULE.replace("test: {pass: {counts: false}}", f"test: {COUNTS}"))
    content.load_all()
    return shelf.newest()["prov"]


@pytest.fixture
def edit(folder: Path) -> Callable[[str, str, str], None]:
    """Change one text of a file of the small module."""

    def change(name: str, old: str, new: str) -> None:
        path = folder / "modules" / "prov" / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))

    return change
