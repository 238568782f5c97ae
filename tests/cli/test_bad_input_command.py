"""The corpus of bad input, given to the command with the shipped law: a message for each file, nothing answered."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Casus = Callable[..., subprocess.CompletedProcess[str]]
CORPUS = Path(__file__).resolve().parents[1] / "bad_input"
FILES = sorted(path for path in CORPUS.iterdir() if path.suffix in (".yaml", ".lp"))

# too large to be kept: what is written, and what is said of it
HUGE = {
    "bytes.yaml": ("title: x\n#" + "x" * 1_000_000, ": the file is larger than 1000000 bytes"),
    "bytes.lp": ("%" + "x" * 1_000_000, ": the file is larger than 1000000 bytes"),
    "values.yaml": (
        "title: x\nreadings:\n" + "".join(f"  r{number}: x\n" for number in range(20_000)),
        ":10002:10: the file holds more than 20000 values, aliases written out",
    ),
    "words.lp": ("incident(1). " * 20_001, ":1:260001: the file holds more than 100000 words"),
    "brackets.yaml": ("title: " + "[" * 200_000, ":1:57: values are nested more than 50 deep"),
}


def test_every_file_of_the_corpus_gets_its_message_and_exit_code_2(casus: Casus) -> None:
    ran = casus("solve", *FILES)
    assert (ran.returncode, ran.stdout) == (2, "")
    told = ran.stderr.replace(f"{CORPUS}/", "").splitlines()
    assert {line.split(":")[0] for line in told} == {path.name for path in FILES}
    # the place and the field are the same under the small law of the corpus; what is allowed may differ
    for path in FILES:
        expected = path.with_name(path.name + ".expected").read_text(encoding="utf-8").splitlines()[0]
        start = expected.split(" `")[0] if " `" in expected else expected.split(",")[0]
        assert any(line.startswith(start) for line in told), (start, path.name)


@pytest.mark.parametrize(
    "name", ["script_python.lp", "alias_cycle.yaml", "boolean_for_a_state.yaml", "empty_file.yaml"]
)
@pytest.mark.parametrize("words", [["solve"], ["test"], ["export"], ["timeline"]])
def test_one_bad_file_is_status_2_for_every_command_that_reads_it(name: str, words: list[str], casus: Casus) -> None:
    ran = casus(*words, CORPUS / name)
    assert ran.returncode == 2
    assert (CORPUS / f"{name}.expected").read_text(encoding="utf-8").splitlines()[0] in ran.stderr + ran.stdout


@pytest.mark.parametrize("name", HUGE)
def test_huge_input_is_refused_with_one_message(name: str, casus: Casus, tmp_path: Path) -> None:
    content, said = HUGE[name]
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    ran = casus("solve", file)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{file}{said}\n"
