"""A second opinion: cvc5 on the very text that Z3 was asked, with its own proof where one is wanted."""

from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["Opinion", "opinion", "second_opinion"]

# Without these, cvc5 spends its time otherwise: on simplifying large propositional questions, whose parts are simple
# already, and on looking for instances that contradict one another.
_OPTIONS = {"QF_UF": (("simplification", "none"),), "UF": (("cbqi", "false"),)}
_PROOF = (("produce-proofs", "true"), ("check-proofs", "true"))

Status = Literal["sat", "unsat", "unknown"]


@dataclass(frozen=True)
class Opinion:
    """What cvc5 says.

    Attributes:
        status: its answer; `unknown` also where the time was up.
        proof: its proof, in the format CPC; only of `unsat`, where one was asked for.
    """

    status: Status
    proof: str = ""


def second_opinion(text: str, seconds: float) -> Status:
    """What cvc5 answers; see `opinion`."""
    return opinion(text, seconds).status


def opinion(text: str, seconds: float, *, proof: bool = False) -> Opinion:
    """Asks cvc5.

    Args:
        text: an SMT-LIB 2 file.
        seconds: the time limit.
        proof: whether a proof is wanted; cvc5 then checks it itself before it gives it.

    Returns:
        Its answer.

    Raises:
        ImportError: cvc5 is not installed: it comes with the extra `certify`.
        ValueError: cvc5 cannot read the text.
    """
    import cvc5

    # told the answer that is expected, cvc5 takes another one for an error
    text = "\n".join(line for line in text.splitlines() if not line.startswith("(set-info :status"))
    solver = cvc5.Solver()
    solver.setOption("tlimit-per", str(max(1, int(seconds * 1000))))
    logic = next((line[len("(set-logic ") : -1] for line in text.splitlines() if line.startswith("(set-logic ")), "")
    for name, value in (*_OPTIONS.get(logic, ()), *(_PROOF if proof else ())):
        solver.setOption(name, value)
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "question")
    symbols = parser.getSymbolManager()
    answer = ""
    while not (command := parser.nextCommand()).isNull():
        said = command.invoke(solver, symbols).strip()
        if said.startswith("(error"):
            raise ValueError(said)
        answer = said or answer
    if answer == "unsat":
        return Opinion("unsat", _proof(solver) if proof else "")
    return Opinion("sat" if answer == "sat" else "unknown")


def _proof(solver: Any) -> str:
    """The proof of the last answer."""
    (found,) = solver.getProof()
    text = solver.proofToString(found)
    return text.decode() if isinstance(text, bytes) else str(text)
