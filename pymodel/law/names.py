"""Names that somebody typed: what is near them when they are not known."""

from collections.abc import Iterable


class UnknownNameError(LookupError):
    """A name that the law does not know.

    Attributes:
        kind: what was looked for, as `provision`.
        name: what was typed.
        nearest: known names that look like it, best first.
        hint: where else the name is known; empty if nowhere.
    """

    def __init__(self, kind: str, name: str, known: Iterable[str], hint: str = "") -> None:
        from difflib import get_close_matches

        by_folded = {one.casefold(): one for one in known}
        close = get_close_matches(name.casefold(), by_folded, n=3, cutoff=0.6)
        self.kind, self.name, self.hint = kind, name, hint
        self.nearest = tuple(by_folded[one] for one in close)
        super().__init__(kind, name)

    def __str__(self) -> str:
        message = f"there is no {self.kind} `{self.name}`"
        if self.hint:
            return f"{message}; {self.hint}"
        if self.nearest:
            return f"{message}; did you mean {' or '.join(f'`{one}`' for one in self.nearest)}?"
        return message
