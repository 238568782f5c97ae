"""Clark's completion of a ground program.

A tight program's answer sets are the models of its completion (Clark 1978; Fages 1994): an atom holds if and only if
the body of one of its rules does; an atom of a choice rule may hold only where a body does. Every program here is
checked to be acyclic, choices included, which is more than tight.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from pymodel.ground import CountRule, GroundProgram, Rule
from pymodel.theory.canonical import Canonical
from pymodel.theory.obligation import Assertion, Obligation
from pymodel.theory.terms import (
    FALSE,
    TRUE,
    at_least_one,
    conjunction,
    equivalence,
    implication,
    negation,
    symbol,
)

__all__ = ["Completion", "Copy"]

CHOSEN = "choices"


class Completion:
    """The completion of one ground program, rendered formula by formula when it is asked for.

    Raises:
        NotAcyclicError: an atom depends on itself.
    """

    def __init__(self, program: GroundProgram) -> None:
        self.program = program
        self._place = {atom: place for place, atom in enumerate(program.order())}
        self._plain = _Rendering(self, {}, "")
        self._groups: dict[int, str] = {}

    @cached_property
    def _same_always(self) -> "_Rendering":
        """Formulas that are the same whatever else the program holds."""
        return _Rendering(self, {}, "", Canonical(self.program))

    @cached_property
    def chosen(self) -> Mapping[int, Rule]:
        """The atoms that a choice rule offers, each with its rule."""
        return {head: rule for rule in self.program.rules if rule.choice for head in rule.heads}

    @cached_property
    def _bounds(self) -> tuple[tuple[Rule, frozenset[int]], ...]:
        """The constraints, each with the chosen atoms that it looks at directly or through unnamed atoms."""
        return tuple((rule, frozenset(self._looked_at(rule))) for rule in self.program.constraints)

    def _looked_at(self, rule: Rule) -> Iterator[int]:
        waiting, seen = [abs(literal) for literal in rule.literals], set[int]()
        while waiting:
            atom = waiting.pop()
            if atom in seen:
                continue
            seen.add(atom)
            if atom in self.chosen:
                yield atom
            elif atom not in self.program.names:
                waiting += [abs(lit) for one in self.program.defining.get(atom, ()) for lit in one.literals]

    @cached_property
    def _bounding(self) -> Mapping[int, tuple[int, ...]]:
        """For each chosen atom the places of the constraints that look at it."""
        found: dict[int, list[int]] = {}
        for place, (_, atoms) in enumerate(self._bounds):
            for atom in atoms:
                found.setdefault(atom, []).append(place)
        return {atom: tuple(places) for atom, places in found.items()}

    def group(self, atom: int) -> str:
        """What the definition of an atom belongs to: its predicate, or the choices."""
        found = self._groups.get(atom)
        if found is None:
            symbol = self.program.names.get(atom)
            named = symbol is not None and atom not in self.chosen
            found = self._groups[atom] = f"{symbol.name}/{len(symbol.arguments)}" if symbol and named else CHOSEN
        return found

    def cone(
        self, atoms: Iterable[int], within: AbstractSet[str] | None = None
    ) -> tuple[frozenset[int], tuple[Rule, ...]]:
        """What some atoms hang on.

        Args:
            atoms: where to begin.
            within: the groups whose definitions count; all if left out.

        Returns:
            Every atom with a rule that they depend on, and the constraints that bear on these: all that look at a
            choice among them, and all that look at no choice directly.
        """
        found: set[int] = set()
        bound = within is None or CHOSEN in within
        taken = {place for place, (_, looked) in enumerate(self._bounds) if bound and not looked}
        waiting = [*atoms, *(abs(lit) for place in taken for lit in self._bounds[place][0].literals)]
        defining = self.program.defining
        while waiting:
            atom = waiting.pop()
            if atom in found or atom not in defining or not (within is None or self.group(atom) in within):
                continue
            found.add(atom)
            waiting += [abs(literal) for rule in defining[atom] for literal in rule.literals]
            for place in self._bounding.get(atom, ()):
                if place not in taken:
                    taken.add(place)
                    waiting += [abs(literal) for literal in self._bounds[place][0].literals]
        return frozenset(found), tuple(self._bounds[place][0] for place in sorted(taken))

    def spoken_of(self, atoms: Iterable[int], constraints: Iterable[Rule], more: Iterable[int]) -> frozenset[int]:
        """The atoms that definitions, constraints and goals speak of, those apart that always hold or never.

        Args:
            atoms: the atoms that are defined.
            constraints: the constraints.
            more: the atoms of the goals.
        """
        defining, true = self.program.defining, self.program.true
        rules = [*(rule for atom in atoms for rule in defining[atom]), *constraints]
        spoken = {*more, *(abs(literal) for rule in rules for literal in rule.literals)}
        return frozenset(atom for atom in spoken if atom in defining and atom not in true)

    def declaration(self, atom: int) -> str:
        """The declaration of an atom."""
        return self._plain.declaration(atom)

    def obligation(
        self, goals: Sequence[str], atoms: Iterable[int], copies: Sequence["Copy"] = (), *, same_always: bool = False
    ) -> Obligation:
        """The completion of a cone, with goals asserted beside it.

        Args:
            goals: formulas over the atoms.
            atoms: the atoms of these formulas.
            copies: second readings of part of the program, asserted too.
            same_always: whether the text hangs on the cone alone, and not on what else the program holds, which takes
                longer to write; with copies it does not.

        Returns:
            The obligation.
        """
        start = list(atoms)
        cone, constraints = self.cone(start)
        declarations, assertions = self._render(self._same_always if same_always else self._plain, cone, constraints)
        for copy in copies:
            more, said = self.added(copy, start)
            declarations += more
            assertions += said
        assertions += [Assertion("goal", goal) for goal in goals]
        return Obligation("QF_UF", tuple(declarations), tuple(assertions))

    def rendered(self, cone: Iterable[int], constraints: Iterable[Rule]) -> tuple[list[str], list[Assertion]]:
        """Declarations and assertions for some atoms and constraints."""
        return self._render(self._plain, cone, constraints)

    def _render(
        self, rendering: "_Rendering", cone: Iterable[int], constraints: Iterable[Rule]
    ) -> tuple[list[str], list[Assertion]]:
        declarations: list[str] = []
        assertions: list[Assertion] = []
        canonical = rendering.canonical
        ordered = sorted(cone, key=self._place.__getitem__) if canonical is None else canonical.order(cone)
        for atom in ordered:
            if atom not in self.program.true:
                names, said = rendering.definition(atom)
                declarations += names
                assertions += said
        bounds = constraints if canonical is None else canonical.bounds(constraints)
        assertions += [Assertion(CHOSEN, rendering.denial(rule)) for rule in bounds]
        return declarations, assertions

    def added(self, copy: "Copy", atoms: Iterable[int]) -> tuple[tuple[str, ...], tuple[Assertion, ...]]:
        """What a copy says beside an obligation that holds the completion of these atoms already.

        Args:
            copy: the copy.
            atoms: the atoms of the obligation's goals.

        Returns:
            Declarations and assertions.
        """
        cone, constraints = self.cone(atoms)
        declarations, assertions = self._render(copy.rendering, *copy.part(cone, constraints))
        return tuple(declarations), (*assertions, *copy.links(cone))

    def depending(self, seeds: Iterable[int]) -> frozenset[int]:
        """The atoms that depend on any of the seeds, these included."""
        found = set(seeds)
        for atom in self.program.order():
            if atom not in found and any(
                abs(literal) in found for rule in self.program.defining[atom] for literal in rule.literals
            ):
                found.add(atom)
        return frozenset(found)

    def literal(self, literal: int) -> str:
        """A literal of the program as a formula."""
        return self._plain.literal(literal)

    def copy(self, seeds: Iterable[int], tag: str, fixed: Mapping[int, str] | None = None) -> "Copy":
        """A second reading of the program, in which some choices are made again and all others are kept.

        Args:
            seeds: the choices that are made again.
            tag: tells the atoms of this copy from those of others.
            fixed: the formula that takes the place of some seeds, instead of a choice.

        Returns:
            The copy.
        """
        return Copy(self, frozenset(seeds), tag, fixed or {})


class _Rendering:
    """Atoms and rules as text, with the varied atoms under another name."""

    def __init__(
        self, completion: Completion, varied: Mapping[int, str], tag: str, canonical: Canonical | None = None
    ) -> None:
        self.canonical = canonical
        self._program = completion.program
        self._varied = varied  # atom -> its formula here
        self._tag = tag
        self._known: dict[int, str] = {}
        self._definitions: dict[int, tuple[tuple[str, ...], tuple[Assertion, ...]]] = {}

    def name(self, atom: int) -> str:
        """The symbol of an atom."""
        return symbol(f"{self._own(atom)}{self._tag}")

    def _own(self, atom: int) -> str:
        if self.canonical is not None:
            return self.canonical.name(atom)
        return str(self._program.names[atom]) if atom in self._program.names else f"part {atom}"

    def atom(self, atom: int) -> str:
        found = self._known.get(atom)
        if found is None:
            program = self._program
            if atom in program.true:
                found = TRUE
            elif atom not in program.defining:
                found = FALSE
            elif atom in self._varied:
                found = self._varied[atom] or self.name(atom)
            else:
                found = symbol(self._own(atom))
            self._known[atom] = found
        return found

    def literal(self, literal: int) -> str:
        return self.atom(literal) if literal > 0 else negation(self.atom(-literal))

    def body(self, rule: Rule) -> str:
        return conjunction(map(self.literal, rule.literals))

    def denial(self, rule: Rule) -> str:
        return negation(self.body(rule))

    def declaration(self, atom: int) -> str:
        """The declaration of an atom."""
        return f"(declare-const {self.name(atom)} Bool)"

    def definition(self, atom: int) -> tuple[tuple[str, ...], tuple[Assertion, ...]]:
        """The declarations and assertions for one atom."""
        found = self._definitions.get(atom)
        if found is None:
            found = self._definitions[atom] = self._define(atom)
        return found

    def _define(self, atom: int) -> tuple[tuple[str, ...], tuple[Assertion, ...]]:
        names = self._program.names
        group = f"{names[atom].name}/{len(names[atom].arguments)}" if atom in names else CHOSEN
        rules = self._program.defining[atom] if self.canonical is None else self.canonical.rules(atom)
        declared, said, bodies = [self.declaration(atom)], list[Assertion](), list[str]()
        key = atom if self.canonical is None else self._own(atom)
        for number, rule in enumerate(rules):
            if isinstance(rule, CountRule):
                bodies.append(self._count(rule, f"{key}.{number}", declared, said))
            else:
                bodies.append(self.body(rule))
        body = at_least_one(bodies)
        choice = any(rule.choice for rule in rules)
        formula = implication(self.atom(atom), body) if choice else equivalence(self.atom(atom), body)
        return tuple(declared), (*said, Assertion(CHOSEN if choice else group, formula))

    def _count(self, rule: CountRule, key: str, declared: list[str], said: list[Assertion]) -> str:
        """Whether the bound is reached: a sequential counter (Sinz 2005), in which everything is defined."""
        # row[j]: among the literals so far at least j hold, weights counted
        row = [TRUE] + [FALSE] * rule.bound
        weighted = [
            self.literal(lit) for lit, weight in zip(rule.literals, rule.weights, strict=True) for _ in range(weight)
        ]
        for place, term in enumerate(weighted):
            new = [TRUE]
            for needed in range(1, rule.bound + 1):
                formula = at_least_one([row[needed], conjunction([term, row[needed - 1]])])
                if formula.startswith("("):
                    name = symbol(f"count {key}.{place}.{needed}{self._tag}")
                    declared.append(f"(declare-const {name} Bool)")
                    said.append(Assertion(CHOSEN, equivalence(name, formula)))
                    formula = name
                new.append(formula)
            row = new
        return row[rule.bound]


class Copy:
    """A second reading of part of a program; see `Completion.copy`."""

    def __init__(self, completion: Completion, seeds: frozenset[int], tag: str, fixed: Mapping[int, str]) -> None:
        self._completion = completion
        self._seeds = seeds
        self._fixed = fixed
        self.varied = completion.depending(seeds)
        self.rendering = _Rendering(completion, {atom: fixed.get(atom, "") for atom in self.varied}, f" {tag}")
        self._plain = _Rendering(completion, {}, "")

    def literal(self, literal: int) -> str:
        """A literal of the program as a formula of the copy."""
        return self.rendering.literal(literal)

    def part(self, cone: Iterable[int], constraints: Iterable[Rule]) -> tuple[list[int], list[Rule]]:
        """What of a cone has to be said again."""
        atoms = [atom for atom in cone if atom in self.varied and atom not in self._fixed]
        return atoms, [rule for rule in constraints if any(abs(literal) in self.varied for literal in rule.literals)]

    def links(self, cone: Iterable[int]) -> Iterator[Assertion]:
        """Choices that are not made again keep their value wherever both readings offer them."""
        chosen = self._completion.chosen
        for atom in sorted(cone):
            if atom in self.varied and atom not in self._seeds and atom in chosen:
                both = conjunction([self._plain.body(chosen[atom]), self.rendering.body(chosen[atom])])
                same = equivalence(self._plain.atom(atom), self.rendering.atom(atom))
                yield Assertion(CHOSEN, implication(both, same))
