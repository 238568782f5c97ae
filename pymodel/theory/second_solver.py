"""A second opinion: cvc5 on the very text that Z3 was asked."""

from typing import Literal

__all__ = ["second_opinion"]


def second_opinion(text: str, seconds: float) -> Literal["sat", "unsat", "unknown"]:
    """Asks cvc5.

    Args:
        text: an SMT-LIB 2 file.
        seconds: the time limit.

    Returns:
        Its answer.

    Raises:
        ImportError: cvc5 is not installed: it comes with the extra `cvc5`.
    """
    import cvc5

    solver = cvc5.Solver()
    solver.setOption("tlimit-per", str(max(1, int(seconds * 1000))))
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "question")
    symbols = parser.getSymbolManager()
    answer = "unknown"
    while not (command := parser.nextCommand()).isNull():
        said = command.invoke(solver, symbols).strip()
        if said.startswith("(error"):
            raise ValueError(said)
        if said:
            answer = said
    return "sat" if answer == "sat" else "unsat" if answer == "unsat" else "unknown"
