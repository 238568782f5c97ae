"""Formulas as clauses in the DIMACS format, each part under a variable of its own (Tseitin 1968).

Every new variable is defined both ways, so that the models of the clauses are those of the formulas, one for one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pymodel.theory.propositional import Formula

__all__ = ["Clause", "Clauses", "clauses_of", "dimacs", "read_dimacs"]

Clause = tuple[int, ...]
"""Numbers of variables, negative where the variable is false."""


@dataclass
class Clauses:
    """Clauses with the names of their variables.

    Attributes:
        clauses: the clauses.
        numbers: the variable of each symbol.
        size: how many variables there are; those without a symbol stand for parts of formulas.
    """

    clauses: list[Clause] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    size: int = 0
    _parts: dict[Formula, int] = field(default_factory=dict)

    def say(self, formula: Formula, *, truth: bool = True) -> None:
        """Adds the clauses of a formula that is true, or false."""
        sign = 1 if truth else -1
        match formula:
            case ("not", one):
                self.say(one, truth=not truth)
            case ("and", *some) | ("or", *some) if (formula[0] == "and") == truth:
                for one in some:
                    self.say(one, truth=truth)
            case ("and", *some) | ("or", *some):
                self.clauses.append(tuple(sign * self._literal(one) for one in some))
            case ("=>", one, other) if truth:
                self.clauses.append((*(-lit for lit in self._each("and", one)), *self._each("or", other)))
            case ("=", str(name), (("and" | "or") as operator, *some)) if truth and formula[2] not in self._parts:
                # a definition needs no variable beside the one that it defines
                literal = self._literal(name)
                self._define(literal, operator, [self._literal(one) for one in some])
                self._parts[formula[2]] = literal
            case ("=", one, other) if truth:
                left, right = self._literal(one), self._literal(other)
                self.clauses += [(-left, right), (left, -right)]
            case _:
                self.clauses.append((sign * self._literal(formula),))

    def _each(self, operator: str, formula: Formula) -> list[int]:
        """The parts of a formula with this operator, or the formula itself."""
        parts = formula[1:] if isinstance(formula, tuple) and formula[0] == operator else (formula,)
        return [self._literal(one) for one in parts]

    def _new(self) -> int:
        self.size += 1
        return self.size

    def _literal(self, formula: Formula) -> int:
        """A literal that is true exactly where the formula is."""
        if isinstance(formula, str):
            if formula not in self.numbers:
                self.numbers[formula] = self._new()
            return self.numbers[formula]
        match formula:
            case ("not", one):
                return -self._literal(one)
            case ("false",):
                return -self._literal(("true",))
        found = self._parts.get(formula)
        if found is None:
            found = self._part(formula)
            self._parts[formula] = found
        return found

    def _part(self, formula: tuple[Formula, ...]) -> int:
        match formula:
            case ("true",):
                new = self._new()
                self.clauses.append((new,))
            case (("and" | "or") as operator, *some):
                literals = [self._literal(one) for one in some]
                new = self._new()
                self._define(new, operator, literals)
            case ("=>", one, other):
                literals = [-self._literal(one), self._literal(other)]
                new = self._new()
                self._define(new, "or", literals)
            case ("=", one, other):
                left, right = self._literal(one), self._literal(other)
                new = self._new()
                self.clauses += [(-new, -left, right), (-new, left, -right), (new, left, right), (new, -left, -right)]
            case _:
                raise ValueError(f"`{formula[0]}` with {len(formula) - 1} arguments is no propositional formula")
        return new

    def _define(self, literal: int, operator: str, parts: Sequence[int]) -> None:
        """The literal is the conjunction or the disjunction of the parts."""
        sign = 1 if operator == "and" else -1
        self.clauses += [(-sign * literal, sign * part) for part in parts]
        self.clauses.append((sign * literal, *(-sign * part for part in parts)))


def clauses_of(formulas: Iterable[Formula]) -> Clauses:
    """The clauses of formulas that hold together.

    Args:
        formulas: the formulas.

    Returns:
        The clauses, the same for the same formulas.

    Raises:
        ValueError: a formula is not propositional.
    """
    found = Clauses()
    for formula in formulas:
        found.say(formula)
    return found


def dimacs(clauses: Sequence[Clause], numbers: dict[str, int], header: Sequence[str] = ()) -> str:
    """Clauses as a DIMACS file.

    Args:
        clauses: the clauses.
        numbers: the variables of symbols; those that occur are named in comments.
        header: lines of comment for readers.

    Returns:
        The text.
    """
    used = {abs(literal) for clause in clauses for literal in clause}
    lines = [f"c {line}".rstrip() for line in header]
    lines += [f"c {number} {name}" for name, number in numbers.items() if number in used]
    lines.append(f"p cnf {max(used, default=0)} {len(clauses)}")
    lines += [" ".join(map(str, (*clause, 0))) for clause in clauses]
    return "\n".join([*lines, ""])


def read_dimacs(text: str) -> list[Clause]:
    """The clauses of a DIMACS file that has a clause in each line.

    Raises:
        ValueError: a line is no clause.
    """
    found: list[Clause] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("c", "p ")):
            continue
        words = line.split()
        try:
            clause = tuple(map(int, words))
        except ValueError as error:
            raise ValueError(f"line {number}: `{line}` is no clause") from error
        if not clause or clause[-1] != 0 or 0 in clause[:-1]:
            raise ValueError(f"line {number}: a clause ends with 0")
        found.append(clause[:-1])
    return found
