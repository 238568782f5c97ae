"""What a search over instances has met: atoms that may hold, what is looked for, which things may be the same."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from pymodel.theory.first_order.instances.terms import Atom, Name, Term, replaced, unknowns

__all__ = ["FALSE", "TRUE", "EnoughError", "Known", "Wanted", "not_"]

TRUE, FALSE = "true", "false"
Pattern: TypeAlias = "tuple[Term | None, ...]"
Use: TypeAlias = "Callable[[tuple[Term, ...]], None]"
STEPS = 6  # steps of work for each clause that is allowed


class EnoughError(Exception):
    """The search has done as much work as it may."""


@dataclass(eq=False)
class Wanted:
    """Atoms of one predicate that are looked for.

    Attributes:
        name: the predicate.
        pattern: what stands in its places; None for anything.
        found: the arguments of those that may hold.
        uses: what is to be done with each.
    """

    name: Name
    pattern: Pattern
    found: dict[tuple[Term, ...], None] = field(default_factory=dict)
    uses: list[Use] = field(default_factory=list)

    def fits(self, arguments: tuple[Term, ...]) -> bool:
        """Whether an atom is of this pattern, as far as unknown things can be."""
        return all(
            one is None or isinstance(one, int) or isinstance(other, int) or one == other
            for one, other in zip(self.pattern, arguments, strict=True)
        )


@dataclass(eq=False)
class _Shelf:
    """What is looked for and what may hold of one predicate, by what stands in some of its places."""

    wanted: dict[tuple[Term, ...], Wanted] = field(default_factory=dict)
    atoms: dict[tuple[Term, ...], list[Atom]] = field(default_factory=dict)


class Known:
    """The state of a search.

    Args:
        most: how many clauses are written at most; the work is limited with them.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.clauses: dict[tuple[str, str], None] = {}
        self.depths: list[int] = []  # of unknown things: how many others each hangs on
        self.now = 0
        self._steps = 0
        self._waiting: dict[int, deque[tuple[Callable[..., None], tuple[object, ...]]]] = {}
        self._unknown: dict[object, int] = {}
        # for each atom that may hold the places in which it differs from one that was met, were two things the same
        self.may_hold: dict[Atom, frozenset[int]] = {}
        self._by_name: defaultdict[Name, list[Atom]] = defaultdict(list)
        self._naming: defaultdict[int, list[Atom]] = defaultdict(list)
        self._wanted: dict[tuple[Name, Pattern], Wanted] = {}
        self._wanted_of: defaultdict[Name, list[Wanted]] = defaultdict(list)
        # for each predicate by the places that are known: what is looked for, and what may hold, by what stands there
        self._index: defaultdict[Name, dict[tuple[int, ...], _Shelf]] = defaultdict(dict)
        self._wanting: defaultdict[int, list[Wanted]] = defaultdict(list)
        self._alike: defaultdict[int, dict[Term, None]] = defaultdict(dict)
        self.predicates: dict[Name, tuple[str, int]] = {}
        self.constants: dict[str, str] = {}
        self.functions: dict[tuple[Term, int], str] = {}

    # ---- work, what is near first

    def later(self, away: int, work: Callable[..., None], *arguments: object) -> None:
        """Puts work off."""
        self._waiting.setdefault(self.now + away, deque()).append((work, arguments))

    def turn(self) -> bool:
        """Does all work at the nearest distance; whether there was any."""
        if not self._waiting:
            return False
        self.now = min(self._waiting)
        waiting = self._waiting[self.now]
        while waiting:
            self._steps += 1
            if self._steps > self.most * STEPS:
                raise EnoughError
            work, arguments = waiting.popleft()
            work(*arguments)
        del self._waiting[self.now]
        return True

    def say(self, group: str, parts: Iterable[str]) -> None:
        """Writes a clause."""
        kept = [one for one in dict.fromkeys(parts) if one != FALSE]
        if TRUE in kept:
            return
        text = f"(or {' '.join(kept)})" if len(kept) > 1 else "".join(kept) or FALSE
        self.clauses.setdefault((group, text))
        if len(self.clauses) > self.most:
            raise EnoughError

    # ---- names

    def unknown(self, key: object, depth: int) -> int:
        """The unknown thing that stands for something, by a key of its own."""
        if key not in self._unknown:
            self._unknown[key] = len(self.depths)
            self.depths.append(depth)
        return self._unknown[key]

    def depth(self, terms: Iterable[Term]) -> int:
        """How deep the deepest of some terms is."""
        return max((self.depths[one] for term in terms for one in unknowns(term)), default=0)

    def term(self, term: Term) -> str:
        """A term as text."""
        if isinstance(term, int):
            return f"u{term}"
        if isinstance(term, tuple):
            name = self.functions.setdefault((term[0], len(term) - 1), f"f{len(self.functions)}")
            return f"({name} {' '.join(map(self.term, term[1:]))})"
        return self.constants.setdefault(term, f"c{len(self.constants)}")

    def atom(self, atom: Atom) -> str:
        """An atom as text."""
        name, _ = self.predicates.setdefault(atom.name, (f"p{len(self.predicates)}", len(atom.arguments)))
        return f"({name} {' '.join(map(self.term, atom.arguments))})" if atom.arguments else name

    # ---- things that may be the same

    def same(self, one: Term, other: Term, *, asserted: bool) -> str:
        """That two things are the same, as text; where a clause may assert it, either may stand for the other."""
        if one == other and isinstance(one, int) == isinstance(other, int):
            return TRUE
        if not isinstance(one, int) and not isinstance(other, int):
            if not isinstance(one, tuple) or not isinstance(other, tuple) or one[0] != other[0]:
                return FALSE
            if len(one) != len(other):
                return FALSE
            pairs = zip(one[1:], other[1:], strict=True)
            parts = [text for a, b in pairs if (text := self.same(a, b, asserted=asserted)) != TRUE]
            if FALSE in parts:
                return FALSE
            return f"(and {' '.join(parts)})" if len(parts) > 1 else "".join(parts) or TRUE
        for old, new in ((one, other), (other, one)):
            if asserted and isinstance(old, int) and new not in self._alike[old] and old not in set(unknowns(new)):
                self._alike[old][new] = None
                self.later(1, self._alias, old, new)
        left, right = sorted((self.term(one), self.term(other)))
        return f"(= {left} {right})"

    def _alias(self, old: int, new: Term) -> None:
        for atom in list(self._naming[old]):
            self._also(atom, old, new)
        for wanted in list(self._wanting[old]):
            self._variant(wanted, old, new)

    def _also(self, atom: Atom, old: int, new: Term) -> None:
        other = Atom(atom.name, tuple(replaced(term, old, new) for term in atom.arguments))
        pairs = zip(atom.arguments, other.arguments, strict=True)
        changed = {place for place, (a, b) in enumerate(pairs) if a != b}
        self._meet(other, self.may_hold[atom] | changed)

    def _variant(self, wanted: Wanted, old: int, new: Term) -> None:
        pattern = tuple(None if term is None else replaced(term, old, new) for term in wanted.pattern)
        if pattern == wanted.pattern:
            return

        def back(arguments: tuple[Term, ...]) -> None:
            # what holds of the one holds of the other where they are the same
            self._offer(wanted, tuple(a if p is None else p for p, a in zip(wanted.pattern, arguments, strict=True)))

        self.use(self.want(wanted.name, pattern), back)

    # ---- atoms

    def hold(self, atom: Atom) -> None:
        """An atom may hold: it is offered to whoever looks for it, and what it would follow from is unfolded."""
        if self.may_hold.get(atom) != frozenset():
            self._meet(atom, frozenset())
            self.later(self.cost(atom.name), self.unfold, atom)

    def _meet(self, atom: Atom, changed: frozenset[int]) -> None:
        before = self.may_hold.get(atom)
        if before is not None and (changed or not before):
            return
        self.may_hold[atom] = changed
        if before is None:
            self._by_name[atom.name].append(atom)
            for one in dict.fromkeys(one for term in atom.arguments for one in unknowns(term)):
                self._naming[one].append(atom)
                for new in self._alike[one]:
                    self.later(0, self._also, atom, one, new)
        for places, shelf in self._index[atom.name].items():
            key = tuple([atom.arguments[place] for place in places])
            if before is None:
                shelf.atoms.setdefault(key, []).append(atom)
            if key in shelf.wanted:
                self._offer(shelf.wanted[key], atom.arguments, changed)

    def _offer(self, wanted: Wanted, arguments: tuple[Term, ...], changed: Iterable[int] = ()) -> None:
        """An atom for somebody who looks for such; where a place is open, what was met itself is enough."""
        if arguments in wanted.found or any(wanted.pattern[place] is None for place in changed):
            return
        wanted.found[arguments] = None
        for use in wanted.uses:
            self.later(0, use, arguments)

    def derived(self, atom: Atom) -> None:
        """An atom follows from others that may hold."""
        for places, shelf in self._index[atom.name].items():
            wanted = shelf.wanted.get(tuple([atom.arguments[place] for place in places]))
            if wanted is not None:
                self._offer(wanted, atom.arguments)

    def want(self, name: Name, pattern: Pattern) -> Wanted:
        """Looks for atoms, and for what they follow from."""
        wanted = self._wanted.get((name, pattern))
        if wanted is None:
            wanted = self._wanted[name, pattern] = Wanted(name, pattern)
            self._wanted_of[name].append(wanted)
            for one in dict.fromkeys(one for term in pattern for one in unknowns(term)):
                self._wanting[one].append(wanted)
                for new in self._alike[one]:
                    self.later(0, self._variant, wanted, one, new)
            places = tuple(place for place, term in enumerate(pattern) if term is not None)
            key = tuple([term for term in pattern if term is not None])
            shelf = self._shelf(name, places)
            shelf.wanted[key] = wanted
            for atom in shelf.atoms.get(key, ()):
                self._offer(wanted, atom.arguments, self.may_hold[atom])
            self.later(self.cost(name), self.derive, wanted)
        return wanted

    def _shelf(self, name: Name, places: tuple[int, ...]) -> _Shelf:
        """What is known of a predicate by some of its places, put in order when it is first asked for."""
        shelf = self._index[name].get(places)
        if shelf is None:
            shelf = self._index[name][places] = _Shelf()
            for atom in self._by_name[name]:
                shelf.atoms.setdefault(tuple([atom.arguments[place] for place in places]), []).append(atom)
        return shelf

    def use(self, wanted: Wanted, use: Use) -> None:
        """Does something with every atom that is found, now or later."""
        wanted.uses.append(use)
        for arguments in list(wanted.found):
            self.later(0, use, arguments)

    def looked_for(self, atom: Atom) -> bool:
        """Whether anybody looks for an atom, so that it matters that it may hold."""
        return any(wanted.fits(atom.arguments) for wanted in self._wanted_of[atom.name])

    # ---- what rules make of it

    def cost(self, _name: Name) -> int:
        """How far away the rules of a predicate are."""
        return 1

    def unfold(self, _atom: Atom) -> None:
        """Says what an atom would follow from."""

    def derive(self, _wanted: Wanted) -> None:
        """Says from what the atoms that are looked for follow."""


def not_(text: str) -> str:
    """The contrary of a formula."""
    if text in {TRUE, FALSE}:
        return FALSE if text == TRUE else TRUE
    return text[5:-1] if text.startswith("(not ") else f"(not {text})"
