"""The shipped rules over a made-up world of any number of states, for what is measured as it grows."""

import shutil
from pathlib import Path

from measure import ROOT

SIZES = (8, 16, 32, 64, 128)


def world(size: int) -> str:
    """A world of `size` Parties, all in the Union too, fifteen of them or fewer in the Security Council."""
    states = [f"s{number}" for number in range(size)]
    lines = [f'state({state}, "{state.upper()}", 19450101, 99991231).' for state in states]
    for organisation in ("nato", "eu", "un"):
        lines += [f"member({organisation}, {state}, 19490824, 99991231)." for state in states]
    lines += [f"in_force({rule}, 19490824, 99991231)." for rule in ("charter", "nat", "cfsp", "lisbon", "tfeu_222")]
    lines += [f"permanent({state}, 19460101, 99991231)." for state in states[:2]]
    lines += [f"elected({state}, 19460101, 99991231)." for state in states[2:15]]
    lines += [f"quorum(un_sc, {7 if size < 15 else 9}, 19460117, 99991231)."]
    lines += ['place(home, "Home"). land(home). lies_in(home, europe). sovereign(home, s1, 19450101, 99991231).']
    lines += ["eu_status(home, metropolitan, 19580101, 99991231)."]
    return "\n".join(lines)


def made_up_law(folder: Path, size: int) -> tuple[Path, ...]:
    """Writes the law over a made-up world.

    Args:
        folder: where to write: the files come to stand below `encodings`, in a folder for this size.
        size: how many states there are.

    Returns:
        The files: the shipped rules, the world, and a list of what the rules look at and this world has nothing of.
    """
    from pymodel.law.lints.program import read_program
    from pymodel.vocabulary.inputs import SIGNATURES

    root = folder / f"{size}_states"
    data = root / "encodings" / "world"
    data.mkdir(parents=True)
    for file in sorted((ROOT / "encodings").glob("*.lp")):
        shutil.copy(file, root / "encodings")
    for file in sorted((ROOT / "encodings" / "world").glob("approval_rules*.lp")):
        shutil.copy(file, data)
    (data / "made_up.lp").write_text(world(size), encoding="utf-8")
    files = tuple(sorted(root.rglob("*.lp")))
    program = read_program(files, root)
    used = {use.atom.signature for statement in program.statements for use in statement.uses}
    absent = sorted(used - set(program.heads) - set(SIGNATURES))
    (data / "absent.lp").write_text("".join(f"#defined {signature}.\n" for signature in absent), encoding="utf-8")
    return (*files, data / "absent.lp")
