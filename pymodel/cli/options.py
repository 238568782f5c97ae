"""The shapes of options that several commands take."""

from typing import Annotated

from cyclopts import Parameter

Repeated = Annotated[list[str] | None, Parameter(negative=(), consume_multiple=False)]
"""An option that may be given several times, with one value each time."""
