"""The time limit that several commands take."""

import sys


def usable(timeout: float) -> bool:
    """Whether a time limit can be kept.

    Args:
        timeout: seconds; `inf` is no limit.

    Returns:
        Whether it is greater than 0; if not, standard error says so.
    """
    if timeout > 0:  # not so for `nan`
        return True
    print("casus: `--timeout` takes seconds greater than 0", file=sys.stderr)
    return False
