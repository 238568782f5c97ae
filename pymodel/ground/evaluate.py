"""The consequences of a full assignment to the choices, straight from the rules."""

from collections.abc import Collection, Container, Sequence

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
        self._defining = program.defining
        self._known = dict.fromkeys(program.true, True)
        numbers = (program.number(symbol) for symbol in chosen)
        self._known.update((number, True) for number in numbers if number is not None)

    def __contains__(self, atom: object) -> bool:
        if not isinstance(atom, int):
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
            rules = self._defining.get(atom, ())
            while place < len(rules):
                rule = rules[place]
                holds, unknown = self._body(rule) if isinstance(rule, Rule) else self._count(rule)
                if unknown:
                    waiting.append((atom, place))
                    waiting += [(one, 0) for one in unknown]
                    break
                if holds:
                    known[atom] = True
                    break
                place += 1
            else:
                known[atom] = False

    def _body(self, rule: Rule) -> tuple[bool, Sequence[int]]:
        """Whether the body of a rule holds; or what must be known before that can be said."""
        if rule.choice:
            return False, ()  # the choices that were made are known from the start
        known = self._known
        unknown = []
        for literal in rule.literals:
            true = known.get(abs(literal))
            if true is None:
                unknown.append(abs(literal))
            elif true != (literal > 0):
                return False, ()
        return not unknown, unknown

    def _count(self, rule: CountRule) -> tuple[bool, Sequence[int]]:
        """The same of a rule that counts."""
        known = self._known
        unknown = [abs(literal) for literal in rule.literals if abs(literal) not in known]
        weighed = zip(rule.literals, rule.weights, strict=True)
        return not unknown and sum(
            weight for literal, weight in weighed if known[abs(literal)] == (literal > 0)
        ) >= rule.bound, unknown
