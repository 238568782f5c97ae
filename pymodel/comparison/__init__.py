"""Two answers side by side: what one scenario, reading of the law, date or version of the law has and the other not."""

from pymodel.comparison.compare import Asked, Side, compare, open_sides
from pymodel.comparison.records import Comparison

__all__ = ["Asked", "Comparison", "Side", "compare", "open_sides"]
