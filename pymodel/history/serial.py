"""The scoreboard as JSON values."""

from fractions import Fraction
from typing import Any

from pymodel.history.records import Case, Judged, Scoreboard, Scores, Told

__all__ = ["scoreboard_json"]


def scoreboard_json(board: Scoreboard) -> dict[str, Any]:
    """The scoreboard as values that `json.dumps` takes; shares are numbers, None where they are undefined."""
    return {
        "cases": len(board.cases),
        "holds": board.holds,
        "mechanisms": {one.mechanism: _scores_json(one) for one in board.scores},
        "happened": {"possible": board.happened[0], "total": board.happened[1]},
        "discrimination": {"conceivable": float(board.excluded), "told_apart": float(board.told_apart)},
        "by_case": [_case_json(case) for case in board.cases],
    }


def _scores_json(one: Scores) -> dict[str, Any]:
    return {
        "agreement": _told_json(one.model),
        "strict": one.strict,
        "applicable": one.applicable,
        "majority": {"label": one.majority[0], "agreed": one.majority[1]},
        "second": _told_json(one.second) if one.second else None,
        "confusion": {label: dict(row) for label, row in one.confusion.items()},
        "happened": {"possible": one.happened[0], "total": one.happened[1]},
    }


def _told_json(told: Told) -> dict[str, Any]:
    return {
        "cases": told.cases,
        "agreed": told.agreed,
        "kappa": None if told.kappa is None else float(told.kappa),
    }


def _case_json(case: Case) -> dict[str, Any]:
    return {
        "file": case.file,
        "title": case.title,
        "mechanisms": {one.mechanism: _judged_json(one) for one in case.judged},
        "happened": [{"goal": one.goal, "possible": one.possible} for one in case.happened],
        "classes": len(case.classes),
        "excluded": float(1 - Fraction(len(case.classes), case.conceivable)),
    }


def _judged_json(one: Judged) -> dict[str, Any]:
    found: dict[str, Any] = {
        "gold": one.gold,
        "second": one.second,
        "answer": list(one.answer),
        "agrees": one.agrees,
        "strictly": one.agrees_strictly,
    }
    if one.argument is not None:
        found["argument"] = {
            "argued": list(one.argument.argued),
            "at_fault": one.argument.at_fault,
            "reason": one.argument.reason,
            "source": list(one.argument.sources),
        }
    if one.behind is not None:
        found["behind"] = {
            "available_if": [{name: list(values) for name, values in cube.items()} for cube in one.behind.available_if],
            "rules": [{"place": place, "label": label} for place, label in one.behind.rules],
            "with_unattributed": list(one.behind.wider),
        }
    return found
