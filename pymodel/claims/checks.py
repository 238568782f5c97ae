"""What can be checked of a claim before it meets any solver: its names, against the vocabulary of the law."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from pymodel.claims.errors import ClaimError
from pymodel.claims.model import Claim, Pattern
from pymodel.law.lints.program import Program, read_program
from pymodel.law.reader import Labelled
from pymodel.law.statements import Statement, read_statements
from pymodel.law.terms import ANY, Atom, Term
from pymodel.scenario.problems import nearest
from pymodel.vocabulary.inputs import SIGNATURES as INPUTS

__all__ = ["check_claim", "check_ids", "law_program"]

# what a claim of each pattern has to derive, as `name/arity`; a pattern with several takes any of them
_GOALS: Mapping[Pattern, tuple[str, ...]] = {
    "always": ("counterexample",),
    "possible": ("witness",),
    "avoidable": ("bad",),
    "attainable": ("good",),
    "depends": ("conclusion",),
    "monotone": ("conclusion",),
    "independent": (),
    "equal": ("left", "right"),
}
# what the law does not derive and a claim may still use
_OF_MECHANISMS = frozenset({"status/3", "headline/2"})  # rules derive these for any mechanism, named elsewhere
_SCENARIO = frozenset({"place/2", *INPUTS})


@lru_cache(maxsize=4)
def law_program(files: tuple[Path, ...], root: Path) -> Program:
    """The statements of the law, read once in a process.

    Raises:
        LawSyntaxError: clingo refuses a file.
    """
    return read_program(files, root)


def check_ids(claims: Sequence[Claim]) -> None:
    """No two claims have the same id.

    Raises:
        ClaimError: naming both places.
    """
    places: dict[str, str] = {}
    problems = []
    for claim in claims:
        place = f"{claim.file}:{claim.line}"
        if claim.id in places:
            problems.append(f"{place}: the id `{claim.id}` is taken by {places[claim.id]}")
        places.setdefault(claim.id, place)
    if problems:
        raise ClaimError(problems)


def check_claim(claim: Claim, path: Path, law: Program) -> None:
    """Checks every name that a claim uses.

    Args:
        claim: the claim.
        path: its file.
        law: the statements of the law.

    Raises:
        ClaimError: a goal is missing, a predicate of the law is derived anew, or a predicate, constant, reading,
            position, mechanism, field or act is unknown.
    """
    statements, _ = read_statements(path, claim.file)
    problems = [f"{claim.file}:{line}: {message}" for line, message in _problems(claim, statements, law)]
    if problems:
        raise ClaimError(list(dict.fromkeys(problems)))


def _problems(claim: Claim, statements: Sequence[Statement], law: Program) -> Iterator[tuple[int, str]]:
    yield from _goals(claim)
    for statement in statements:
        for head in statement.heads:
            if head.signature in law.heads or head.signature in INPUTS:
                yield statement.line, f"`{head.signature}` belongs to the law: a claim derives names of its own"
    both = Program(law.law, (*law.labelled, *(Labelled(statement, None) for statement in statements)))
    for statement in statements:
        for use in statement.uses:
            yield from ((statement.line, message) for message in _unknown(use.atom, both))
    yield from _header(claim, law)


def _goals(claim: Claim) -> Iterator[tuple[int, str]]:
    for name in _GOALS[claim.pattern]:
        if not any(rule.head[0] == name and (rule.head[1] == 0 or claim.pattern == "equal") for rule in claim.rules):
            yield claim.line, f"a claim of the pattern `{claim.pattern}` derives `{name}`, and this one does not"
    for rule in claim.rules:
        if rule.head[0] == "strategy" and claim.pattern not in {"avoidable", "attainable"}:
            yield rule.line, f"a strategy belongs to the patterns `avoidable` and `attainable`, not `{claim.pattern}`"


def _unknown(atom: Atom, program: Program) -> Iterator[str]:
    """Why an atom of a body can never hold, if that can be told from the names alone."""
    if atom.signature not in program.heads:
        if atom.signature not in _SCENARIO:
            known = sorted({*program.heads, *INPUTS})
            same = [one for one in known if one.partition("/")[0] == atom.name]
            hint = f"; did you mean `{same[0]}`?" if same else nearest(atom.signature, known)
            yield f"nothing derives `{atom.signature}`{hint}"
        return
    if atom.signature in INPUTS or program.derives(atom):
        yield from _values(atom, program)
        return
    for place, argument in enumerate(atom.arguments):
        alone = tuple(argument if place == other else ANY for other in range(len(atom.arguments)))
        if argument.kind in {"variable", "any"} or program.derives(Atom(atom.name, alone)):
            continue
        known = sorted({str(row[place]) for row in program.heads[atom.signature] if row[place].kind == "constant"})
        yield f"`{argument}` is never the argument {place + 1} of `{atom.signature}`{nearest(str(argument), known)}"
        return
    yield f"nothing derives an atom like `{atom}`"


def _values(atom: Atom, program: Program) -> Iterator[str]:
    """Mechanisms, and fields, positions and acts whose values are declared elsewhere."""
    if atom.signature in _OF_MECHANISMS:
        yield from _mechanism(atom.arguments[0], program)
    declared = {
        "value/3": ("field", "value_of", "value of the field", 1),
        "given/3": ("field", "value_of", "value of the field", 1),
        "decides/3": ("act", "act_value", "value of the act", 1),
        "position/2": ("reading", "position_of", "position on", 0),
    }
    if atom.signature not in declared:
        return
    kind, table, what, first = declared[atom.signature]
    of, value = atom.arguments[first], atom.arguments[first + 1]
    extra = (ANY,) if table == "position_of" else ()
    if not program.derives(Atom(table, (of, ANY, *extra))):
        if kind == "field" and program.derives(Atom("field", (of,))):
            return
        known = sorted({str(row[0]) for row in program.heads.get(f"{table}/{2 + len(extra)}", ())})
        yield f"`{of}` is no {kind}{nearest(str(of), known)}"
    elif not program.derives(Atom(table, (of, value, *extra))):
        rows = program.heads[f"{table}/{2 + len(extra)}"]
        known = sorted({str(row[1]) for row in rows if row[0] == of})
        yield f"`{value}` is no {what} `{of}`{nearest(str(value), known) or f'; it has {_listed(known)}'}"


def _mechanism(name: Term, program: Program) -> Iterator[str]:
    if name.kind not in {"variable", "any"} and not program.derives(Atom("mechanism", (name,))):
        known = sorted(str(row[0]) for row in program.heads.get("mechanism/1", ()))
        yield f"`{name}` is no mechanism{nearest(str(name), known)}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _header(claim: Claim, law: Program) -> Iterator[tuple[int, str]]:
    """The readings, mechanisms, fields and acts that the header names."""
    for reading, position in claim.readings.items():
        yield from _position(claim, law, reading, position)
    yield from _parameters(claim, law)
    if claim.ground_because and not (claim.can_be_general and claim.expected == "proved"):
        yield (
            claim.line,
            "`proof:` belongs to a claim that is expected to be proved, perhaps for any number of states",
        )


def _parameters(claim: Claim, law: Program) -> Iterator[tuple[int, str]]:
    """What the line of the pattern names."""
    names = claim.parameters
    if claim.pattern == "depends" and names:
        for position in names[1:]:
            yield from _position(claim, law, names[0], position)
        if names[1] == names[2]:
            yield claim.line, "the two positions are one"
        if names[0] in claim.readings:
            yield claim.line, f"the reading `{names[0]}` is fixed, so nothing depends on it"
    if claim.pattern == "independent":
        for name in names:
            yield from ((claim.line, message) for message in _mechanism(_term(name), law))
    if claim.pattern == "monotone":
        yield from _ordered(claim, law)


def _ordered(claim: Claim, law: Program) -> Iterator[tuple[int, str]]:
    """The field or act of the pattern `monotone`."""
    for name in claim.parameters:
        field = law.derives(Atom("value_of", (_term(name), ANY)))
        if not field and not law.derives(Atom("act_value", (_term(name), ANY))):
            known = sorted({str(row[0]) for key in ("value_of/2", "act_value/2") for row in law.heads.get(key, ())})
            yield claim.line, f"`{name}` is neither a field nor an act{nearest(name, known)}"


def _position(claim: Claim, law: Program, reading: str, position: str) -> Iterator[tuple[int, str]]:
    atom = Atom("position", (_term(reading), _term(position)))
    for message in _values(atom, law):
        yield claim.line, message


def _term(name: str) -> Term:
    """A constant, or a term such as `pact(rio)`."""
    head, bracket, rest = name.partition("(")
    if not bracket:
        return Term("constant", name)
    return Term("function", head, tuple(_term(part.strip()) for part in rest.removesuffix(")").split(",")))
