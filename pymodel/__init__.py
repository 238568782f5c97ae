"""Casus Foederis: which legal mechanisms respond to an incident, and what each actor may, must and can do.

The names below are imported only when they are asked for, so that the command starts without the solvers.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pymodel.claims.check import check as check
    from pymodel.claims.errors import ClaimError as ClaimError
    from pymodel.claims.findings import Verdict as Verdict
    from pymodel.paths import DataNotFoundError as DataNotFoundError
    from pymodel.paths import data_folder as data_folder
    from pymodel.render.reasons.call import why as why
    from pymodel.render.reasons.call import why_not as why_not
    from pymodel.scenario import InputError as InputError
    from pymodel.scenario import Scenario as Scenario
    from pymodel.scenario import load as load
    from pymodel.session import Outcomes as Outcomes
    from pymodel.session import solve as solve

    __version__: str

# public name -> the module it comes from; each stands above under TYPE_CHECKING as well
_EXPORTS = {
    "ClaimError": "pymodel.claims.errors",
    "DataNotFoundError": "pymodel.paths",
    "InputError": "pymodel.scenario",
    "Outcomes": "pymodel.session",
    "Scenario": "pymodel.scenario",
    "Verdict": "pymodel.claims.findings",
    "check": "pymodel.claims.check",
    "data_folder": "pymodel.paths",
    "load": "pymodel.scenario",
    "solve": "pymodel.session",
    "why": "pymodel.render.reasons.call",
    "why_not": "pymodel.render.reasons.call",
}

__all__ = [
    "ClaimError",
    "DataNotFoundError",
    "InputError",
    "Outcomes",
    "Scenario",
    "Verdict",
    "__version__",
    "check",
    "data_folder",
    "load",
    "solve",
    "why",
    "why_not",
]


def __getattr__(name: str) -> Any:
    """Imports a public name when it is first asked for.

    Args:
        name: one of `__all__`.

    Returns:
        The object of that name.

    Raises:
        AttributeError: if the package has no such public name.
    """
    value: Any
    if name == "__version__":
        value = import_module("importlib.metadata").version("casus-foederis")
    elif name in _EXPORTS:
        value = getattr(import_module(_EXPORTS[name]), name)
    else:
        raise AttributeError(f"module `pymodel` has no attribute `{name}`")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, imported or not."""
    return sorted(__all__)
