"""The text of `casus --version`."""

import pymodel


def version() -> str:
    """The version of the installed distribution, on one line: `casus-foederis 0.1.0`."""
    return f"casus-foederis {pymodel.__version__}"
