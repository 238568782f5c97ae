"""The commands that list what there is, from the outside."""

import json
import subprocess
from collections.abc import Callable

import pytest

from pymodel.outcomes.schema import answers_schema
from pymodel.scenario import json_schema
from pymodel.timeline.schema import timeline_schema

Casus = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("name", "one"),
    [
        ("law", "nat_5_deem"),
        ("readings", "nac_seat"),
        ("states", "tr"),
        ("places", "greenland"),
        ("means", "cyber"),
        ("acts", "council"),
    ],
)
def test_lists_and_pages(name: str, one: str, casus: Casus) -> None:
    whole, page = casus(name), casus(name, one)
    assert (whole.returncode, whole.stderr, page.returncode, page.stderr) == (0, "", 0, "")
    assert one in whole.stdout
    assert page.stdout.startswith(one)
    assert len(json.loads(casus(name, "--format", "json").stdout)) > 1
    unknown = casus(name, f"{one}_x")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert unknown.stderr.startswith("casus: ")
    assert unknown.stderr.count("\n") == 1


def test_a_state_by_its_name_and_by_another_of_its_ids(casus: Casus) -> None:
    assert casus("states", "uk").stdout == casus("states", "gb").stdout == casus("states", "United Kingdom").stdout


def test_schemas(casus: Casus) -> None:
    assert json.loads(casus("schema").stdout) == json_schema()
    assert json.loads(casus("schema", "scenario").stdout) == json_schema()
    assert json.loads(casus("schema", "solve").stdout) == answers_schema()
    assert json.loads(casus("schema", "timeline").stdout) == timeline_schema()
    assert casus("schema", "nothing").returncode == 2


def test_help_of_every_command_goes_to_standard_output(casus: Casus) -> None:
    listed = casus("--help").stdout.partition("Commands:\n")[2].partition("\n\n")[0]
    names = [line.split()[0] for line in listed.splitlines()]
    assert {"solve", "test", "export", "new", "schema", "law", "readings", "states"} <= set(names)
    for name in names[:3]:
        ran = casus(name, "--help")
        assert (ran.returncode, ran.stderr) == (0, "")
        assert f"casus {name}" in ran.stdout
