"""The command `casus`.

The overview and the version are printed from the table of commands alone; the parser, and then the one command that was
asked for with its solver, are imported only when they are wanted.
"""

import gc
import io
import os
import sys
from collections.abc import Sequence

BAD_INPUT, STOPPED = 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; from then on the process looks through its memory less often.

    Args:
        arguments: the words after `casus`; those of the process if left out.

    Returns:
        The exit status: 0 done, 1 an expectation failed or a verdict differs, 2 bad input, 3 stopped early or unknown.
    """
    # modules and ground programs are many small things that stay: looking through them again and again takes long
    gc.set_threshold(2_000_000, 20, 50)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a letter that the terminal lacks is no reason to fail
    try:
        status = _answer(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("casus: stopped", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # the reader of a pipe has had enough; what is still buffered must not complain when Python closes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def _answer(words: list[str]) -> int:
    """Prints what needs no parser at once, and hands everything else to the parser."""
    if words in ([], ["--help"], ["-h"]):
        from pymodel.cli.overview import overview

        print(overview())
        return 0
    if words == ["--version"]:
        from pymodel.cli.version import version

        print(version())
        return 0

    from pymodel.cli.app import run

    return run(words)
