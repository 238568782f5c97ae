"""The parser and the overview come from one table, and bad words end with status 2."""

import sys
from importlib import import_module
from types import ModuleType

import pytest

from pymodel.cli import main
from pymodel.cli.app import build, run
from pymodel.cli.commands import COMMANDS, Command
from pymodel.cli.overview import overview


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> tuple[Command, ...]:
    """One command, in a module that exists only here; it returns twice the number it is given."""
    module = ModuleType("invented_commands")

    def double(number: int) -> int:
        """Doubles a number."""
        return 2 * number

    module.__dict__["double"] = double
    monkeypatch.setitem(sys.modules, "invented_commands", module)
    return (Command("double", "invented_commands:double", "doubles a number"),)


def test_overview_lists_each_command_with_its_summary(commands: tuple[Command, ...]) -> None:
    assert "\n  double  doubles a number\n" in overview(commands)


def test_overview_of_no_commands_has_no_empty_list() -> None:
    assert "Commands:" not in overview(())


def test_a_command_returns_its_exit_status(commands: tuple[Command, ...]) -> None:
    assert run(["double", "1"], build(commands)) == 2
    assert run(["double", "0"], build(commands)) == 0


def test_a_misspelt_command_is_bad_input_and_the_nearest_is_named(
    commands: tuple[Command, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["duoble", "1"], build(commands)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("casus: ")
    assert '"double"' in told.err


def test_a_wrong_value_is_bad_input(commands: tuple[Command, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["double", "many"], build(commands)) == 2
    assert "many" in capsys.readouterr().err


def test_an_unknown_word_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such-command"]) == 2
    assert "no-such-command" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_row_of_the_table_names_a_documented_function(command: Command) -> None:
    module, _, function = command.target.partition(":")
    assert getattr(import_module(module), function).__doc__
    assert len(command.name) + len(command.summary) < 100
