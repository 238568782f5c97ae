"""The text of `casus --version`."""

import re

import pymodel
from pymodel.law_files import law_files, law_hash
from pymodel.paths import data_folder

_REACH = re.compile(r"^data_reach\((\d{4})(\d\d)(\d\d), *(\d{4})(\d\d)(\d\d)\)\.", re.MULTILINE)


def version() -> str:
    """The version of the installed distribution, the hash of its law, and the dates a scenario may have.

    The law is read as text, so that no solver is loaded.

    Returns:
        Three lines: `casus-foederis 0.1.0`, `law <hash>`, which answers in JSON carry too, and
        `data from <day> to the day before <day>`.

    Raises:
        DataNotFoundError: if the law is missing.
    """
    root = data_folder("encodings")
    files = law_files(root)
    lines = [f"casus-foederis {pymodel.__version__}", f"law {law_hash(files, root)}"]
    for file in files:
        spans = _REACH.findall(file.read_text(encoding="utf-8"))
        lines += [f"data from {'-'.join(span[:3])} to the day before {'-'.join(span[3:])}" for span in spans]
    return "\n".join(lines)
