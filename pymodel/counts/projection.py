"""What a large set of outcomes says about each of many small functions."""

from collections.abc import Iterable, Iterator, Sequence

from pymodel.counts.compiled import Compiled, Function

__all__ = ["projections"]

_Pairs = Iterator[tuple[Function, Function]]


def projections(compiled: Compiled, functions: Iterable[Function], within: Function) -> _Pairs:
    """Projects a set of outcomes onto what each of some functions hangs on.

    What none of the functions hangs on is quantified away first, then what none of either half of them does, and so
    on: the functions share the work, and the set, which may have a diagram far larger than theirs, soon gets small.
    (Bucket elimination, Dechter 1999, goes by the same principle.)

    Args:
        compiled: the program.
        functions: the functions.
        within: the set of outcomes.

    Yields:
        Each function once, with a set that it has the same assignments in common with, as far as the function can
        tell: the one meets the set if and only if it meets the projection.
    """
    order = list(dict.fromkeys(functions))
    if not compiled.support(within):  # all outcomes, or none: there is nothing to project
        yield from ((one, within) for one in order)
    elif order:
        # those that hang on the same late choices stand together
        order.sort(key=lambda one: [compiled.place(group) for group in reversed(compiled.support(one))])
        yield from _halved(compiled, order, within)


def _halved(compiled: Compiled, functions: Sequence[Function], within: Function) -> _Pairs:
    kept = {group for function in functions for group in compiled.support(function)}
    gone = tuple(group for group in compiled.support(within) if group not in kept)
    projected = within.exists(compiled.variables(gone)) if gone else within
    if len(functions) == 1:
        yield functions[0], projected
        return
    half = len(functions) // 2
    for some in (functions[:half], functions[half:]):
        yield from _halved(compiled, some, projected)
