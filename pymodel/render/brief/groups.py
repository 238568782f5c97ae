"""Sets of actors as a reader names them: the other members of NATO, not a list of thirty names."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from clingo import Function, parse_term

from pymodel.law.catalogue import Law
from pymodel.law.records import NameDoc
from pymodel.render.reasons.names import Names

__all__ = ["Groups", "listed", "mechanism_name", "runs", "short"]

_FEW = 5  # as many actors as are always named one by one
_MISSING = 3  # as many members as may be left out of "the members of"
_NAMED = 9  # as many actors as are named one by one where no organisation fits
# those who belong to these are parties to them and not members of them
_ARTICLES = re.compile(r", Articles? .*$")
_TREATY = re.compile(r"Treat|Convention|agreement|Protocol|Statute|amendments|notes")


class Groups:
    """Names sets of actors by the organisations they belong to."""

    def __init__(
        self, names: Names, law: Law, circles: Mapping[str, Sequence[str]], treated: Collection[str] = ()
    ) -> None:
        """Takes the names, the law, the members of each organisation, and who is treated one by one."""
        self._names, self._treated = names, frozenset(treated)
        self._states = frozenset().union(*circles.values())
        called = {doc.id: doc.text for doc in law.of(NameDoc) if doc.kind == "name"}
        self._circles = {called[name]: frozenset(members) for name, members in circles.items() if name in called}

    def of(self, actors: Iterable[str]) -> str:
        """A set of actors in words, as `the 30 other members of NATO`; few are named one by one."""
        named = set(actors)  # once, for an iterator is spent then
        chosen, others = sorted(named & self._states), sorted(named - self._states)
        if others and len(chosen) > _FEW:
            return f"{self._listed(others)} and {self.of(chosen)}"
        chosen += others
        if len(chosen) <= _FEW + len(others):
            return self._listed(chosen)
        found = [text for number in (1, 2) for text in self._fitting(frozenset(chosen), number)]
        if found:
            return min(found, key=lambda text: (len(text), text))
        return self._listed(chosen) if len(chosen) <= _NAMED else f"{len(chosen)} states"

    # ---- within

    def _fitting(self, chosen: frozenset[str], number: int) -> Iterable[str]:
        """The names of a set by so many organisations that have no members but these, and few others."""
        for names in combinations(sorted(self._circles), number):
            members = frozenset().union(*(self._circles[name] for name in names))
            missing = members - chosen
            if not chosen <= members or any(chosen <= self._circles[name] for name in names[:-1]):
                continue
            if len(missing) <= _MISSING or missing == self._treated & members:
                yield self._said(names, chosen, missing, members)

    def _said(
        self, names: Sequence[str], chosen: frozenset[str], missing: frozenset[str], members: frozenset[str]
    ) -> str:
        belong, before = "", ""
        for name in names:
            how = "parties to" if _TREATY.search(name) else "members of"
            belong += f"{' or' if belong else ''} {'' if how == before else how + ' '}{name}"
            before = how
        belong = belong.strip()
        if not missing:
            return f"the {len(chosen)} {belong}"
        if missing == self._treated & members:
            return f"the {len(chosen)} other {belong}"
        return f"the {len(chosen)} {belong} other than {self._listed(sorted(missing))}"

    def _listed(self, actors: Sequence[str]) -> str:
        names = (self._names.name(Function(name)) for name in actors)
        return listed(sorted(names, key=lambda name: name.removeprefix("the ")))


def listed(parts: Iterable[str], word: str = "and") -> str:
    """Words in a row, the last two joined by a word; with semicolons where they have commas of their own."""
    *before, last = list(parts) or [""]
    comma = "; " if any(", " in part or ": " in part for part in (*before, last)) else ", "
    return f"{comma.join(before)}{comma.strip() if comma == '; ' else ''} {word} {last}" if before else last


def mechanism_name(mechanism: str, names: Names) -> str:
    """What a mechanism is called in a sentence; of a treaty without the articles."""
    return _ARTICLES.sub("", names.working(parse_term(mechanism)))


def runs(numbers: Iterable[int]) -> str:
    """Numbers in few words, as `1, 3 and 5 to 8`."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return listed(
        text
        for run in found
        for text in (
            [str(run[0]), str(run[1])] if len(run) == 2 else [f"{run[0]} to {run[-1]}" if run[1:] else f"{run[0]}"]
        )
    )


def short(names: Sequence[str]) -> list[str]:
    """Names of which those that end like the next one leave that end to it: self-defence and X under Article 51."""
    made = []
    for name, following in zip(names, [*names[1:], ""], strict=True):
        _, under, tail = name.partition(" under ")
        made.append(name.removesuffix(under + tail) if tail and following.endswith(under + tail) else name)
    return made
