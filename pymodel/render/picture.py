"""The mechanisms of a scenario as a picture: what each can come to, under every reading or only under some."""

from collections.abc import Sequence
from html import escape

from pymodel.outcomes import STATUSES, Answer, Mechanism
from pymodel.render.plain import date
from pymodel.render.words import Words
from pymodel.session import Outcomes

ROW, LEFT, CELL, TOP = 26, 560, 92, 92
FULL, SOME, NONE = "#1f4e79", "#9dc3e6", "#f2f2f2"
INK = "#1a1a1a"
HEADS = ("available", "operable", *("in effect" if status == "invoked" else status for status in STATUSES))
SHADES = {"yes": FULL, "arguable": SOME, "no": NONE}


def mechanisms_svg(solved: Outcomes, words: Words, ordered: Sequence[str]) -> str:
    """Draws the table of mechanisms.

    Args:
        solved: the answers.
        words: what things are called.
        ordered: the mechanisms, in the order of the rows.

    Returns:
        An SVG document, the same for the same answers.
    """
    width, height = LEFT + CELL * len(HEADS) + 16, TOP + ROW * len(ordered) + 44
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" font-size="13" fill="{INK}">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        _text(16, 30, f"{solved.title} ({date(solved.date)})", size=17),
    ]
    parts += [_text(LEFT + CELL * place + CELL // 2, TOP - 14, head, middle=True) for place, head in enumerate(HEADS)]
    for number, name in enumerate(ordered):
        y = TOP + ROW * number
        parts.append(_text(16, y + 17, words.mechanism(name)))
        for place, shade in enumerate(_shades(solved.mechanisms[name])):
            x = LEFT + CELL * place + 3
            parts.append(f'<rect x="{x}" y="{y + 2}" width="{CELL - 6}" height="{ROW - 4}" rx="3" fill="{shade}"/>')
    legend = ((FULL, "under every reading"), (SOME, "under some readings"), (NONE, "under none"))
    for place, (shade, said) in enumerate(legend):
        x, y = 16 + 190 * place, height - 26
        parts.append(f'<rect x="{x}" y="{y}" width="14" height="14" rx="3" fill="{shade}"/>')
        parts.append(_text(x + 22, y + 12, said))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _shades(mechanism: Mechanism) -> list[str]:
    shades = [_answer(mechanism.availability), _answer(mechanism.operable)]
    for status in STATUSES:
        reaching = [status in regime.reaches for regime in mechanism.regimes]
        shades.append(FULL if all(reaching) else SOME if any(reaching) else NONE)
    return shades


def _answer(answer: Answer) -> str:
    return SHADES[answer.value] if answer.value else SOME


def _text(x: int, y: int, said: str, *, size: int = 13, middle: bool = False) -> str:
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text x="{x}" y="{y}" font-size="{size}"{anchor}>{escape(said)}</text>'
