"""The text of `casus --help`, made from the table of commands without the parser."""

from collections.abc import Sequence

from pymodel.cli.commands import COMMANDS, Command

PURPOSE = "Which international legal mechanisms respond to an incident, and what that answer depends on."

_OPTIONS = (
    ("--help, -h", "show this overview"),
    ("--version", "show the version, the hash of the law and the dates its data reach"),
)
_STATUSES = (
    ("0", "done"),
    ("1", "an expectation failed, or a verdict differs from the expected one"),
    ("2", "bad input"),
    ("3", "stopped early, or the answer is unknown"),
)


def overview(commands: Sequence[Command] = COMMANDS) -> str:
    """The overview of the command line.

    Args:
        commands: the commands to list, in this order.

    Returns:
        Plain text without a final line break.
    """
    sections = [
        PURPOSE,
        "Usage: casus COMMAND [ARGUMENTS]",
        _table("Commands", [(command.name, command.summary) for command in commands]),
        _table("Options", _OPTIONS),
        _table("Exit status", _STATUSES),
        "`casus COMMAND --help` tells more about one command.",
    ]
    return "\n\n".join(section for section in sections if section)


def _table(title: str, rows: Sequence[tuple[str, str]]) -> str:
    """A titled list in two columns; nothing if there are no rows."""
    if not rows:
        return ""
    width = max(len(name) for name, _ in rows)
    return "\n".join([f"{title}:", *(f"  {name:<{width}}  {text}" for name, text in rows)])
