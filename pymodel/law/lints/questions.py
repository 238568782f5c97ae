"""Readings: each has rival positions with holders, is asked somewhere, and no two positions come to the same."""

from collections.abc import Iterator

from pymodel.law.lints.program import Finding, Program, finding
from pymodel.law.records import STANDINGS, Bundle, BundleChoice, Position, Reading
from pymodel.law.statements import Statement, Use
from pymodel.law.terms import Atom, Term

# the tables of the readings themselves say nothing about what a position does
_TABLES = {"reading/1", "position_of/3", "position/2", "asked/1"}


def readings_are_complete(program: Program) -> list[Finding]:
    """Each reading has a text, two or more positions with holders and a standing, and agrees with its facts."""
    return [*_readings(program), *_positions(program), *_undocumented(program)]


def _readings(program: Program) -> Iterator[Finding]:
    declared = {str(atom.arguments[0]) for _, atom in program.derived("reading/1")}
    for reading in program.law.of(Reading):
        if reading.id not in declared:
            yield finding(reading, f"there is no fact `reading({reading.id})`")
        if len(reading.positions) < 2:
            yield finding(reading, f"the reading `{reading.id}` needs two positions or more")
        if not reading.question.endswith("?"):
            yield finding(reading, f"the reading `{reading.id}` must put a question")


def _positions(program: Program) -> Iterator[Finding]:
    for position in program.law.of(Position):
        name = f"{position.reading} {position.id}"
        if position.reading not in program.law.readings:
            yield finding(position, f"the position `{name}` belongs to no declared reading")
        if not position.text:
            yield finding(position, f"the position `{name}` has no text")
        if not position.holders:
            yield finding(position, f"the position `{name}` has no `holders:`")
        if not position.standing:
            yield finding(position, f"there is no fact `position_of({position.reading}, {position.id}, Standing)`")


def _undocumented(program: Program) -> Iterator[Finding]:
    law = program.law
    for statement, atom in program.derived("reading/1"):
        if atom.arguments[0].kind == "constant" and atom.arguments[0].name not in law.readings:
            yield finding(statement, f"`{atom}` has no block `%! reading {atom.arguments[0]}: ...`")
    for statement, atom in program.derived("position_of/3"):
        reading, position, standing = map(str, atom.arguments)
        if statement.kind == "fact" and (reading, position) not in law.positions:
            yield finding(statement, f"`{atom}` has no block `%! position {reading} {position}: ...`")
        if atom.arguments[2].kind != "variable" and standing not in STANDINGS:
            yield finding(statement, f"`{standing}` is no standing; one of {', '.join(STANDINGS)} is needed")


def readings_are_asked(program: Program) -> list[Finding]:
    """Each reading is asked by some rule."""
    asking = [(statement, atom.arguments[0]) for statement, atom in program.derived("asked/1")]
    return [
        finding(reading, f"no rule asks the reading `{reading.id}`")
        for reading in program.law.of(Reading)
        if not any(_can_be(program, statement, {term: reading.id}) for statement, term in asking)
    ]


def positions_are_used(program: Program, *, strict: bool = False) -> list[Finding]:
    """Each position stands in the body of some rule, by its name or through a table that names it.

    One position of a reading may do without: the one under which nothing follows beyond what follows anyway. Two such
    positions could not be told apart, and so all of them are reported.

    Args:
        program: the program under check.
        strict: report a single such position too.

    Returns:
        The findings.
    """
    bodies = [
        (statement, use.atom)
        for statement in program.statements
        for use in statement.uses
        if use.atom.signature == "position/2" and not use.negated
    ]
    unused: dict[str, list[Position]] = {}
    for position in program.law.of(Position):
        used = any(
            _can_be(program, statement, {atom.arguments[0]: position.reading, atom.arguments[1]: position.id})
            for statement, atom in bodies
        )
        if not used:
            unused.setdefault(position.reading, []).append(position)
    return [
        finding(position, f"no rule uses the position `{position.reading} {position.id}`")
        for positions in unused.values()
        if strict or len(positions) > 1
        for position in positions
    ]


def positions_are_never_negated(program: Program) -> list[Finding]:
    """No rule says `not position(...)`: it names the other positions, so that a new one changes nothing in silence."""
    return [
        finding(statement, f"`not {use.atom}`: name the positions that have the consequence")
        for statement in program.statements
        for use in statement.uses
        if use.negated and use.atom.signature == "position/2"
    ]


def bundles_are_complete(program: Program) -> list[Finding]:
    """Each bundle has a text and holders; each of its positions exists, has a reason, and is the only one."""
    law = program.law
    reasons = {(one.bundle, one.reading): one for one in law.of(BundleChoice)}
    bundles = {one.id for one in law.of(Bundle)}
    found = [
        finding(bundle, f"the bundle `{bundle.id}` has no `holders:`" if bundle.text else f"`{bundle.id}` has no text")
        for bundle in law.of(Bundle)
        if not bundle.holders or not bundle.text
    ]
    taken: set[tuple[str, str]] = set()
    for statement, atom in program.derived("bundle/3"):
        name, reading, position = map(str, atom.arguments)
        if name not in bundles:
            found.append(finding(statement, f"`{atom}` has no block `%! bundle {name}: ...`"))
        if (reading, position) not in law.positions:
            found.append(finding(statement, f"`{position}` is no position on `{reading}`"))
        if (name, reading) in taken:
            found.append(finding(statement, f"the bundle `{name}` takes two positions on `{reading}`"))
        if (name, reading) not in reasons or not reasons[name, reading].reason:
            found.append(finding(statement, f"`{atom}` has no reason `%! choice {name} {reading}: ...`"))
        taken.add((name, reading))
    found.extend(
        finding(one, f"there is no fact `bundle({key[0]}, {key[1]}, Position)`")
        for key, one in reasons.items()
        if key not in taken
    )
    return found


def _can_be(program: Program, statement: Statement, meant: dict[Term, str]) -> bool:
    """Whether terms of a statement can stand for these ids: constants by name, variables through the other atoms.

    A variable counts where it goes on into the head, or where every other atom of the body that holds it can be derived
    with the id in its place; one that occurs nowhere else distinguishes nothing.
    """
    names = {term: Term("constant", name) for term, name in meant.items()}
    for term, constant in names.items():
        if term.kind != "variable":
            if term != constant:
                return False
            continue
        others = [use for use in statement.uses if _ties(use, term)]
        if not all(program.derives(_replaced(use.atom, names)) for use in others):
            return False
        in_head = any(term in atom.arguments and atom.signature not in _TABLES for atom in statement.heads)
        asks_all = any(use.atom == Atom("reading", (term,)) for use in statement.uses)
        if not others and not in_head and not asks_all:
            return False
    return True


def _ties(use: Use, variable: Term) -> bool:
    return not use.negated and use.atom.signature not in _TABLES and variable in use.atom.arguments


def _replaced(atom: Atom, names: dict[Term, Term]) -> Atom:
    return Atom(atom.name, tuple(names.get(argument, argument) for argument in atom.arguments))
