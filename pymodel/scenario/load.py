"""Reading scenario files: the way in for everything else."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from pymodel.scenario.asp_draft import draft_from_asp
from pymodel.scenario.check import build_scenario
from pymodel.scenario.draft import Entry
from pymodel.scenario.model import Scenario
from pymodel.scenario.nodes import node_of, read_yaml
from pymodel.scenario.problems import Mark, Problems
from pymodel.scenario.yaml_draft import draft_from
from pymodel.vocabulary import Vocabulary, load_vocabulary

LARGEST_FILE = 1_000_000  # bytes


def load(path: Path | str, vocabulary: Vocabulary | None = None, *, date: str | None = None) -> Scenario:
    """Reads a scenario file.

    Args:
        path: a YAML file, or a file of facts if its name ends in `.lp`.
        vocabulary: the tables of the law; those of the shipped law if left out.
        date: the date to take in place of the file's own, as `1985-01-01`; the file is then checked against that date.

    Returns:
        The scenario; its title is the name of the file where the file gives none.

    Raises:
        InputError: with every problem of the file, whatever it holds.
        VocabularyError: if the law cannot be read.
    """
    file = Path(path)
    text = _read(file)
    scenario = load_text(text, str(path), vocabulary, "lp" if file.suffix == ".lp" else "yaml", date=date)
    return scenario if scenario.title else replace(scenario, title=file.stem)


def load_text(
    text: str,
    name: str,
    vocabulary: Vocabulary | None = None,
    kind: Literal["yaml", "lp"] = "yaml",
    *,
    date: str | None = None,
) -> Scenario:
    """Reads a scenario from a text.

    Args:
        text: what a file would hold.
        name: what messages call it.
        vocabulary: the tables of the law; those of the shipped law if left out.
        kind: the language of the text.
        date: the date to take in place of the text's own.

    Returns:
        The scenario.

    Raises:
        InputError: with every problem of the text.
        VocabularyError: if the law cannot be read.
    """
    known = vocabulary or load_vocabulary()
    problems = Problems(name)
    if kind == "lp":
        draft = draft_from_asp(text, name, known, problems)
    else:
        draft = draft_from(read_yaml(text, problems), name, known, problems)
    if date is not None:
        draft.date = Entry(date, None)
    return build_scenario(draft, known, problems)


def from_mapping(mapping: Mapping[str, object], name: str, vocabulary: Vocabulary | None = None) -> Scenario:
    """Builds a scenario from plain Python values, laid out as in a YAML file.

    Args:
        mapping: the keys of a scenario.
        name: what messages call it.
        vocabulary: the tables of the law; those of the shipped law if left out.

    Returns:
        The scenario.

    Raises:
        InputError: with every problem, without places.
        VocabularyError: if the law cannot be read.
    """
    known = vocabulary or load_vocabulary()
    problems = Problems(name)
    return build_scenario(draft_from(node_of(dict(mapping)), name, known, problems), known, problems)


def _read(file: Path) -> str:
    """The text of a file of bounded size."""
    problems = Problems(str(file))
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "its name is malformed"
        raise problems.fail(None, "", f"the file cannot be read: {reason}") from error
    if len(content) > LARGEST_FILE:
        raise problems.fail(None, "", f"the file is larger than {LARGEST_FILE} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        mark = Mark(before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        raise problems.fail(mark, "", f"the byte 0x{content[error.start]:02x} is no UTF-8 text") from error
