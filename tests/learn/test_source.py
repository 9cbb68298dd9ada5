"""Keys are minted once, and a fault in a file says where it is."""

import pytest

from barkraft.learn.source import SourceError, mint, read_unit

HEAD = "---\ntitle: T\n---\n\n"


def test_missing_keys_are_minted_after_the_highest() -> None:
    minted = mint(f"{HEAD}## Rubrik\n\nText\npå två rader.\n\nMer. {{#b7}}\n\n::: talk\nPrata.\n:::\n")
    assert [block.key for block in read_unit(minted).blocks] == ["b8", "b9", "b7", "b10"]
    assert "på två rader. {#b9}" in minted


def test_minting_twice_changes_nothing() -> None:
    once = mint(f"{HEAD}Text.\n\n::: quiz {{ref=q1}}\n:::\n")
    assert mint(once) == once


def test_the_key_of_a_question_is_its_ref() -> None:
    assert [block.key for block in read_unit(mint(f"{HEAD}::: quiz {{ref=q1}}\n:::\n")).blocks] == ["q1"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Text", "must begin with ---"),
        ("---\ntitle: T\n", "no closing ---"),
        ("---\n- a\n---\n", "lines of name: value"),
        (f"{HEAD}# Stor\n", "only ## is a heading"),
        (f"{HEAD}::: nonsense\n:::\n", "write ::: and one of"),
        (f"{HEAD}::: talk\nPrata.\n", "never closed"),
        (f"{HEAD}A. {{#b1}}\n\nB. {{#b1}}\n", "used twice"),
    ],
)
def test_a_fault_says_what_to_do(source: str, told: str) -> None:
    with pytest.raises(SourceError, match=told):
        read_unit(source, "prov/u1.md")
