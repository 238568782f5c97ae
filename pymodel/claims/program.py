"""A claim as rules beside the law: its predicates under names of its own, and the goals of its pattern."""

from collections.abc import Iterable, Iterator, Sequence

from clingo.ast import AST, Transformer, parse_string

from pymodel.claims.model import Claim

__all__ = ["goal_name", "rules_of", "things_named"]

# the last place of these holds what is chosen: the vote `no` is not the state of that name
_CHOOSING = frozenset({"decides", "may_choose", "strategy", "value", "position"})


def goal_name(claim: Claim, name: str) -> str:
    """The name that a predicate of a claim has beside the law."""
    return f"{claim.id}__{name}"


class _Renaming(Transformer):
    """Gives the predicates of a claim names that no other claim and no law has."""

    def __init__(self, claim: Claim, names: Iterable[tuple[str, int]]) -> None:
        self._names = {one: goal_name(claim, one[0]) for one in names}

    # the method has the name of clingo's interface
    def visit_SymbolicAtom(self, node: AST) -> AST:  # noqa: N802
        """Renames one atom."""
        symbol = node.symbol
        new = self._names.get((symbol.name, len(symbol.arguments))) if hasattr(symbol, "name") else None
        return node if new is None else node.update(symbol=symbol.update(name=new))


def rules_of(claim: Claim) -> tuple[AST, ...]:
    """The rules of a claim and of its pattern.

    Args:
        claim: the claim.

    Returns:
        Syntax trees. Beside the predicates of the file they derive, under the names of `goal_name`: `goal`, what is
        looked for in an outcome; `supposed`, what the claim supposes; `premise`, which has to be possible; and of a
        strategy `departs` and `unplayable`.
    """
    made: list[AST] = []
    for line in _goals(claim):
        parse_string(line, made.append)
    names = {rule.head for rule in claim.rules}
    own = {(name, 0) for name in ("goal", "supposed", "premise", "departs", "unplayable", "differs")}
    renaming = _Renaming(claim, names | own)
    found = [rule.node for rule in claim.rules] + [node for node in made if str(node) != "#program base."]
    return tuple(renaming(node) for node in found)


class _Naming(Transformer):
    """Collects the constants of rules, apart from what is chosen."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_SymbolicAtom(self, node: AST) -> AST:  # noqa: N802
        """Looks at the arguments of one atom."""
        arguments = list(getattr(node.symbol, "arguments", ()))
        name = getattr(node.symbol, "name", "")
        for one in arguments[:-1] if name in _CHOOSING else arguments:
            self.visit(one)
        return node

    def visit_SymbolicTerm(self, node: AST) -> AST:  # noqa: N802
        """Collects a constant."""
        self.found.add(str(node.symbol))
        return node

    def visit_Function(self, node: AST) -> AST:  # noqa: N802
        """Collects a constant that is written as a function without arguments."""
        if not node.arguments:
            self.found.add(node.name)
        self.visit_sequence(node.arguments)
        return node


def things_named(claim: Claim) -> frozenset[str]:
    """The constants in the rules of a claim, apart from the values of acts, facts and readings."""
    naming = _Naming()
    for rule in claim.rules:
        naming.visit(rule.node)
    return frozenset(naming.found)


def _goals(claim: Claim) -> Iterator[str]:
    yield "supposed :- assume." if claim.defines("assume") else "supposed."
    match claim.pattern:
        case "always":
            yield "goal :- supposed, counterexample."
            yield from _premises(claim, "counterexample")
        case "equal":
            yield from _differences(claim)
            yield "goal :- supposed, differs."
            yield from _premises(claim, "left")
        case "possible":
            yield "goal :- supposed, witness."
            yield "premise :- supposed."
        case "depends" | "monotone":
            yield "goal :- supposed, conclusion."
            yield "premise :- goal."
        case "independent":
            yield "premise :- supposed."
        case "avoidable" | "attainable":
            yield "goal :- supposed, not bad." if claim.pattern == "avoidable" else "goal :- supposed, good."
            yield "premise :- supposed."
            if claim.defines("strategy", 3):
                yield "departs :- strategy(A, T, V), offered(A, T), not decides(A, T, V)."
                yield "unplayable :- strategy(A, T, V), offered(A, T), not may_choose(A, T, V)."
                yield "unplayable :- strategy(A, T, V), strategy(A, T, W), V != W."
                yield "differs :- supposed, not departs, not goal."


def _premises(claim: Claim, goal: str) -> Iterator[str]:
    """What has to be possible, lest the claim say nothing."""
    if claim.defines("premise"):
        # the file's own rules derive it
        return
    rules = [rule for rule in claim.rules if rule.head[0] == goal]
    parts = [_body(rule.node) for rule in rules]
    if goal == "left" or any(part is None for part in parts):
        yield "premise :- supposed."
        return
    for part in parts:
        yield f"premise :- {'; '.join(['supposed', *(part or [])])}."


def _body(node: AST) -> list[str] | None:
    """The body of a rule without the negated literal at its end; None where there is nothing to leave out."""
    body: Sequence[AST] = node.body
    if len(body) < 2 or not str(body[-1]).startswith("not "):
        return None
    return [str(literal) for literal in body[:-1]]


def _differences(claim: Claim) -> Iterator[str]:
    """Where one formulation holds and the other does not."""
    for arity in sorted({rule.head[1] for rule in claim.rules if rule.head[0] in {"left", "right"}}):
        inside = f"({', '.join(f'X{place}' for place in range(arity))})" if arity else ""
        yield f"differs :- left{inside}, not right{inside}."
        yield f"differs :- right{inside}, not left{inside}."
