"""What an amended law has to keep, as the law itself does: nothing dangles, and every assignment has one answer set."""

from collections.abc import Iterator, Mapping, Sequence

from pymodel.amendments.circles import may_circle
from pymodel.amendments.errors import AmendmentError
from pymodel.claims.law import Law
from pymodel.ground import FragmentError, GroundingError, NotAcyclicError, check_sources
from pymodel.ground.names import Signature
from pymodel.law.lints import LINTS
from pymodel.law.lints.program import Finding, Program
from pymodel.law.reader import Labelled
from pymodel.scenario.problems import nearest
from pymodel.theory.spans import named_organisations, spans
from pymodel.theory.world import build_world, representatives
from pymodel.vocabulary.inputs import SIGNATURES as INPUTS
from pymodel.vocabulary.rows import VocabularyError

__all__ = ["check_amended"]

# of a file that stays as it was only what a repeal can break is asked
_EVERYWHERE = ("atoms_are_derived", "named_values_exist")
# an amendment need not be printed in the book, and may settle what was contested
_NOT_ASKED = ("provisions_have_an_instrument", "positions_are_used")
_CHOSEN: Signature = ("decides", 3)
# what follows from facts and readings alone
_BEFORE_DECISIONS: tuple[Signature, ...] = (("excluded", 2), ("offered", 2), ("asked", 1))


def check_amended(law: Law, amended: Law, amendments: Sequence[str], repealed: Mapping[str, Labelled]) -> None:
    """Checks an amended law.

    Args:
        law: the law as it stands.
        amended: the law with the amendments.
        amendments: the names of their files.
        repealed: by the place of each repeal, the rule that is gone.

    Raises:
        AmendmentError: a rule of an amendment has no label, cites or uses what nobody declares, or leaves the language
            of the law; a rule of the law uses what nothing derives any more; decisions reach what must not hang on
            them; or atoms depend on one another in a circle.
    """
    problems = list(dict.fromkeys(_dangling(law.program, amended.program, amendments, repealed)))
    if problems:
        raise AmendmentError(problems)
    try:
        check_sources(amended.files)
        _before_decisions(amended, amendments)
        _ = amended.vocabulary
        _grounded(amended, amendments)
    except (FragmentError, GroundingError, VocabularyError) as error:
        raise AmendmentError(_placed(str(error), amended, amendments)) from error


def _dangling(old: Program, new: Program, amendments: Sequence[str], repealed: Mapping[str, Labelled]) -> Iterator[str]:
    """What the checks of the law's text find now and did not find before."""
    for name, lint in LINTS.items():
        if name in _NOT_ASKED:
            continue
        now = set(lint(new))
        broken: dict[str, Finding] = {}
        for found in sorted(now - set(lint(old)) if now else now):
            if found.file in amendments:
                yield f"{found}{_hint(found, new)}"
            elif name in _EVERYWHERE:
                broken.setdefault(found.message, found)
        for message, found in broken.items():
            place = next((place for place, rule in repealed.items() if _derived(rule, message)), amendments[-1])
            yield f"{place}: with this repeal {message}, which {found.file}:{found.line} uses"


def _derived(rule: Labelled, message: str) -> bool:
    """Whether a message speaks of a predicate, or of an atom, that a rule derived."""
    names = {atom.signature for atom in rule.statement.heads} | {f"{atom.name}(" for atom in rule.statement.heads}
    return any(f"`{name}" in message for name in names)


def _hint(found: Finding, program: Program) -> str:
    start, _, name = found.message.partition("nothing derives `")
    return "" if start or not name else nearest(name.rstrip("`"), sorted({*program.heads, *INPUTS}))


def _before_decisions(law: Law, amendments: Sequence[str]) -> None:
    """What excludes a mechanism, what is offered and what is asked hang on no decision."""
    program = law.program
    users: dict[str, set[str]] = {}
    for statement in program.statements:
        for use in statement.uses:
            users.setdefault(use.atom.signature, set()).update(atom.signature for atom in statement.heads)
    reached: set[str] = set()
    waiting = [f"{_CHOSEN[0]}/{_CHOSEN[1]}"]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(sorted(users.get(name, ())))
    wrong = [f"{name}/{arity}" for name, arity in _BEFORE_DECISIONS if f"{name}/{arity}" in reached]
    if wrong:
        places = [
            f"{statement.file}:{statement.line}: with this rule `{name}` hangs on a decision"
            for name in wrong
            for statement in program.statements
            if statement.file in amendments
            and reached & {atom.signature for atom in statement.heads}
            and reached & {use.atom.signature for use in statement.uses}
        ]
        raise FragmentError("\n".join(places))


def _grounded(law: Law, amendments: Sequence[str]) -> None:
    """The law is one that clingo takes, and no scenario has a circle among its atoms.

    Where the text of the rules does not exclude one, every scenario of one incident is asked at the latest date; other
    dates are met later.
    """
    span = spans(law.program)[0]
    organisations = named_organisations(law.program)
    states = representatives(law.files, span.day, organisations)
    if not may_circle(law.program.statements):
        return
    program = build_world(law.files, span.day, states, organisations).program
    try:
        program.order()
    except NotAcyclicError as error:
        symbols = [program.names[atom] for atom in error.atoms if atom in program.names]
        circle = {f"{symbol.name}/{len(symbol.arguments)}" for symbol in symbols}
        closing = [
            f"{statement.file}:{statement.line}: {error}"
            for statement in law.program.statements
            if statement.file in amendments
            and circle & {atom.signature for atom in statement.heads}
            and circle & {use.atom.signature for use in statement.uses}
        ]
        raise FragmentError("\n".join(closing) or str(error)) from error


def _placed(message: str, law: Law, amendments: Sequence[str]) -> list[str]:
    """The lines of a message with the names that the files have for their reader; one without a place gets one."""
    lines = [line.replace(f"{law.root}/", "") for line in message.splitlines()]
    return lines if ".lp:" in lines[0] else [f"{amendments[-1]}: {lines[0]}", *lines[1:]]
