"""Which scenarios reach which rules, readings and mechanisms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import clingo
from clingo import ast

from pymodel.ground import ground
from pymodel.scenario import Scenario
from pymodel.scenario.model import Scope

__all__ = ["Reach", "reach"]

_MARK = "reached_rule"
_MEANING = (
    "A scenario reaches a rule if its facts leave the conditions of the rule possible, under positions of any standing "
    "and beside what the scenario itself fixes. Such a rule need not apply in any particular outcome, and the "
    "conditions are not checked against each other: the list may be too long, and is never too short."
)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a number of scenarios put to the test.

    Attributes:
        meaning: what it means for a rule to be listed, in words for readers.
        rules: by the place of a rule (`encodings/treaty.lp:12`), the files of the scenarios that reach it.
        readings: by reading, the files of the scenarios that ask it.
        mechanisms: by mechanism, the files of the scenarios in which it is in question.
    """

    meaning: str
    rules: Mapping[str, tuple[str, ...]]
    readings: Mapping[str, tuple[str, ...]]
    mechanisms: Mapping[str, tuple[str, ...]]


def reach(scenarios: Iterable[Scenario], files: Sequence[Path], root: Path) -> Reach:
    """Grounds the law for each scenario and looks which rules are left.

    A rule is left if clingo finds values for its variables under which its positive conditions can be derived and no
    fact contradicts the others, under some scope of readings. Whatever gives a `Reach` by another measure can stand in
    for this function.

    Args:
        scenarios: the scenarios.
        files: the files of the law.
        root: the folder that their names are shown relative to.

    Returns:
        For each rule, reading and mechanism the scenarios in the order given, by their paths.

    Raises:
        GroundingError: if the law is not a program.
        OSError: if a file cannot be read.
    """
    rules: dict[str, list[str]] = {}
    readings: dict[str, list[str]] = {}
    mechanisms: dict[str, list[str]] = {}
    with TemporaryDirectory() as folder:
        marks = Path(folder) / "marks.lp"
        marks.write_text("\n".join(_marks(files, root)), encoding="utf-8")
        for scenario in scenarios:
            program = ground([*files, marks], _facts(scenario), constraints=scenario.constraints)
            for found, name in ((rules, _MARK), (readings, "asked"), (mechanisms, "mechanism")):
                for symbol, _ in program.named(name, 1):
                    argument = symbol.arguments[0]
                    key = argument.string if argument.type is clingo.SymbolType.String else str(argument)
                    found.setdefault(key, []).append(scenario.path)
    return Reach(
        _MEANING, *({key: tuple(paths) for key, paths in one.items()} for one in (rules, readings, mechanisms))
    )


def _facts(scenario: Scenario) -> list[clingo.Symbol]:
    """The facts of a scenario under every scope of readings at once: what any of them leaves possible is possible."""
    scopes = [clingo.Function("readings_scope", [clingo.Function(scope)]) for scope in get_args(Scope)]
    return [*(fact for fact in scenario.facts if fact not in scopes), *scopes]


def _marks(files: Sequence[Path], root: Path) -> list[str]:
    """For every rule with conditions another one with the same conditions, which derives the place of the first."""
    marks: list[str] = []

    def mark(node: ast.AST) -> None:
        if node.ast_type != ast.ASTType.Rule or not node.body:
            return
        begin = node.location.begin
        place = f"{Path(begin.filename).relative_to(root).as_posix()}:{begin.line}"
        name = ast.SymbolicTerm(node.location, clingo.String(place))
        head = ast.SymbolicAtom(ast.Function(node.location, _MARK, [name], 0))
        marks.append(str(ast.Rule(node.location, ast.Literal(node.location, ast.Sign.NoSign, head), node.body)))

    ast.parse_files([str(file) for file in files], mark)
    return marks
