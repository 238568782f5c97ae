"""What rules use is derived somewhere, the values they name exist, and choices stand only where they may."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from pymodel.law.lints.program import Finding, Program, finding
from pymodel.law.statements import Statement
from pymodel.law.terms import ANY, Atom, Term
from pymodel.vocabulary.inputs import SIGNATURES

CHOICE_FILES = frozenset({"facts.lp", "readings.lp", "decisions.lp"})
CONSTRAINT_FILES = frozenset({"facts.lp"})

_FIELD_AND_VALUE = {"value/3", "given/3"}


def atoms_are_derived(program: Program) -> list[Finding]:
    """Every atom of a body could be derived: its predicate by some head or the scenario, its constants by some fact."""
    found = []
    for statement in program.statements:
        for atom in dict.fromkeys(use.atom for use in statement.uses):
            if atom.signature in SIGNATURES:
                continue
            if atom.signature not in program.heads:
                found.append(finding(statement, f"nothing derives `{atom.signature}`"))
            elif not program.derives(atom):
                found.append(finding(statement, f"nothing derives an atom like `{atom}`"))
        if statement.kind in {"show", "defined"}:
            signature = statement.heads[0].signature
            if signature not in program.heads and signature not in SIGNATURES:
                found.append(finding(statement, f"nothing derives `{signature}`"))
    return found


def named_values_exist(program: Program) -> list[Finding]:
    """Fields, values, acts and positions that a rule names are declared."""
    return [
        finding(statement, message)
        for statement in program.statements
        for atom in dict.fromkeys((*statement.heads, *(use.atom for use in statement.uses)))
        for message in _unknown_names(program, atom)
    ]


def _unknown_names(program: Program, atom: Atom) -> Iterator[str]:
    arguments = atom.arguments
    if atom.signature in _FIELD_AND_VALUE:
        yield from _field(program, arguments[1])
        closed = program.derives(Atom("value_of", (arguments[1], ANY)))
        if closed and not program.derives(Atom("value_of", arguments[1:])):
            yield f"`{arguments[2]}` is no value of the field `{arguments[1]}`"
    elif atom.signature == "open/2":
        yield from _field(program, arguments[1])
    elif atom.signature == "conflict/3":
        yield from _field(program, arguments[1])
        yield from _field(program, arguments[2])
    elif atom.signature == "position/2" and not program.derives(Atom("position_of", (*arguments, ANY))):
        yield f"`{arguments[1]}` is no position on `{arguments[0]}`"
    elif atom.signature == "decides/3" and not program.derives(Atom("act_value", arguments[1:])):
        yield f"`{arguments[2]}` is no value of the act `{arguments[1]}`"


def _field(program: Program, field: Term) -> Iterator[str]:
    if not program.derives(Atom("field", (field,))):
        yield f"`{field}` is no field"


def choices_stand_in_their_files(program: Program) -> list[Finding]:
    """Choices stand in their three files, constraints in facts.lp, and no statement leaves the fragment."""
    found = []
    for statement in program.statements:
        message = _misplaced(statement)
        if message:
            found.append(finding(statement, message))
    return found


def _misplaced(statement: Statement) -> str:
    name = PurePosixPath(statement.file).name
    if statement.kind == "choice" and name not in CHOICE_FILES:
        return f"a choice may stand in {', '.join(sorted(CHOICE_FILES))} only"
    if statement.kind == "constraint" and name not in CONSTRAINT_FILES:
        return f"a constraint may stand in {', '.join(sorted(CONSTRAINT_FILES))} only"
    if statement.kind == "disjunction":
        return "the law has no disjunctions"
    if statement.kind == "other" and not statement.text.startswith("#const"):
        return f"the law has no such statement: `{statement.text.split(maxsplit=1)[0]}`"
    return ""
