"""The consequences of a full assignment to the choices, straight from the rules."""

from collections.abc import Collection, Container

from clingo import Symbol

from pymodel.ground.program import CountRule, GroundProgram, Rule

__all__ = ["Truth", "evaluate"]


def evaluate(program: GroundProgram, chosen: Collection[Symbol]) -> frozenset[Symbol]:
    """Derives everything that follows once the choices are made.

    Args:
        program: an acyclic program whose choice rules are all exactly-one choices.
        chosen: the choice atoms that hold. Whether they are a coherent choice is not checked.

    Returns:
        The named atoms that hold, facts and choices included.

    Raises:
        NotAcyclicError: the program has a cycle.
    """
    truth = Truth(program, chosen)
    return frozenset(symbol for atom, symbol in program.names.items() if atom in truth)


class Truth(Container[int]):
    """Which atoms hold once the choices are made, found out when it is asked; atoms are known by their numbers."""

    def __init__(self, program: GroundProgram, chosen: Collection[Symbol]) -> None:
        """Takes the program and the choice atoms that hold; for both see `evaluate`."""
        self._facts, self._defining = program.true, program.defining
        numbers = (program.number(symbol) for symbol in chosen)
        self._known = {number: True for number in numbers if number is not None}

    def __contains__(self, atom: object) -> bool:
        if atom in self._facts:
            return True
        if not isinstance(atom, int) or atom not in self._defining:
            return False
        if atom not in self._known:
            self._find(atom)
        return self._known[atom]

    def _find(self, wanted: int) -> None:
        """Finds out about an atom after those that its rules hang on, without recursion."""
        known = self._known
        waiting = [(wanted, 0)]
        while waiting:
            atom, place = waiting.pop()
            if atom in known:
                continue
            rules = self._defining[atom]
            while place < len(rules):
                holds, unknown = self._body(rules[place])
                if unknown:
                    waiting += [(atom, place), *((one, 0) for one in unknown)]
                    break
                if holds:
                    known[atom] = True
                    break
                place += 1
            else:
                known[atom] = False

    def _body(self, rule: Rule | CountRule) -> tuple[bool, list[int]]:
        """Whether the body of a rule holds; or what must be known before that can be said."""
        if rule.choice:
            return False, []  # the choices that were made are known from the start
        known, facts, defining = self._known, self._facts, self._defining
        count = 0
        unknown: list[int] = []
        weights = rule.weights if isinstance(rule, CountRule) else (1,) * len(rule.literals)
        for literal, weight in zip(rule.literals, weights, strict=True):
            atom = abs(literal)
            if atom in facts:
                true = True
            elif atom in known:
                true = known[atom]
            elif atom in defining:
                unknown.append(atom)
                continue
            else:
                true = False
            if true == (literal > 0):
                count += weight
            elif isinstance(rule, Rule):
                return False, []
        if unknown:
            return False, unknown
        return isinstance(rule, Rule) or count >= rule.bound, []
