"""The parser: a cyclopts application whose commands are loaded when they are asked for."""

from collections.abc import Sequence

from cyclopts import App, CycloptsError

from pymodel.cli import BAD_INPUT
from pymodel.cli.commands import COMMANDS, Command
from pymodel.cli.overview import PURPOSE
from pymodel.cli.version import version


def build(commands: Sequence[Command] = COMMANDS) -> App:
    """The parser for a table of commands.

    Args:
        commands: the commands it knows; none of their modules is imported here.

    Returns:
        The application; the value a command returns is what a call of it returns.
    """
    app = App(
        name="casus",
        help=PURPOSE,
        version=version,
        result_action="return_value",
        suppress_keyboard_interrupt=False,
        error_formatter=lambda error: f"casus: {error}",
    )
    for command in commands:
        app.command(command.target, name=command.name, help=command.summary)
    return app


def run(words: Sequence[str], app: App | None = None) -> int:
    """Parses the words and runs the command they name.

    Args:
        words: what stands after `casus`.
        app: the parser; the one for all commands if left out.

    Returns:
        The command's exit status; 0 if it returns nothing, 2 if the words cannot be understood.
    """
    try:
        status = (app or build())(words, exit_on_error=False)
    except CycloptsError:
        return BAD_INPUT  # cyclopts has told the user by now
    return status if isinstance(status, int) else 0
