"""The lasting ids of modules, units and blocks: computed from their names, so the same in every installation."""

from uuid import UUID, uuid5

PROGRAM = UUID("5c0bd4c3-33a6-5dd2-9a64-9f4f7b0cf3e1")  # never changed: every answer hangs on what follows from it


def module_uid(slug: str) -> UUID:
    """The id of a module."""
    return uuid5(PROGRAM, slug)


def unit_uid(slug: str, unit: str) -> UUID:
    """The id of a unit of a module: what a person's place and quiz answers hang on."""
    return uuid5(module_uid(slug), unit)


def block_id(unit: UUID, key: str) -> str:
    """The id that a block has in the editor."""
    return str(uuid5(unit, key))


def key_of_new_block(block: str) -> str:
    """The key of a block that was made in the editor: `w` and the first eight hex digits of its id."""
    return "w" + block.replace("-", "")[:8]
