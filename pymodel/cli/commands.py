"""The table of commands: the one source of the overview, of the parser and of the documents.

It imports nothing heavy. A new command is a function in a module of its own and one row here.
"""

from typing import NamedTuple


class Command(NamedTuple):
    """One command of `casus`."""

    name: str  # the word typed after `casus`
    target: str  # where its function is: `module:function`, imported when the command is asked for
    summary: str  # one line: the question it answers, or what it does


COMMANDS: tuple[Command, ...] = ()
