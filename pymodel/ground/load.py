"""From law files and facts to a ground program."""

from collections.abc import Sequence
from pathlib import Path

import clingo
from clingo import ast

from pymodel.ground.errors import GroundingError
from pymodel.ground.names import Names, Signature
from pymodel.ground.omitted import NOTHING, Omitted, without
from pymodel.ground.program import CountRule, GroundProgram, Rule
from pymodel.vocabulary.inputs import INPUTS

__all__ = ["control_of", "ground", "state"]

_NOWHERE = ast.Location(ast.Position("<scenario>", 1, 1), ast.Position("<scenario>", 1, 1))


class _Recorder(clingo.Observer):
    """Writes down the ground program while clingo makes it."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.counts: list[CountRule] = []
        self.true: set[int] = set()
        self.foreign: list[str] = []

    # the parameters have the names of clingo's interface, used or not
    # ruff: noqa: ARG002
    def rule(self, choice: bool, head: Sequence[int], body: Sequence[int]) -> None:
        if len(head) == 1 and not body and not choice:
            self.true.add(head[0])
        else:
            self.rules.append(Rule(tuple(head), tuple(body), choice))

    def weight_rule(
        self,
        choice: bool,
        head: Sequence[int],
        lower_bound: int,
        body: Sequence[tuple[int, int]],
    ) -> None:
        literals, weights = tuple(literal for literal, _ in body), tuple(weight for _, weight in body)
        self.counts.append(CountRule(tuple(head), lower_bound, literals, weights, choice))

    def minimize(self, priority: int, literals: Sequence[tuple[int, int]]) -> None:
        self.foreign.append("a minimize statement or weak constraint")

    def project(self, atoms: Sequence[int]) -> None:
        self.foreign.append("a project statement")

    def output_term(self, symbol: clingo.Symbol, condition: Sequence[int]) -> None:
        self.foreign.append(f"a show statement for the term `{symbol}`")

    def external(self, atom: int, value: clingo.TruthValue) -> None:
        self.foreign.append("an external statement")

    def acyc_edge(self, node_u: int, node_v: int, condition: Sequence[int]) -> None:
        self.foreign.append("an edge statement")

    def theory_atom(self, atom_id_or_zero: int, term_id: int, elements: Sequence[int]) -> None:
        self.foreign.append("a theory atom")


def ground(  # noqa: PLR0913 - what goes into a program are its parameters
    sources: Sequence[Path],
    facts: Sequence[clingo.Symbol],
    *,
    inputs: Sequence[Signature] = INPUTS,
    constraints: Sequence[str] = (),
    rules: Sequence[ast.AST] = (),
    omitted: Omitted = NOTHING,
) -> GroundProgram:
    """Grounds law files together with the facts of a scenario, and writes the ground program down.

    Args:
        sources: the `.lp` files, in the order they are to be read.
        facts: ground atoms over `inputs`.
        inputs: the predicates that may come from outside, as name and arity.
        constraints: integrity constraints over the facts, as `pymodel.scenario` writes them out.
        rules: further rules, as the syntax trees of clingo; messages about them name the file they were parsed from.
        omitted: rules of the files that are left out, since nothing that will be asked hangs on them.

    Returns:
        The ground program as clingo passes it to its solver.

    Raises:
        GroundingError: as for `control_of`, or the program uses a statement other than rules.
    """
    recorder = _Recorder()
    control = control_of(
        sources, facts, inputs=inputs, constraints=constraints, rules=rules, omitted=omitted, observer=recorder
    )
    if recorder.foreign:
        raise GroundingError([f"{thing} is outside the language" for thing in recorder.foreign])
    return GroundProgram(
        rules=tuple(recorder.rules),
        counts=tuple(recorder.counts),
        true=frozenset(recorder.true),
        known=Names(control, omitted.predicates),
    )


def control_of(  # noqa: PLR0913 - what goes into a program are its parameters
    sources: Sequence[Path],
    facts: Sequence[clingo.Symbol],
    *,
    inputs: Sequence[Signature] = INPUTS,
    constraints: Sequence[str] = (),
    rules: Sequence[ast.AST] = (),
    omitted: Omitted = NOTHING,
    observer: clingo.Observer | None = None,
) -> clingo.Control:
    """Grounds law files together with the facts of a scenario for clingo's solver alone, and writes nothing down.

    The facts enter as symbols in the syntax tree, never as text. clingo runs in one thread.

    Args:
        sources: as for `ground`.
        facts: as for `ground`.
        inputs: as for `ground`.
        constraints: as for `ground`.
        rules: as for `ground`.
        omitted: as for `ground`.
        observer: what is told the ground program while clingo makes it.

    Returns:
        clingo with the ground program.

    Raises:
        GroundingError: a file cannot be read or parsed, a fact is not over `inputs`, or clingo logged anything at
            all. An atom that no rule derives is only an `info` message in clingo, but it is a mistake in a law.
    """
    messages: list[str] = []
    control = clingo.Control(["-t1"], logger=lambda _, text: messages.append(text.strip()))
    # else atoms that the solver has found to be in no answer set vanish before their names are asked for
    control.enable_cleanup = False
    if observer is not None:
        control.register_observer(observer)
    try:
        for source in sources:
            if lines := omitted.lines.get(source):
                control.add("base", [], without(source, lines))
            else:
                control.load(str(source))
        with ast.ProgramBuilder(control) as builder:
            state(builder, facts, inputs=inputs, constraints=constraints)
            for rule in rules:
                builder.add(rule)
        control.ground([("base", [])])
    except RuntimeError as error:
        raise GroundingError([*messages, str(error)]) from error
    if messages:
        raise GroundingError(messages)
    return control


def state(
    builder: ast.ProgramBuilder,
    facts: Sequence[clingo.Symbol],
    *,
    inputs: Sequence[Signature] = INPUTS,
    constraints: Sequence[str] = (),
) -> None:
    """Adds what a scenario states to a program in the making; for the arguments see `ground`.

    Raises:
        GroundingError: a fact is not over `inputs`.
    """
    allowed = set(inputs)
    strangers = [str(fact) for fact in facts if not _is_input(fact, allowed)]
    if strangers:
        raise GroundingError([f"`{fact}` is no fact a scenario may state" for fact in strangers])
    for name, arity in inputs:
        builder.add(ast.Defined(_NOWHERE, name, arity, True))
    for fact in facts:
        atom = ast.SymbolicAtom(ast.SymbolicTerm(_NOWHERE, fact))
        builder.add(ast.Rule(_NOWHERE, ast.Literal(_NOWHERE, ast.Sign.NoSign, atom), []))
    for constraint in constraints:
        ast.parse_string(constraint, builder.add)


def _is_input(fact: clingo.Symbol, allowed: set[Signature]) -> bool:
    """Whether a symbol is an atom over the input predicates."""
    if fact.type != clingo.SymbolType.Function or fact.negative:
        return False
    return (fact.name, len(fact.arguments)) in allowed
