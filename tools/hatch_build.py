"""Ships the data folders inside the wheel; an editable install reads them where they stand."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA_FOLDERS = ("encodings", "logic", "scenarios", "amendments")


class DataFoldersHook(BuildHookInterface):  # type: ignore[type-arg]
    """Places each data folder under `pymodel/data/` of a wheel that is to be installed elsewhere.

    An editable wheel is left alone: a copy there would go stale, and its folder `pymodel` would hide the real package.
    """

    PLUGIN_NAME = "data-folders"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the data folders to what goes into the wheel.

        Args:
            version: the kind of wheel: `standard` or `editable`.
            build_data: hatchling's own account of the build, changed in place.
        """
        if version == "standard":
            build_data["force_include"].update({folder: f"pymodel/data/{folder}" for folder in DATA_FOLDERS})
