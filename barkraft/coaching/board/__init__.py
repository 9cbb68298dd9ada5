"""The coach's board: one row a group, kept in a table so that two hundred of them are one query.

said.py    what there is to say of a group, in no language of ours: read from its rows, or from the table
rows.py    the rows as they are shown, in the order that the groups wait
needs.py   what a group waits for its coach to do
words.py   the sentences and addresses
"""

from barkraft.coaching.board.rows import Row, board, needs_from_coach

__all__ = ["Row", "board", "needs_from_coach"]
