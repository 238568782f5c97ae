"""Integrity constraints over value/3 in a plain `.lp` scenario.

Such as `:- value(1, gravity, war), not value(1, intent, deliberate).`, which rules out an unintended war.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import clingo

from pymodel.scenario.asp_reader import StatementError, TokenReader, read_term, unexpected
from pymodel.scenario.check_values import ValueProblemError, check_value
from pymodel.scenario.draft import Entry
from pymodel.scenario.problems import Mark, Problems, expected, nearest, shown
from pymodel.scenario.terms import is_name
from pymodel.vocabulary import Vocabulary


@dataclass(frozen=True)
class Variable:
    """A variable, or `_`."""

    name: str

    def __str__(self) -> str:
        """The variable as it is written."""
        return self.name


Argument = clingo.Symbol | Variable


@dataclass(frozen=True)
class Literal:
    """One condition: `value` with three arguments, possibly negated, or a comparison of two with `=` or `!=`."""

    mark: Mark
    sign: str  # "", "not", "=" or "!="
    arguments: tuple[Argument, ...]

    def __str__(self) -> str:
        """The condition as clingo reads it."""
        texts = [str(argument) for argument in self.arguments]
        if self.sign in ("=", "!="):
            return f"{texts[0]} {self.sign} {texts[1]}"
        return f"{self.sign} value({', '.join(texts)})".lstrip()


@dataclass(frozen=True)
class Constraint:
    """Conditions that may not hold together."""

    mark: Mark
    body: tuple[Literal, ...]

    def __str__(self) -> str:
        """The constraint as clingo reads it, made from its parts alone."""
        return f":- {', '.join(str(literal) for literal in self.body)}."


def read_constraint(reader: TokenReader) -> Constraint:
    """Reads a constraint from its `:-` to its full stop.

    Raises:
        StatementError: if it holds anything but conditions on value/3 and `=` or `!=`, or a variable that no positive
            condition binds.
    """
    start = reader.take()
    body = [_literal(reader)]
    while reader.take_mark(","):
        body.append(_literal(reader))
    reader.expect(".")
    bound = {str(name) for literal in body if not literal.sign for name in _variables(literal)}
    for literal in body:
        for variable in _variables(literal):
            is_anonymous = variable.name == "_" and literal.sign == "not"
            if str(variable) not in bound and not is_anonymous:
                raise StatementError(
                    literal.mark, f"no condition without `not` binds the variable {shown(variable.name)}"
                )
    return Constraint(start.mark, tuple(body))


def _variables(literal: Literal) -> Iterator[Variable]:
    """The variables of a condition."""
    return (argument for argument in literal.arguments if isinstance(argument, Variable))


def _literal(reader: TokenReader) -> Literal:
    """One condition."""
    mark = reader.next.mark
    sign = ""
    if reader.next.text == "not":
        reader.take()
        sign = "not"
    if reader.next.kind == "name" and reader.next.text == "value":
        reader.take()
        reader.expect("(")
        arguments = [_argument(reader)]
        for _ in range(2):
            reader.expect(",")
            arguments.append(_argument(reader))
        reader.expect(")")
        return Literal(mark, sign, tuple(arguments))
    if sign or reader.next.kind not in ("name", "number", "variable"):
        raise unexpected(reader.next, "`value(...)`")
    first_token = reader.next
    first = _argument(reader)
    for comparison in ("=", "!="):
        if reader.take_mark(comparison):
            return Literal(mark, comparison, (first, _argument(reader)))
    if isinstance(first, clingo.Symbol):
        raise StatementError(
            first_token.mark, f"{shown(str(first))} cannot stand in a constraint, only `value` with three arguments"
        )
    raise unexpected(reader.next, "`=` or `!=`")


def _argument(reader: TokenReader) -> Argument:
    """A constant or a variable."""
    if reader.next.kind in ("variable", "anonymous"):
        return Variable(reader.take().text)
    return read_term(reader)


def check_constraint(constraint: Constraint, incidents: int, vocabulary: Vocabulary, problems: Problems) -> None:
    """Checks the constants of a constraint: a misspelt one would never be met and pass in silence.

    Args:
        constraint: the constraint.
        incidents: how many incidents the scenario has.
        vocabulary: the tables of the law.
        problems: takes note of constants that nothing can equal.
    """
    for literal in constraint.body:
        if literal.sign in ("=", "!="):
            continue
        subject, field, value = literal.arguments
        if not isinstance(subject, Variable) and str(subject) not in ("scenario", *map(str, range(1, incidents + 1))):
            problems.add(literal.mark, "", f"{shown(str(subject))} is no incident here")
        if isinstance(field, Variable):
            continue
        spec = vocabulary.fields.get(str(field))
        if spec is None:
            hint = nearest(str(field), vocabulary.fields) or expected(vocabulary.fields)
            problems.add(literal.mark, "", f"{shown(str(field))} is no field{hint}")
        elif not isinstance(value, Variable) and is_name(str(value)):
            try:
                check_value(spec, Entry(str(value), literal.mark), None, vocabulary)
            except ValueProblemError as error:
                problems.add(literal.mark, spec.id, str(error))
        elif not isinstance(value, Variable):
            problems.add(literal.mark, spec.id, f"{shown(str(value))} is no value")
