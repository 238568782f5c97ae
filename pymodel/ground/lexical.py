"""What is refused before a parser sees the text.

clingo opens every `#include` while it parses, drops a rule that calls `@f(..)` with no more than an `info` message,
and wraps integers at 32 bits in silence. So these are looked for in the bare text.
"""

import re

__all__ = ["scan"]

_SKIPPED = r'%\*.*?\*%|%[^\n]*|"(?:\\.|[^"\\\n])*"'
_TOKEN = re.compile(rf"(?P<skip>{_SKIPPED})|(?P<hash>#[a-z]+)|(?P<call>@)|(?P<number>\d+)|(?P<theory>&)", re.DOTALL)
_HASHES = {"#count", "#defined", "#true", "#false", "#show", "#program"}
_LARGEST = 2**31 - 1


def scan(text: str, name: str) -> list[str]:
    """Finds directives, calls, theory atoms and integers that the law may not use.

    Args:
        text: a logic program.
        name: the file, for messages.

    Returns:
        One message for each place, with file and line, in the order of the text.
    """
    problems: list[str] = []
    for token in _TOKEN.finditer(text):
        found = token[0]
        problem = ""
        if token["hash"] and found not in _HASHES:
            problem = f"`{found}` is outside the language of the law"
        elif token["call"]:
            problem = "`@` calls a program, which is outside the language of the law"
        elif token["theory"]:
            problem = "`&` opens a theory atom, which is outside the language of the law"
        elif token["number"] and len(found) > 9 and int(found) > _LARGEST:
            problem = f"`{found}` is larger than clingo can count"
        if problem:
            line = text.count("\n", 0, token.start()) + 1
            problems.append(f"{name}:{line}: {problem}")
    return problems
