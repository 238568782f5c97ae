"""A ground program of the fragment, compiled into decision diagrams on demand."""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from clingo import Symbol
from oxidd.bcdd import BCDDFunction, BCDDManager
from oxidd.util import BooleanOperator

from pymodel.counts.definitions import Definitions, conjunction, disjunction
from pymodel.counts.encoding import Encoded, encode
from pymodel.counts.ordering import ordered
from pymodel.ground import GroundProgram, Group, Kind, check

__all__ = ["Compiled", "Function"]

Function = BCDDFunction
"""A set of coherent assignments to the choices, as a diagram."""


class Compiled:
    """The completion of a program (Clark 1978) as reduced ordered decision diagrams (Bryant 1986).

    Every atom is a function of the choices. Diagrams are made when they are first asked for and kept. One thread;
    the same program gives the same diagrams in every process.

    Attributes:
        program: the ground program.
        choices: its choices.
        groups: the choice groups, in the order of the diagrams.
        manager: where the diagrams live.
        space: the assignments that the integrity constraints leave. Every other assignment to the variables of the
            diagrams stands for a coherent choice, so this is a function of the facts alone.
    """

    def __init__(
        self, program: GroundProgram, *, nodes: int = 1 << 24, cache: int = 1 << 19, decisions_last: bool = False
    ) -> None:
        """Checks the program and encodes its choices.

        Args:
            program: a ground program.
            nodes: how many nodes the diagrams may have at a time; memory is only taken for those in use.
            cache: how many results of operations are remembered.
            decisions_last: the order of the diagrams, see `pymodel.counts.ordering.ordered`.

        Raises:
            FragmentError: the program is outside the fragment, see `pymodel.ground.check`.
        """
        self.choices = check(program)
        self.program = program
        self.groups = ordered(program, self.choices, decisions_last=decisions_last)
        self.manager = BCDDManager(nodes, cache, 1)
        self._definitions = Definitions(program, self.manager)
        self._cubes: dict[tuple[Group, ...], Function] = {}
        self._supports: dict[Function, tuple[Group, ...]] = {}
        self._encoded: dict[Group, Encoded] = {}
        for group in self.groups:
            encoded = encode(self.manager, group, self.literal)
            self._encoded[group] = encoded
            for option, function in zip(group.options, encoded.options, strict=True):
                self._definitions.choose(option.atom, function)
        self._owner = [group for group in self.groups for _ in self._encoded[group].variables]
        self._places = {group: place for place, group in enumerate(self.groups)}
        self._open = frozenset(self.facts)
        self.space = self.manager.true()
        for constraint in self.choices.constraints:
            self.space &= ~self.all(self.literal(literal) for literal in constraint.literals)

    # --- functions -----------------------------------------------------------------------------------------------

    @property
    def true(self) -> Function:
        """All assignments."""
        return self.manager.true()

    @property
    def false(self) -> Function:
        """No assignment."""
        return self.manager.false()

    def all(self, functions: Iterable[Function]) -> Function:
        """The assignments in every one of the functions."""
        return conjunction(self.manager, functions)

    def all_of_many(self, functions: Iterable[Function]) -> Function:
        """The assignments in every one of the functions, of which the two smallest always meet first.

        Of many functions with large diagrams that takes far fewer nodes on the way than one after the other.
        """
        parts = [(one.node_count(), place, one) for place, one in enumerate(dict.fromkeys(functions))]
        heapq.heapify(parts)
        while len(parts) > 1:
            (_, place, one), (_, _, other) = heapq.heappop(parts), heapq.heappop(parts)
            both = one & other
            heapq.heappush(parts, (both.node_count(), place, both))
        return parts[0][-1] if parts else self.manager.true()

    def any(self, functions: Iterable[Function]) -> Function:
        """The assignments in one of the functions at least."""
        return disjunction(self.manager, functions)

    def atom(self, symbol: Symbol) -> Function:
        """The assignments in which an atom holds; none where the program does not mention it."""
        number = self.program.number(symbol)
        return self.false if number is None else self.literal(number)

    def literal(self, literal: int) -> Function:
        """The assignments in which a literal of the ground program holds."""
        return self._definitions.literal(literal)

    # --- choices -------------------------------------------------------------------------------------------------

    @cached_property
    def facts(self) -> tuple[Group, ...]:
        """The open facts."""
        return self._of_kind(Kind.FACT)

    @cached_property
    def readings(self) -> tuple[Group, ...]:
        """The readings that are asked, or may be."""
        return self._of_kind(Kind.READING)

    @cached_property
    def decisions(self) -> tuple[Group, ...]:
        """The decisions that are offered, or may be."""
        return self._of_kind(Kind.DECISION)

    def _of_kind(self, kind: Kind) -> tuple[Group, ...]:
        return tuple(group for group in self.groups if group.kind is kind)

    @cached_property
    def actors(self) -> tuple[Symbol, ...]:
        """Everyone who has a decision, by name."""
        return tuple(sorted(self._by_actor, key=str))

    @cached_property
    def _by_actor(self) -> dict[Symbol, tuple[Group, ...]]:
        found: dict[Symbol, list[Group]] = {}
        for group in self.decisions:
            found.setdefault(group.actor, []).append(group)
        return {actor: tuple(groups) for actor, groups in found.items()}

    def decisions_of(self, actor: Symbol) -> tuple[Group, ...]:
        """The decisions of one actor."""
        return self._by_actor.get(actor, ())

    def options(self, group: Group) -> tuple[Function, ...]:
        """For each option of a group, in its order, where it is chosen."""
        return self._encoded[group].options

    def offered(self, group: Group) -> Function:
        """Where a group is offered."""
        return self._encoded[group].offered

    @cached_property
    def conditional(self) -> frozenset[Group]:
        """The groups that are not offered in every case."""
        return frozenset(group for group in self.groups if self.offered(group) != self.true)

    def variables(self, groups: tuple[Group, ...]) -> Function:
        """The variables of some groups, as the conjunction that quantifiers take."""
        if groups not in self._cubes:
            numbers = sorted((number for group in groups for number in self._encoded[group].variables), reverse=True)
            self._cubes[groups] = self.all(self.manager.var(number) for number in numbers)
        return self._cubes[groups]

    def deciding(self, group: Group) -> tuple[int, ...]:
        """The variables by which it is decided which option of a group is chosen, if any."""
        if group not in self._deciding:
            groups = {one for option in self.options(group) for one in self.support(option)} | {group}
            self._deciding[group] = tuple(sorted(number for one in groups for number in self._encoded[one].variables))
        return self._deciding[group]

    @cached_property
    def _deciding(self) -> dict[Group, tuple[int, ...]]:
        return {}

    def top(self, function: Function) -> Group | None:
        """The first group a function hangs on, None for a constant."""
        variable = function.node_var()
        return None if variable is None else self._owner[variable]

    def option_of(self, function: Function) -> int:
        """The place of the option that the topmost variable of a function stands for, in its group."""
        variable = function.node_var() or 0
        return variable - self._encoded[self._owner[variable]].variables[0]

    def place(self, group: Group) -> int:
        """The place of a group in the order of the diagrams."""
        return self._places[group]

    def branches(self, function: Function, group: Group) -> list[Function]:
        """What is left of a function for each option of a group, in its order.

        Nothing before the group in the order may matter to the function. Where the group is not offered, all
        branches say what the function says.
        """
        encoded = self._encoded[group]
        if any(option.conditions for option in group.options):
            variables = self.variables((group,))
            return [(function & (option | ~encoded.offered)).exists(variables) for option in encoded.options]
        found: list[Function] = []
        for variable in encoded.variables:
            children = function.cofactors()
            if children is not None and function.node_var() == variable:
                found.append(children[0])
                function = children[1]
            else:
                found.append(function)
        return [*found, function]

    # --- questions -----------------------------------------------------------------------------------------------

    def exists(self, function: Function, over: Iterable[Group], within: Function | None = None) -> Function:
        """Where some coherent choice of the groups satisfies a function.

        Quantify decisions before readings and readings before facts: what a group is offered by must still be there.

        Args:
            function: a function.
            over: the groups.
            within: a second function that the same choice must satisfy. Their conjunction, which may be far larger than
                both and than the result, is not made.
        """
        groups = tuple(over)
        if not self._open.isdisjoint(groups):
            function &= self.space
        if within is None or within == self.true:
            return function.exists(self.variables(groups))
        # what only one of the two hangs on is quantified in that one alone, before they meet
        mine, other = self.support(function), self.support(within)
        function = function.exists(self.variables(tuple(group for group in groups if group not in other)))
        within = within.exists(self.variables(tuple(group for group in groups if group not in mine)))
        both = tuple(group for group in groups if group in mine and group in other)
        return function.apply_exists(BooleanOperator.AND, within, self.variables(both))

    def forall(self, function: Function, over: Iterable[Group]) -> Function:
        """Where all coherent choices of the groups satisfy a function; for the order see `exists`."""
        return ~self.exists(~function, over)

    def possible(self, function: Function) -> bool:
        """Whether a function holds in some outcome."""
        everything = self.variables(self.groups)
        return bool(function.apply_exists(BooleanOperator.AND, self.space, everything).satisfiable())

    def certain(self, function: Function) -> bool:
        """Whether a function holds in every outcome."""
        return not self.possible(~function)

    @cached_property
    def unique(self) -> Function:
        """One assignment to the variables for each outcome, for counting and listing them."""
        return self.all(self._encoded[group].unique for group in reversed(self.groups)) & self.space

    def count(self, function: Function) -> int:
        """The exact number of outcomes in which a function holds."""
        return (function & self.unique).sat_count(len(self._owner))

    @cached_property
    def offered_together(self) -> Mapping[Group, int]:
        """A number for each group, the same for groups of which one may decide whether the other is offered.

        Choices of different numbers are independent of one another in counting, because the choices that are offered
        beside them are the same in any case.
        """
        numbers = {group: place for place, group in enumerate(self.groups)}
        for group in self.groups:
            linked = {numbers[group], *(numbers[other] for other in self._offering(group))}
            if len(linked) > 1:
                numbers = {one: min(linked) if number in linked else number for one, number in numbers.items()}
        return numbers

    def _offering(self, group: Group) -> Iterator[Group]:
        """The groups that the offer of a group hangs on."""
        for literal in {group.body, *(part for option in group.options for part in option.conditions)}:
            yield from self.support(self.literal(literal))

    def support(self, function: Function) -> tuple[Group, ...]:
        """The groups on whose choice a function hangs, in the order of the diagrams."""
        if function not in self._supports:
            owners = {self._owner[node.node_var() or 0] for node in self.nodes(function)}
            self._supports[function] = tuple(group for group in self.groups if group in owners)
        return self._supports[function]

    def nodes(self, function: Function) -> list[Function]:
        """The inner nodes of a diagram, each once."""
        seen = {function}
        found = [function] if function.node_var() is not None else []
        for node in found:
            for child in node.cofactors() or ():
                if child not in seen and child.node_var() is not None:
                    seen.add(child)
                    found.append(child)
        return found
