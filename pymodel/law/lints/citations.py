"""Every rule says where it comes from, every provision says where it went, and labels name what the rule names."""

import re
from collections.abc import Iterator

from pymodel.law.lints.program import Finding, Program, finding
from pymodel.law.records import REASONS, NotEncoded, Provision, Reading
from pymodel.law.terms import Term

_BRACES = re.compile(r"\{([^{}]*)\}")
# consequences that carry the provision they come from in this argument
_CARRIERS = {"must/3": 2, "may/3": 2, "must_not/3": 2, "breach/3": 2}


def rules_have_labels(program: Program) -> list[Finding]:
    """Every rule with a body, every choice and every constraint has a label that cites something and says something."""
    found = []
    for one in program.labelled:
        if one.label is None:
            if one.statement.needs_label:
                found.append(finding(one.statement, f"the {one.statement.kind} has no label `%! [id] ...` above it"))
        elif not one.label.cited:
            found.append(finding(one.statement, "the label cites nothing between its brackets"))
        elif not one.label.text:
            found.append(finding(one.statement, "the label has no text after its brackets"))
    return found


def untested_rules_say_why(program: Program) -> list[Finding]:
    """A label that says `untested:` gives the reason, and stands above a statement that could fire at all.

    Whether such a rule fires in a shipped scenario is no question of the text: `pymodel.coverage` answers it.
    """
    found = []
    for one in program.labelled:
        if one.label is not None and one.label.untested is not None:
            if not one.label.untested:
                found.append(finding(one.statement, "`untested:` gives no reason"))
            elif one.statement.kind == "fact":
                found.append(finding(one.statement, "a fact holds in every scenario and cannot be untested"))
    return found


def cited_ids_are_declared(program: Program) -> list[Finding]:
    """Every id that a label, a reading or a consequence cites is a declared provision, reading or definition."""
    return [*_in_labels(program), *_in_readings(program), *_in_consequences(program)]


def _in_labels(program: Program) -> Iterator[Finding]:
    law = program.law
    citable = {*law.provisions, *law.definitions, *law.readings}
    for rule in law.rules:
        for name in rule.cited:
            if name not in citable:
                yield finding(rule, f"the label cites `{name}`, which is no declared provision, reading or definition")


def _in_readings(program: Program) -> Iterator[Finding]:
    law = program.law
    for reading in law.of(Reading):
        for name in reading.provisions:
            if name not in law.provisions and name not in law.definitions:
                message = f"the reading `{reading.id}` bears on `{name}`, which is no declared provision"
                yield finding(reading, message)


def _in_consequences(program: Program) -> Iterator[Finding]:
    law = program.law
    citable = {*law.provisions, *law.definitions}
    for statement in program.statements:
        for atom in statement.heads if statement.kind in {"fact", "rule"} else ():
            place = _CARRIERS.get(atom.signature)
            if place is None or atom.arguments[place].kind != "constant":
                continue
            name = atom.arguments[place].name
            if name not in citable:
                yield finding(statement, f"`{atom.name}` comes from `{name}`, which is no declared provision")


def provisions_are_encoded(program: Program) -> list[Finding]:
    """Every provision is cited by a rule, named by facts of world/, or listed as not encoded with a named reason."""
    law = program.law
    # a rule over all pacts or all national laws encodes each of them through the facts that name it
    stated_in_data = {
        argument
        for statement in program.statements
        if statement.kind == "fact" and "world" in statement.file.split("/")
        for atom in statement.heads
        for argument in atom.arguments
    }
    found = []
    for provision in law.of(Provision):
        cited = provision.id in law.citing
        stated = Term("constant", provision.id) in stated_in_data
        listed = law.not_encoded.get(provision.id)
        if not cited and not stated and not listed:
            message = f"no rule cites `{provision.id}`, and no line `%! not_encoded {provision.id}: reason` says why"
            found.append(finding(provision, message))
        if cited and listed:
            where = law.citing[provision.id][0].place
            found.append(finding(listed, f"`{provision.id}` is listed as not encoded, but {where} cites it"))
    for entry in law.of(NotEncoded):
        if entry.reason not in REASONS:
            found.append(finding(entry, f"`{entry.reason}` is no reason; one of {', '.join(REASONS)} is needed"))
        if entry.id not in law.provisions:
            found.append(finding(entry, f"`{entry.id}` is listed as not encoded, but is no declared provision"))
    return found


def label_variables_occur(program: Program) -> list[Finding]:
    """Every `{X}` or `{X hours}` of a label is a variable of each rule that the label stands above."""
    found: list[Finding] = []
    for one in program.labelled:
        if one.label is None:
            continue
        found.extend(
            finding(one.statement, f"the label speaks of {{{name}}}, which is no variable of the rule")
            for name in dict.fromkeys(_BRACES.findall(one.label.text))
            if name.removesuffix(" hours") not in one.statement.variables
        )
        if re.search(r"[{}]", _BRACES.sub("", one.label.text)):
            found.append(finding(one.statement, "the label has a brace without its partner"))
    return found
