"""The blocks that a unit is made of, as editors see them. Learners read publications, never these."""

from wagtail import blocks


class MarkdownBlock(blocks.TextBlock):
    """Text in our small Markdown: paragraphs, lists, **strong**, links. See docs/content-format.md."""

    class Meta:
        icon = "pilcrow"
        label = "Text"


class BoxBlock(blocks.StructBlock):
    """A directive with text: fact, example, talk, say, steps, try."""

    text = blocks.TextBlock(label="Text", help_text="### ger en rubrik i rutan. En tom rad ger ett nytt stycke.")


class FactBlock(BoxBlock):
    """A fact. `source` is shown under it: who says so, and of which year."""

    source = blocks.CharBlock(label="Källa och år", required=False)

    class Meta:
        icon = "info-circle"
        label = "Fakta"


class ExampleBlock(BoxBlock):
    """An example with invented people. `trade`: a key of programme.TRADES."""

    trade = blocks.CharBlock(label="Bransch", required=False)

    class Meta:
        icon = "group"
        label = "Exempel"


class TalkBlock(BoxBlock):
    """What the group talks about, and how to do the round."""

    class Meta:
        icon = "comment"
        label = "Prata ihop"


class SayBlock(BoxBlock):
    """Sentences that are said word for word. Shown in Swedish until a person has read the translation."""

    class Meta:
        icon = "lock"
        label = "Säg ordagrant (låst)"


class StepsBlock(BoxBlock):
    """Numbered stones: each ### is a step with its text."""

    class Meta:
        icon = "list-ol"
        label = "Steg"


class TryBlock(BoxBlock):
    """Something to do alone for a minute or two, without writing here."""

    class Meta:
        icon = "pick"
        label = "Pröva själv"


class SceneBlock(blocks.StructBlock):
    """A drawn scene inside the text, and what the people in it do."""

    file = blocks.CharBlock(label="Bild", help_text="Namnet på en ritad scen, till exempel vad-ar-asf-u1.")
    alt = blocks.CharBlock(label="Vad gör människorna på bilden?")

    class Meta:
        icon = "image"
        label = "Ritad scen"


class ReferenceBlock(blocks.StructBlock):
    """Points at a question or an exercise of the module by its id, which answers hang on."""

    ref = blocks.CharBlock(label="Id i modulen")
    text = blocks.TextBlock(label="Text före", required=False)


class QuizBlock(ReferenceBlock):
    """Where one question of the module stands."""

    class Meta:
        icon = "help"
        label = "Fråga"


class WorksheetBlock(ReferenceBlock):
    """Where one exercise of the module stands."""

    class Meta:
        icon = "form"
        label = "Övning"


UNIT_BLOCKS = [
    ("heading", blocks.CharBlock(label="Rubrik", icon="title")),
    ("text", MarkdownBlock()),
    ("fact", FactBlock()),
    ("example", ExampleBlock()),
    ("talk", TalkBlock()),
    ("say", SayBlock()),
    ("steps", StepsBlock()),
    ("try", TryBlock()),
    ("scene", SceneBlock()),
    ("quiz", QuizBlock()),
    ("worksheet", WorksheetBlock()),
]
