"""Claims on two outcomes, as queries for stock clingo: what more of a fact, or of an act, never takes away.

The second outcome comes of a second copy of the law, whose predicates have other names. Both copies have the same
mutant, and make the same choices but for the one thing.
"""

import re

import claims
from clingo.ast import AST, ASTType, Transformer
from mutate import parsed

OTHER = "__other"
_SHARED = frozenset({"mutant", "replaced"})


class _Renaming(Transformer):
    """Gives predicates the names that they have in the second copy."""

    def visit_SymbolicAtom(self, node: AST) -> AST:  # noqa: N802 - the name that clingo looks for
        """Renames one atom."""
        symbol = node.symbol
        if symbol.ast_type != ASTType.Function or symbol.name in _SHARED:
            return node
        return node.update(symbol=symbol.update(name=symbol.name + OTHER))


def second_copy(text: str) -> str:
    """A program under other names.

    Args:
        text: the law with its switches and a world.

    Returns:
        Its rules; what is declared of predicates, which says nothing of outcomes, is left out.
    """
    renaming = _Renaming()
    return "\n".join(str(renaming(node)) for node in parsed(text) if node.ast_type == ASTType.Rule)


def monotone() -> frozenset[str]:
    """The claims on two outcomes that are expected to be proved, by id."""
    return frozenset(claims.claims().keys() - claims.asked().keys())


def program(name: str) -> str:
    """The rules that derive `claim_refuted(name)`: one claim, in both copies.

    Args:
        name: the id of a claim on two outcomes.

    Returns:
        Rules, and constraints that keep the outcomes alike but for what the claim varies.
    """
    text = claims.claims()[name].read_text(encoding="utf-8")
    header = claims.header(claims.claims()[name])
    rules = "\n".join(line for line in text.splitlines() if not line.startswith("%"))
    own = set(claims.small_world.PREDICATE.findall(rules))
    rules = re.sub(r"\b[a-z]\w*\b", lambda word: f"{word[0]}__{name}" if word[0] in own else word[0], rules)
    fixed = claims.small_world.READING.findall(header.get("readings", ""))
    rules += "".join(f"\nelsewhere__{name} :- position({q}, P), P != {p}." for q, p in fixed)
    supposed = [f"assume__{name}"] if "assume" in own else []
    supposed += [f"not elsewhere__{name}"] if fixed else []
    first, second = ([part + end for part in supposed] for end in ("", OTHER))
    body = ", ".join([f"conclusion__{name}", f"not conclusion__{name}{OTHER}", *first, *second])
    return "\n".join(
        [rules, second_copy(rules), f"claim_refuted({name}) :- {body}.", _alike(header["monotone"].strip())]
    )


def _alike(varied: str) -> str:
    """The constraints: the same choices, but for more of the one thing in the second outcome."""
    lines = []
    for choice, places in (("given", 2), ("value", 2), ("position", 1), ("decides", 2)):
        key = ", ".join(["S", "F"][-places:])
        other = f", F != {varied}" if places == len("SF") else ""
        # what only one of the outcomes offers is not the same choice
        lines.append(f":- {choice}({key}, V), {choice}{OTHER}({key}, W), V != W{other}.")
        if choice == "given":
            lines.append(f":- given(S, F, V), not given{OTHER}(S, F, V){other}.")
            lines.append(f":- given{OTHER}(S, F, V), not given(S, F, V){other}.")
    for choice in ("value", "decides"):
        # the law ranks gravity by itself, and what states do by the level of help
        lines += [
            f":- {choice}(S, {varied}, V), {choice}{OTHER}(S, {varied}, W), {order}(V, N), {order}(W, M), M < N."
            for order in ("gravity_order", "level_order")
        ]
    return "\n".join(lines)
