"""Checks of the law's files, for the tests and for the check at load.

Each is a function from a `Program` to findings; `LINTS` names them all.
"""

from collections.abc import Callable, Mapping

from pymodel.law.lints.books import phrases_fit_facts, provisions_have_an_instrument, sentences_fit_atoms
from pymodel.law.lints.citations import (
    cited_ids_are_declared,
    label_variables_occur,
    provisions_are_encoded,
    rules_have_labels,
    untested_rules_say_why,
)
from pymodel.law.lints.predicates import atoms_are_derived, choices_stand_in_their_files, named_values_exist
from pymodel.law.lints.program import Finding, Program, read_program
from pymodel.law.lints.questions import (
    bundles_are_complete,
    positions_are_never_negated,
    positions_are_used,
    readings_are_asked,
    readings_are_complete,
)
from pymodel.law.lints.texts import (
    comments_are_understood,
    data_are_sourced,
    ids_are_declared_once,
    names_have_texts,
    records_are_sourced,
)

LINTS: Mapping[str, Callable[[Program], list[Finding]]] = {
    lint.__name__: lint
    for lint in (
        rules_have_labels,
        untested_rules_say_why,
        cited_ids_are_declared,
        provisions_are_encoded,
        label_variables_occur,
        readings_are_complete,
        bundles_are_complete,
        readings_are_asked,
        positions_are_used,
        positions_are_never_negated,
        atoms_are_derived,
        named_values_exist,
        choices_stand_in_their_files,
        names_have_texts,
        comments_are_understood,
        ids_are_declared_once,
        records_are_sourced,
        data_are_sourced,
        provisions_have_an_instrument,
        phrases_fit_facts,
        sentences_fit_atoms,
    )
}


def findings(program: Program) -> list[Finding]:
    """The findings of every lint, sorted by file and line."""
    return sorted(found for lint in LINTS.values() for found in lint(program))


__all__ = [
    "LINTS",
    "Finding",
    "Program",
    "atoms_are_derived",
    "bundles_are_complete",
    "choices_stand_in_their_files",
    "cited_ids_are_declared",
    "comments_are_understood",
    "data_are_sourced",
    "findings",
    "ids_are_declared_once",
    "label_variables_occur",
    "named_values_exist",
    "names_have_texts",
    "phrases_fit_facts",
    "positions_are_never_negated",
    "positions_are_used",
    "provisions_are_encoded",
    "provisions_have_an_instrument",
    "read_program",
    "readings_are_asked",
    "readings_are_complete",
    "records_are_sourced",
    "rules_have_labels",
    "sentences_fit_atoms",
    "untested_rules_say_why",
]
