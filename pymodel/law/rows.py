"""The facts of the law that hold without a scenario, read by grounding it."""

from collections.abc import Sequence
from pathlib import Path

import clingo

from pymodel.law.catalogue import Cell
from pymodel.law.statements import LawSyntaxError


def ground_facts(files: Sequence[Path], date: int | None = None) -> dict[str, list[list[Cell]]]:
    """Grounds the law without a scenario.

    Args:
        files: all files of the law.
        date: a day (yyyymmdd); what the law derives for it alone is then among the facts.

    Returns:
        Every fact, by signature (`state/4`), each as its arguments: numbers, texts, and other terms as written.

    Raises:
        LawSyntaxError: if clingo refuses a file, with its messages.
    """
    messages: list[str] = []
    control = clingo.Control(logger=lambda _code, text: messages.append(text.strip()), message_limit=20)
    try:
        for file in files:
            control.load(str(file))
        if date is not None:
            control.add("base", [], f"date({date:d}).")
        control.ground([("base", [])])
    except RuntimeError as error:
        raise LawSyntaxError("\n".join(messages) or str(error)) from error
    rows: dict[str, list[list[Cell]]] = {}
    for atom in control.symbolic_atoms:
        if atom.is_fact:
            symbol = atom.symbol
            name = f"{'' if symbol.positive else '-'}{symbol.name}/{len(symbol.arguments)}"
            rows.setdefault(name, []).append([_cell(argument) for argument in symbol.arguments])
    return rows


def _cell(symbol: clingo.Symbol) -> Cell:
    if symbol.type is clingo.SymbolType.Number:
        return symbol.number
    return symbol.string if symbol.type is clingo.SymbolType.String else str(symbol)
