"""The scoreboard of history as plain text."""

import textwrap
from collections.abc import Mapping, Sequence
from fractions import Fraction

from pymodel.history import Case, Judged, Scoreboard, Scores
from pymodel.history.records import Behind, Told
from pymodel.history.scoreboard import VALUES
from pymodel.outcomes import Cube
from pymodel.render.plain import WIDTH, columns, paragraph
from pymodel.render.words import Words, called, condition

__all__ = ["scoreboard_text"]

_MEANING = (
    "agreement: the answer on the facts alone is what the gold label demands; what does not apply demands no. An answer"
    " that takes several values over open facts counts as arguable; strictly, in brackets, it agrees with nothing.",
    "kappa: Cohen's kappa over the cases in which the mechanism applies; - where chance alone would agree fully.",
    "majority: the most frequent gold label, said of every case. second: the second annotator. happened: of what came"
    " about with the mechanism, how much some outcome reaches.",
)
_CLASSES = (
    "A class is a combination of statuses of the main columns ({columns}); {conceivable} are conceivable. From the"
    " facts alone, before any decision, a case excludes {excluded} of them on the mean, and {told_apart} of the {seen}"
    " that some case has. A law that permits everything excludes none."
)
_MOST_ALTERNATIVES = 2  # as many alternatives as are written out


def scoreboard_text(board: Scoreboard, words: Words) -> str:
    """The whole scoreboard.

    Args:
        board: the scoreboard.
        words: what mechanisms are called.

    Returns:
        The text, without a final line break.
    """
    parts = [
        f"HISTORY: {len(board.cases)} case{'' if len(board.cases) == 1 else 's'} with gold labels",
        _scores(board.scores),
        paragraph("\n\n".join(_MEANING), 2),
        "CONFUSION (rows: gold label, columns: answer)",
        _confusions(board.scores),
        "WHAT HAPPENED",
        _happened(board),
        "DISCRIMINATION",
        paragraph(_discrimination(board), 2),
        "DISAGREEMENTS",
        _disagreements(board, words),
    ]
    return "\n\n".join(parts)


def _scores(scores: Sequence[Scores]) -> str:
    head = ("", "agreement", "kappa", "majority", "second", "kappa", "happened")
    rows = [head]
    for one in scores:
        label, right = one.majority
        second = one.second
        rows.append(
            (
                one.mechanism,
                f"{one.model.agreed} ({one.strict}) of {one.model.cases}",
                _kappa(one.model),
                f"{right} ({label})",
                f"{second.agreed} of {second.cases}" if second else "-",
                _kappa(second) if second else "-",
                f"{one.happened[0]} of {one.happened[1]}" if one.happened[1] else "-",
            )
        )
    return columns(rows, 2, wrap=False)


def _kappa(told: Told) -> str:
    return "-" if told.kappa is None else f"{float(told.kappa):.2f}"


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):.1f} %"


def _confusions(scores: Sequence[Scores]) -> str:
    tables = []
    for one in scores:
        rows: list[tuple[str, ...]] = [(one.mechanism, *VALUES)]
        rows += [(label, *(str(row[value]) for value in VALUES)) for label, row in one.confusion.items()]
        tables.append(columns(rows, 2, wrap=False))
    return "\n\n".join(tables)


def _happened(board: Scoreboard) -> str:
    possible, total = board.happened
    lines = [f"  {possible} of {total} things that came about are possible under the facts and decisions of their case"]
    for case in board.cases:
        for one in case.happened:
            if not one.possible:
                place = f"{case.file}:{one.line}" if one.line else case.file
                lines.append(f"  {place}: {one.goal}: {one.problem or 'impossible'}")
    return "\n".join(lines)


def _discrimination(board: Scoreboard) -> str:
    first = board.cases[0]
    return _CLASSES.format(
        columns=", ".join(first.columns),
        conceivable=first.conceivable,
        excluded=_percent(board.excluded),
        told_apart=_percent(board.told_apart),
        seen=len({told for case in board.cases for told in case.classes}),
    )


def _disagreements(board: Scoreboard, words: Words) -> str:
    found = board.disagreements
    if not found:
        return "  none"
    faults = [one.argument.at_fault for _, one in found if one.argued and one.argument]
    told = f"  {len(found)}: in {faults.count('label')} the file argues that the label is wrong, "
    told += f"in {faults.count('law')} that the law as encoded falls short"
    if len(faults) < len(found):
        told += f", and {len(found) - len(faults)} {'is' if len(found) - len(faults) == 1 else 'are'} NOT ARGUED"
    blocks = [told]
    heading = ""
    for case, one in found:
        if one.mechanism != heading:
            heading = one.mechanism
            blocks.append(f"  {words.mechanism(heading)} [{heading}]")
        blocks.append(_disagreement(case, one))
    return "\n\n".join(blocks)


def _disagreement(case: Case, one: Judged) -> str:
    second = f", second annotator {one.second}" if one.second else ""
    lines = [f"    {case.file}: {case.title}"]
    lines.append(f"      gold {one.gold}{second}, answer {' or '.join(one.answer)}")
    if one.behind is not None:
        lines += [_wrapped(text) for text in _behind(one.behind)]
    if one.argument is None:
        lines.append("      NOT ARGUED: write `disagreement:` in the file, or correct the law or the facts")
        return "\n".join(lines)
    if not one.argued:
        lines.append(f"      NOT ARGUED: the file argues for {' or '.join(one.argument.argued)}")
    side = "the label is wrong" if one.argument.at_fault == "label" else "the law as encoded falls short"
    lines.append(_wrapped(f"{side}: {one.argument.reason}"))
    lines += [_wrapped(f"source: {source}") for source in one.argument.sources]
    return "\n".join(lines)


def _behind(found: Behind) -> list[str]:
    """What an answer rests on, in words."""
    texts = [f"{place}: {label}" for place, label in found.rules]
    if not found.rules:
        texts.append(_open_if(found.available_if, found.options))
    if found.wider:
        wider = _open_if(found.wider_if, found.options)
        texts.append(f"with positions that nobody named holds: {' or '.join(found.wider)}; {wider}")
    return texts


def _open_if(cubes: Sequence[Cube], options: Mapping[str, Sequence[str]]) -> str:
    """The readings and facts that an availability hangs on, and how, unless that would be long."""
    names = dict.fromkeys(name for cube in cubes for name in cube)
    if cubes and not names:
        return "no reading and no open fact bars it"
    if len(cubes) <= _MOST_ALTERNATIVES:
        return f"not barred if {condition(cubes, options)}"
    return f"hangs on {', '.join(called(name) for name in sorted(names))}"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 8, break_on_hyphens=False)
