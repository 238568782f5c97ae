"""The records of an explanation as lines: what repeats is told once, what holds by the tables alone in one line."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from clingo import Symbol, SymbolType

from pymodel.reasons.absent import Absences
from pymodel.reasons.parts import Comparison, Condition, Part, body_of
from pymodel.reasons.records import (
    Compared,
    Counted,
    Leaf,
    Missing,
    Nothing,
    Obstacle,
    Present,
    Reason,
    Shortfall,
    Step,
    TooFew,
    Tree,
    Unequal,
    Way,
)
from pymodel.reasons.relaxed import CONSTRAINT
from pymodel.reasons.terms import Term
from pymodel.render.reasons.items import Item
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.values import day, is_day
from pymodel.scenario import Scenario

__all__ = ["Lines"]

_TABLES = frozenset({"date", "incident", "readings_scope"})  # what the scenario states of every law that is asked
_NOT_SO, _AGAINST = "it is not so that ", "against it stands that "
_RANKS = "at_least"  # that one level or gravity is no less than another
_COUNTED = 9  # as many as are told of those that are counted: the votes of the Security Council
_WAYS = 4  # as many rules as are told for one thing that is missing
_NEAR = 2  # as many steps below something that is missing, what stands against it is close at hand
_REASONS = 3  # as many reasons as are told for one thing that nothing establishes


class Lines:
    """Makes the lines of one explanation; a part that stands there already is only referred to."""

    def __init__(
        self, sayings: Sayings, scenario: Scenario, absences: Absences | None = None, *, full: bool = False
    ) -> None:
        """Takes the words, the scenario, what tells why something is missing, and whether to show every comparison."""
        self._absences = absences
        self._sayings, self._scenario, self._full = sayings, scenario, full
        self._usual = {(str(subject), field) for subject, field, _ in scenario.defaults_used}
        self._told: dict[int, Item] = {}
        self._plain: dict[int, bool] = {}
        self._numbers = 0

    def tree(self, tree: Tree) -> Item:
        """The lines of a justification."""
        if isinstance(tree, Leaf):
            return self._leaf(tree)
        known = self._told.get(id(tree))
        text = self._sayings.step(tree.rule, tree.binding)
        if known is not None:
            return self._again(known)
        item = Item("step", text, tree.rule.cited, tree.rule.place)
        if self._is_fact(tree):
            leaf = next(one for one in tree.because if isinstance(one, Leaf) and one.kind == "stated")
            return self._leaf(leaf) if tree.atom.name == "value" else Item("fact", text, (), leaf.place)
        self._told[id(tree)] = item
        if self._by_tables(tree) and not self._full:
            item.kind, item.place = "law", next(self._places(tree), item.place)
            return item
        item.below = [one for reason in tree.because for one in self._reason(reason)]
        self._explain_only_absence(tree, item)
        return item

    def stated(self, leaf: Leaf) -> Item:
        """The line of something that the scenario states, opens, fixes or rules out."""
        if leaf.atom.name == CONSTRAINT:
            constraint = self._scenario.constraints[leaf.atom.arguments[0].number]
            return Item("fact", f"the scenario rules this out: {self._ruled_out(constraint)}", (), leaf.place)
        return self._leaf(leaf)

    def missing(self, missing: Missing) -> Item:
        """The lines of what is missing."""
        known = self._told.get(id(missing))
        if known is not None:
            return self._again(known)
        item = Item("missing", self._missing_text(missing))
        self._told[id(missing)] = item
        if missing.atom.name == _RANKS:
            return item  # the names of the ranks tell it
        for leaf in missing.instead:
            below = self._leaf(leaf)
            below.text = f"instead, {below.text}"
            item.below.append(below)
        by_rule = [list(ways) for _, ways in groupby(missing.ways, key=lambda way: way.rule.number)]
        if len(by_rule) == 1:
            (ways,) = by_rule
            item.cited, item.place = ways[0].rule.cited, ways[0].rule.place
            item.below += self._obstacles(ways)
            return item
        telling = [ways for ways in by_rule if not ways[0].elsewhere] or by_rule
        shown = by_rule if self._full else telling[:_WAYS]
        item.below += [one for ways in shown for one in self._of_rule(ways)]
        left = len(telling) - len(shown)
        if left > 0:
            said = "one other rule gets less far" if left == 1 else f"{left} other rules get less far"
            item.below.append(Item("more", said))
        return item

    # ---- within

    def _again(self, known: Item) -> Item:
        if not known.below:
            return Item(known.kind, known.text, known.cited, known.place)
        if not known.number:
            self._numbers += 1
            known.number = self._numbers
        return Item(known.kind, known.text, known.cited, known.place, again=known)

    def _leaf(self, leaf: Leaf) -> Item:
        sayings, atom = self._sayings, leaf.atom
        arguments = atom.arguments
        match leaf.kind:
            case "position":
                reading, position = map(str, arguments)
                question, text, held = sayings.names.position(reading, position)
                said = f"{question} Here: {text}" + (f" ({held})" if held else "")
                return Item("position", said, (f"{reading}={position}",), leaf.place)
            case "decision":
                return Item("decision", sayings.atom(atom), (), leaf.place)
            case "law":
                return Item("law", sayings.atom(atom), (), leaf.place)
            case "open fact":
                return Item("fact", f"{sayings.atom(atom)} (left open by the scenario, taken so here)", (), leaf.place)
            case _ if atom.name == "given":
                usual = (str(arguments[0]), str(arguments[1])) in self._usual
                return Item("fact", sayings.atom(atom) + (" (taken as usual)" if usual else ""), (), leaf.place)
        said = sayings.atom(atom)
        if atom.name in ("fix_decision", "fix_reading") and not leaf.place:
            said = f"an option fixes that {said.removeprefix('the scenario says that ')}"
        return Item("fact", said, (), leaf.place)

    def _ruled_out(self, constraint: str) -> str:
        """The conditions of a constraint in words; as it is written where it speaks of any value."""
        said = []
        for part in body_of(constraint):
            if not isinstance(part, Condition) or not isinstance(part.atom, Symbol):
                return constraint.removeprefix(":-").strip()
            said.append(f"{'not that ' if part.negated else 'that '}{self._sayings.atom(part.atom)}")
        return ", and ".join(said)

    def _reason(self, reason: Reason) -> Iterator[Item]:
        if isinstance(reason, Step):
            if self._full or not _is_of_itself(reason):
                yield self.tree(reason)
        elif isinstance(reason, Leaf):
            if (reason.kind != "law" and reason.atom.name not in _TABLES) or self._full:
                yield self._leaf(reason)
        elif isinstance(reason, Nothing):
            yield self._nothing(reason)
        elif isinstance(reason, Counted):
            shown = reason.parts if self._full or len(reason.parts) <= _COUNTED else reason.parts[:_COUNTED]
            yield from map(self.tree, shown)
            if len(shown) < len(reason.parts):
                yield Item("more", f"{len(reason.parts) - len(shown)} more are counted")
        elif self._full:
            yield Item("law", self._compared(reason.comparison))

    def _nothing(self, nothing: Nothing) -> Item:
        text = f"nothing establishes that {self._sayings.atom(nothing.atom)}"
        # what stands of the facts says more at a glance than what follows from them
        because = sorted(nothing.because, key=lambda one: not _is_of_facts(one.failing))
        said = list(dict.fromkeys(map(self._short, because)))
        if said:
            more = max(0, len(said) - _REASONS) + sum(one.more for one in because)
            text += f": {_alternatives(said[:_REASONS])}" + (f"; and {more} more" if more > 0 else "")
            ends = [] if self._absences is None else self._ends(self._absences.missing(nothing.atom), set())
            ends = [one for one in dict.fromkeys(ends) if one.removeprefix(_NOT_SO) not in text]
            if ends:
                left = len(ends) - _REASONS
                others = f"; and {left} more" if left > 0 else ""
                text += f" (in the end: {'; '.join(ends[:_REASONS])}{others})"
        return Item("nothing", text)

    def _ends(self, missing: Missing, seen: set[int]) -> Iterator[str]:
        """What the absence of something comes down to, along the rule that gets furthest each time."""
        if id(missing) in seen:
            return
        seen.add(id(missing))
        if missing.instead:
            yield self._sayings.atom(missing.instead[0].atom)
        elif not missing.ways:
            yield _not_so(self._sayings.atom(missing.atom))
        for way in missing.ways if not missing.instead else ():
            obstacle = way.obstacle
            if way.rule is not missing.ways[0].rule:
                break
            if isinstance(obstacle, Missing):
                yield from self._ends(obstacle, seen)
            elif isinstance(obstacle, Present):
                tree = obstacle.tree
                yield self._sayings.step(tree.rule, tree.binding) if isinstance(tree, Step) else self._leaf(tree).text

    def _explain_only_absence(self, step: Step, item: Item) -> None:
        """Tells in full why nothing establishes something, where only such conditions carry a step.

        Elsewhere it is told what stands against it, for that is what decides.
        """
        absent = [one for one in step.because if isinstance(one, Nothing)]
        others = [one for one in item.below if one.kind != "nothing"]
        plain = all(one.kind in ("fact", "law") or self._by_rote(one) for one in others)
        if self._absences is None:
            return
        lines = [one for one in item.below if one.kind == "nothing"]
        for nothing, line in zip(absent, lines, strict=True):
            missing = self._absences.missing(nothing.atom)
            # of several, those against which something stands that is close at hand
            if plain and (len(absent) == 1 or _stands_against(missing, _NEAR)):
                line.below = self.missing(missing).below
            else:
                line.below = self._obstacles([way for way in missing.ways if isinstance(way.obstacle, Present)])

    def _by_rote(self, item: Item) -> bool:
        """Whether a line says no more than a fact does."""
        shown = item.again or item
        return all(one.kind in ("fact", "law") for one in shown.below)

    def _short(self, one: Shortfall) -> str:
        part = one.failing
        if isinstance(part, Condition):
            said = self._sayings.atom(part.atom)
            return f"{_AGAINST}{said}" if part.negated else f"it would take that {said}"
        if isinstance(part, Comparison):
            label = one.rule.label and _is_itself(part)
            said = self._sayings.step(one.rule, one.binding) if label else self._compared(part)
            return f"it would take that {said}"
        return f"it would take {part.bound} of which it is true that {self._sayings.atom(part.atom)}"

    def _compared(self, comparison: Comparison) -> str:
        left, right = (self._term(one) for one in (comparison.left, comparison.right))
        words = {"=": "is", "!=": "is not", "<": "comes before", "<=": "is not after", ">": "comes after"}
        if comparison.operator == "!=" and left == right:
            return f"it is another than {left}"
        return f"{left} {words.get(comparison.operator, 'is not before')} {right}"

    def _term(self, term: Term) -> str:
        """A side of a comparison; a number so large is a day."""
        if not isinstance(term, Symbol):
            return "something"
        if term.type is SymbolType.Number and is_day(term.number):
            return day(term.number)
        return self._sayings.names.name(term)

    def _missing_text(self, missing: Missing) -> str:
        said = self._sayings.atom(missing.atom)
        match missing.kind:
            case "position" if isinstance(missing.atom, Symbol):
                question, text, _ = self._sayings.names.position(*map(str, missing.atom.arguments))
                closed = " (which is outside the positions that count)" if missing.closed else ""
                return f"{question} Not taken here{closed}: {text}"
            case "decision":
                return f"not decided{' (and not open)' if missing.closed else ''}: {said}"
            case "stated" if missing.atom.name in ("given", "value") and isinstance(missing.atom, Symbol):
                return f"not a fact: {said}"
            case "law":
                return f"the law has no such fact: {said}"
        return _not_so(said)

    def _of_rule(self, ways: Sequence[Way]) -> Iterator[Item]:
        """A rule that could give something, once for each instance of which it says something else."""
        rule = ways[0].rule
        for text, same in groupby(ways, key=lambda way: self._sayings.step(rule, way.binding)):
            item = Item("way", f"by this rule it would be: {text}", rule.cited, rule.place)
            item.below = self._obstacles(list(same))
            yield item

    def _obstacles(self, ways: Sequence[Way]) -> list[Item]:
        """What stands in the way of instances of a rule."""
        below = [self._obstacle(way.obstacle) for way in ways]
        more = sum(way.more for way in ways)
        if more:
            below.append(Item("more", "one other case fails too" if more == 1 else f"{more} other cases fail too"))
        return below

    def _obstacle(self, obstacle: Obstacle) -> Item:
        if isinstance(obstacle, Missing):
            return self.missing(obstacle)
        if isinstance(obstacle, Present):
            item = self.tree(obstacle.tree)
            return Item("against", "this stands in the way", below=[item])
        if isinstance(obstacle, Unequal):
            below = [self.tree(tree) for tree in obstacle.because]
            if below and _is_itself(obstacle.comparison):
                return Item("against", "this stands in the way", below=below)
            return Item("missing", f"it is not so that {self._compared(obstacle.comparison)}", below=below)
        assert isinstance(obstacle, TooFew)
        names = ", ".join(self._sayings.atom(one) for one in obstacle.counted)
        found = f"{len(obstacle.counted)} of {obstacle.bound} that are needed" + (f": {names}" if names else "")
        return Item("missing", f"{found} (of which it must be true that {self._sayings.atom(obstacle.atom)})")

    def _is_fact(self, step: Step) -> bool:
        """Whether a step says no more than what the scenario states, with the tables of the law."""
        stated = [one for one in step.because if isinstance(one, Leaf) and one.kind == "stated" and one.place]
        others = [one for one in step.because if not isinstance(one, Compared | Leaf)]
        return len(stated) == 1 and not others and not self._full and self._all_leaves(step)

    def _all_leaves(self, step: Step) -> bool:
        return all(not isinstance(one, Leaf) or one.kind in ("stated", "law") for one in step.because)

    def _by_tables(self, reason: Reason) -> bool:
        """Whether nothing of the scenario but its date has a part in something."""
        key = id(reason)
        if key not in self._plain:
            if isinstance(reason, Step):
                self._plain[key] = all(map(self._by_tables, reason.because))
            elif isinstance(reason, Counted):
                self._plain[key] = all(map(self._by_tables, reason.parts))
            elif isinstance(reason, Leaf):
                self._plain[key] = reason.kind == "law" or reason.atom.name in _TABLES
            else:
                self._plain[key] = True
        return self._plain[key]

    def _places(self, tree: Tree) -> Iterator[str]:
        """Where the facts of the law under a step stand."""
        if isinstance(tree, Leaf):
            if tree.kind == "law" and tree.place:
                yield tree.place
        else:
            for reason in tree.because:
                if isinstance(reason, Step | Leaf):
                    yield from self._places(reason)


def _is_of_itself(step: Step) -> bool:
    """Whether a step says that something is no less than itself."""
    arguments = step.atom.arguments
    return step.atom.name == _RANKS and arguments[0] == arguments[1]


def _not_so(said: str) -> str:
    """That something is not so."""
    for word, none in (("somebody ", "nobody "), ("something ", "nothing "), ("an incident ", "no incident ")):
        if said.startswith(word):
            return none + said.removeprefix(word)
    return _NOT_SO + said


def _alternatives(said: Sequence[str]) -> str:
    """What would each do; what stands against something stands there together."""
    text = said[0]
    for before, after in pairwise(said):
        both = before.startswith(_AGAINST) and after.startswith(_AGAINST)
        text += f"; {'and' if both else 'or'} {after}"
    return text


def _is_of_facts(part: Part) -> bool:
    """Whether a condition is one on a fact of the scenario."""
    return isinstance(part, Condition) and part.atom.name in ("given", "value")


def _is_itself(comparison: Comparison) -> bool:
    """Whether something was to be another than it is."""
    return comparison.operator == "!=" and comparison.left == comparison.right


def _stands_against(missing: Missing, steps: int) -> bool:
    """Whether something that holds is what stands in the way, within some steps."""
    return steps > 0 and any(
        isinstance(way.obstacle, Present)
        or (isinstance(way.obstacle, Missing) and _stands_against(way.obstacle, steps - 1))
        for way in missing.ways
    )
