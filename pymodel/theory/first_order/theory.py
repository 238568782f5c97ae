"""The law as a first-order theory: which predicates its rules define, and which the world leaves free."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from clingo import Symbol
from clingo.ast import AST, ASTType, parse_files

from pymodel.ground.names import Signature
from pymodel.ground.syntax import read as read_syntax
from pymodel.theory.first_order.completion import definition, key_of
from pymodel.theory.first_order.translate import OutsideError, Rule, Vocabulary, head_of, read_rule
from pymodel.theory.obligation import Assertion
from pymodel.vocabulary.inputs import INPUTS

__all__ = ["AXIOMS", "Theory", "build_theory", "names_of_rules", "read_axioms"]

AXIOMS = Path(__file__).with_name("axioms.lp")
DATA = "data of the world"  # why a predicate is free
WORLD = "world"  # the folder of the law that holds data, not rules


@dataclass(frozen=True, eq=False)
class Theory:
    """The rules of the law, sorted by what they define.

    Attributes:
        rules: the rules of each predicate that they define.
        constraints: the integrity constraints.
        free: the predicates of which nothing is assumed, each with the reason.
        axioms: what is taken from the world and from scenario files, as constraints with their texts.
    """

    rules: Mapping[Signature, tuple[Rule, ...]]
    constraints: tuple[Rule, ...]
    free: Mapping[Signature, str]
    axioms: tuple[tuple[str, Rule], ...]
    _written: dict[Signature, tuple[tuple[Assertion, ...], Vocabulary]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def keys(self) -> frozenset[str]:
        """The fields of a scenario, and the readings."""
        return frozenset(key_of(rule) for one in ("field", "reading") for rule in self.rules.get((one, 1), ()))

    @cached_property
    def keyed(self) -> frozenset[Signature]:
        """The tables that say something of fields or of readings, one row or several for each."""
        return frozenset(
            signature
            for signature, rules in self.rules.items()
            if all(not rule.body and not rule.choice and key_of(rule) in self.keys for rule in rules)
        )

    @cached_property
    def plain(self) -> frozenset[Signature]:
        """The predicates that only restate what a scenario or the world does."""
        return frozenset(
            signature
            for signature, rules in self.rules.items()
            if all(used in self.free for rule in rules for used in rule.uses)
        )

    @cached_property
    def names(self) -> Mapping[str, str]:
        """A name for the place of each rule and constraint that stays when lines are moved."""
        found = names_of_rules(self.rules)
        counted: dict[str, int] = {}
        for rule in self.constraints:
            file = rule.place.rpartition(":")[0]
            counted[file] = counted.get(file, 0) + 1
            found[rule.place] = f"{file} constraint {counted[file]}"
        return found

    def definition(self, signature: Signature, vocabulary: Vocabulary) -> tuple[Assertion, ...]:
        """The completion of a predicate that the law defines; written once, since every claim asks for it.

        Args:
            signature: the predicate.
            vocabulary: collects the names used.

        Returns:
            Its assertions; see `completion.definition`.

        Raises:
            OutsideError: a rule is outside the fragment.
        """
        if signature not in self._written:
            own = Vocabulary()
            self._written[signature] = tuple(definition(signature, self.rules[signature], own)), own
        said, used = self._written[signature]
        vocabulary.add(used)
        return said


def names_of_rules(rules: Mapping[Signature, Sequence[Rule]]) -> dict[str, str]:
    """A name for the place of each rule: of a fact the fact, else what it derives and which of its rules it is.

    Args:
        rules: rules by what they derive.
    """
    found: dict[str, str] = {}
    for (predicate, arity), several in rules.items():
        number = 0
        for rule in several:
            if rule.place in found:
                continue
            if rule.body or rule.choice:
                number += 1
                found[rule.place] = f"{predicate}/{arity} rule {number}"
            else:
                found[rule.place] = str(rule.head)
    return found


def _nodes(files: Sequence[Path]) -> list[AST]:
    nodes: list[AST] = []
    parse_files([str(file) for file in files], nodes.append, logger=lambda *_: None)
    return nodes


@lru_cache(maxsize=4)
def build_theory(files: tuple[Path, ...], root: Path) -> Theory:
    """Sorts the rules of the law.

    Args:
        files: the files of the law.
        root: the folder that their names are shown relative to.

    Returns:
        The theory. A predicate is free where a scenario states it, where it is data of the world, or where one of its
        rules compares dates; a table that hangs on none of these is written out.
    """
    rules: dict[Signature, list[Rule]] = {}
    constraints: list[Rule] = []
    free: dict[Signature, str] = dict.fromkeys(INPUTS, "a scenario states it")
    ordered: dict[Signature, str] = {}
    uses: dict[Signature, set[Signature]] = {}
    for node in _nodes(files):
        if node.ast_type != ASTType.Rule:
            continue
        path = Path(node.location.begin.filename)
        shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        place = f"{shown}:{node.location.begin.line}"
        if WORLD in path.parts[-2:-1]:
            free |= dict.fromkeys(head_of(node), DATA)
            continue
        statement = read_syntax(node)
        assert statement is not None
        heads = dict.fromkeys(statement.heads)
        if statement.ordering:
            ordered |= dict.fromkeys(heads, f"{place} compares dates or numbers")
            for head in heads:
                uses.setdefault(head, set()).update(use.signature for use in statement.uses)
            continue
        try:
            read = read_rule(node, place)
        except OutsideError as error:
            free |= dict.fromkeys(heads, str(error))
            continue
        for rule in read:
            if rule.signature is None:
                constraints.append(rule)
            else:
                rules.setdefault(rule.signature, []).append(rule)
    tables = _tables(files, ordered, uses, {one: found for one, found in rules.items() if one not in free})
    free |= {signature: reason for signature, reason in ordered.items() if signature not in tables}
    rules |= {signature: list(rows) for signature, rows in tables.items()}
    kept = {signature: tuple(found) for signature, found in rules.items() if signature not in free}
    return Theory(kept, tuple(constraints), free, tuple(read_axioms()))


def _tables(
    files: Sequence[Path],
    ordered: Mapping[Signature, str],
    uses: Mapping[Signature, set[Signature]],
    rules: Mapping[Signature, Sequence[Rule]],
) -> dict[Signature, tuple[Rule, ...]]:
    """The tables that a rule computes by comparison, but from numbers of the law alone: their rows."""
    from pymodel.ground import ground

    program = ground(files, [])
    found: dict[Signature, tuple[Rule, ...]] = {}
    for signature, place in ordered.items():
        if all(used in rules and all(not rule.body for rule in rules[used]) for used in uses[signature]):
            rows = program.named(*signature)
            if all(atom in program.true for _, atom in rows):
                where = place.partition(" ")[0]
                found[signature] = tuple(Rule(where, _atom(one), (), (), False) for one, _ in rows)
    return found


def _atom(one: Symbol) -> AST:
    """A ground atom as syntax."""
    nodes: list[AST] = []
    from clingo.ast import parse_string

    parse_string(f"{one}.", nodes.append)
    return nodes[-1].head.atom.symbol  # type: ignore[no-any-return]


def read_axioms() -> Iterable[tuple[str, Rule]]:
    """The axioms, each with the text that stands above it."""
    text = ""
    for node in _nodes([AXIOMS]):
        if node.ast_type == ASTType.Comment and node.value.startswith("%!"):
            text = f"{text} {node.value[2:].strip()}".strip()
        elif node.ast_type == ASTType.Rule:
            for rule in read_rule(node, text):
                yield text, rule
            text = ""
