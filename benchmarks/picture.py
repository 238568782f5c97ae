"""A picture of times against the number of states, both axes doubling."""

from collections.abc import Mapping, Sequence
from html import escape
from math import log2


def picture(title: str, lines: Mapping[str, Sequence[tuple[float, float]]], colours: Sequence[str]) -> str:
    """Draws lines.

    Args:
        title: what stands above.
        lines: by their names, the points of each: a number of states and seconds.
        colours: one for each line.

    Returns:
        An SVG document.
    """
    width, height, left, bottom = 760, 420, 80, 360
    sizes = sorted({size for points in lines.values() for size, _ in points})
    times = [seconds for points in lines.values() for _, seconds in points]
    low, high = log2(min(times)), log2(max(times))

    def x(size: float) -> float:
        return left + (log2(size) - log2(sizes[0])) / (log2(sizes[-1]) - log2(sizes[0])) * 440

    def y(seconds: float) -> float:
        return bottom - (log2(seconds) - low) / (high - low) * 300

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="13">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="16" y="28" font-size="16">{escape(title)}</text>',
    ]
    parts += [f'<text x="{x(size):.0f}" y="{bottom + 24}" text-anchor="middle">{size:.0f}</text>' for size in sizes]
    for mark in (min(times), max(times)):
        parts.append(f'<text x="{left - 10}" y="{y(mark) + 4:.0f}" text-anchor="end">{mark:.3f} s</text>')
    for (name, points), colour in zip(lines.items(), colours, strict=True):
        drawn = " ".join(f"{x(size):.1f},{y(seconds):.1f}" for size, seconds in points)
        parts.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>')
        size, seconds = points[-1]
        parts.append(f'<text x="{x(size) + 10:.0f}" y="{y(seconds) + 4:.0f}" fill="{colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
