"""Everything that readers meet has a text, once, and says how sure it is."""

from collections.abc import Iterable, Iterator

from pymodel.law.lints.program import Finding, Program, covers, finding
from pymodel.law.records import (
    CONFIDENCES,
    Act,
    Definition,
    FieldDoc,
    Mechanism,
    Position,
    Provision,
    Reading,
    Source,
    StepDoc,
    ValueDoc,
)
from pymodel.law.terms import Atom, Term, matches

_Declared = Provision | Definition | Reading | Position | Mechanism | Act | StepDoc


def comments_are_understood(program: Program) -> list[Finding]:
    """Every documentation comment is of a known kind and stands where it belongs."""
    return [finding(doc, doc.message) for doc in program.law.malformed]


def ids_are_declared_once(program: Program) -> list[Finding]:
    """No two records of one kind have one id, and no two citable records."""
    law = program.law
    citable: list[_Declared] = [*law.of(Provision), *law.of(Definition)]
    groups: list[Iterable[tuple[object, _Declared]]] = [
        [(doc.id, doc) for doc in citable],
        [(doc.id, doc) for doc in law.of(Reading)],
        [((doc.reading, doc.id), doc) for doc in law.of(Position)],
        [(doc.id, doc) for doc in law.of(Mechanism)],
        [(doc.id, doc) for doc in law.of(Act)],
        [(doc.id, doc) for doc in law.of(StepDoc)],
    ]
    found = []
    for group in groups:
        first: dict[object, str] = {}
        for key, doc in group:
            if key in first:
                found.append(finding(doc, f"`{doc.id}` is declared at {first[key]} already"))
            first.setdefault(key, doc.place)
    return found


def records_are_sourced(program: Program) -> list[Finding]:
    """Provisions have a title and a paraphrase; provisions, readings and sources have a confidence."""
    law = program.law
    found = []
    for provision in law.of(Provision):
        if not provision.title:
            found.append(finding(provision, f"the provision `{provision.id}` has no title"))
        if not provision.text:
            found.append(finding(provision, f"the provision `{provision.id}` has no paraphrase"))
        if not provision.identifier:
            found.append(finding(provision, f"the provision `{provision.id}` has no `identifier:`"))
    graded: list[Provision | Reading | Source] = [*law.of(Provision), *law.of(Reading), *law.of(Source)]
    found.extend(
        finding(doc, f"`confidence:` must be one of {', '.join(CONFIDENCES)}")
        for doc in graded
        if doc.confidence not in CONFIDENCES
    )
    return found


def data_are_sourced(program: Program) -> list[Finding]:
    """Every file of world/ names a source, or the provision it states, before its first fact."""
    sources: dict[str, int] = {}
    law = program.law
    for source in (*law.of(Source), *law.of(Provision), *law.of(Definition)):
        sources[source.file] = min(source.line, sources.get(source.file, source.line))
    found, seen = [], set()
    for statement in program.statements:
        if "world" not in statement.file.split("/")[:-1] or statement.kind != "fact" or statement.file in seen:
            continue
        seen.add(statement.file)
        if sources.get(statement.file, statement.line) >= statement.line:
            found.append(finding(statement, "no `%! source: ...` and no provision stands above the first fact"))
    return found


def names_have_texts(program: Program) -> list[Finding]:
    """Every mechanism, act, step, field and value has a text, and every such text has its fact."""
    return [*_without_text(program), *_without_fact(program)]


def _without_text(program: Program) -> Iterator[Finding]:
    law = program.law
    tables = (
        ("mechanism/1", 0, "mechanism", [doc.id for doc in law.of(Mechanism) if doc.text]),
        ("act_value/2", 0, "act", [doc.id for doc in law.of(Act) if doc.text]),
        ("can_take/2", 1, "act", [doc.id for doc in law.of(Act) if doc.text]),
        ("step_kind/1", 0, "step", [doc.id for doc in law.of(StepDoc) if doc.text]),
        ("field/1", 0, "field", [doc.id for doc in law.of(FieldDoc) if doc.text]),
    )
    seen = set()
    for signature, place, kind, documented in tables:
        for statement, atom in program.derived(signature):
            term = atom.arguments[place]
            if (kind, term) not in seen and not covers(documented, term):
                yield finding(statement, f"the {kind} `{term}` has no text `%! {kind} {term}: ...`")
            seen.add((kind, term))
    values = {(doc.field, doc.id) for doc in law.of(ValueDoc) if doc.text}
    for statement, atom in program.derived("value_of/2"):
        field, value = map(str, atom.arguments)
        if statement.kind == "fact" and (field, value) not in values:
            yield finding(statement, f"the value `{value}` has no text `%! value {field} {value}: ...`")


def _without_fact(program: Program) -> Iterator[Finding]:
    law = program.law
    documented: list[tuple[str, Mechanism | Act | StepDoc | FieldDoc]] = [
        *(("mechanism/1", doc) for doc in law.of(Mechanism)),
        *(("act_value/2", doc) for doc in law.of(Act)),
        *(("step_kind/1", doc) for doc in law.of(StepDoc)),
        *(("field/1", doc) for doc in law.of(FieldDoc)),
    ]
    for table, doc in documented:
        if not any(covers([doc.id], atom.arguments[0]) for _, atom in program.derived(table)):
            yield finding(doc, f"`{doc.id}` has a text but no fact `{table.partition('/')[0]}`")
    for value in law.of(ValueDoc):
        constant = Term("constant", value.id)
        of_act = any(
            covers([value.field], atom.arguments[0]) and matches(atom.arguments[1], constant)
            for _, atom in program.derived("act_value/2")
        )
        if not of_act and not program.derives(Atom("value_of", (Term("constant", value.field), constant))):
            yield finding(value, f"`{value.field} {value.id}` has a text but no fact `value_of`")
