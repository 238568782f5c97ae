"""What actors must, must not and may do, and have broken, with the rule by which it is so."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import get_args

from clingo import Symbol, parse_term

from pymodel.brief.records import Duty
from pymodel.counts import Compiled, Function
from pymodel.outcomes import ActKind, Breach
from pymodel.reasons.matching import instances
from pymodel.reasons.parts import Condition, Counting, atom_of
from pymodel.reasons.rules import LawRule
from pymodel.reasons.showing import Showing
from pymodel.reasons.terms import Binding, Variable, filled, match
from pymodel.session import Outcomes

__all__ = ["duties", "own_variable"]

_KINDS: Sequence[ActKind] = ("must", "must_not", "may", "breach")
assert set(_KINDS) == set(get_args(ActKind))

_Key = tuple[bool, int, str, str, int, tuple[tuple[str, str], ...]]


def duties(solved: Outcomes, named: Collection[str], showing: Showing, *, everybody: bool = False) -> tuple[Duty, ...]:
    """What holds in every outcome for anybody, and what holds in some for those who are named.

    Args:
        solved: the answers.
        named: the actors who are treated by themselves.
        showing: the outcomes in which it is looked up why.
        everybody: whether what holds in some outcomes only is told of all others as well.

    Returns:
        Those of one kind by one instance of a rule together; what hangs on a decision to break the law is left out.
    """
    atoms = dict(_atoms(solved, None if everybody else named))
    showing.prepare(atom for atom, certain in atoms.items() if not certain)
    found: dict[_Key, list[tuple[str, LawRule, Binding]]] = {}
    for atom, certain in atoms.items():
        rule, binding, always = _instance(atom, showing, certain=certain)
        actor, what, provision = map(str, atom.arguments)
        kind = _KINDS.index(_kind(atom))
        own = own_variable(rule)
        rest = tuple(sorted((name, str(symbol)) for name, symbol in _said(rule, binding).items() if name != own))
        # whoever is named is told of by what holds in some outcomes alone
        alone = actor if not certain and actor in named else ""
        key = (not certain, kind, provision, what, rule.number, (*rest, ("", alone), ("always", str(always))))
        found.setdefault(key, []).append((actor, rule, binding))
    made = []
    for (uncertain, kind, provision, _, _, rest), listed in sorted(found.items(), key=lambda one: one[0]):
        _, rule, binding = listed[0]
        actors = tuple(actor for actor, _, _ in listed)
        made.append(Duty(_KINDS[kind], provision, actors, not uncertain, rule, binding, ("always", "True") in rest))
    return tuple(made)


def own_variable(rule: LawRule) -> str:
    """The variable by which a rule names whose duty it is; empty where it names an actor itself."""
    first = rule.head.arguments[0]
    return first.name if isinstance(first, Variable) else ""


def _atoms(solved: Outcomes, named: Collection[str] | None) -> Iterator[tuple[Symbol, bool]]:
    for name, actor in solved.actors.items():
        for kind, one in actor.acts:
            decided = isinstance(one, Breach) and one.decided
            if not decided and (one.certain or named is None or name in named):
                yield parse_term(f"{kind}({name},{one.what},{one.provision})"), one.certain


def _kind(atom: Symbol) -> ActKind:
    return next(kind for kind in _KINDS if kind == atom.name)


def _said(rule: LawRule, binding: Binding) -> Mapping[str, Symbol]:
    """What the label of a rule names."""
    return {name: symbol for name, symbol in binding.items() if f"{{{name}" in rule.label}


def _instance(atom: Symbol, showing: Showing, *, certain: bool) -> tuple[LawRule, Binding, bool]:
    """By which instance of a rule something holds: if it is certain, one that applies in every outcome if any does."""
    shown = showing.where(atom)
    first: tuple[LawRule, Binding] | None = None
    for rule in shown.rules.giving(atom):
        for binding in instances(rule, atom, shown.world):
            if not certain:
                return rule, binding, False
            if _applies_always(rule, binding, showing.session.compiled):
                return rule, binding, True
            first = first or (rule, binding)
    assert first is not None  # what follows by no rule is no duty
    return *first, False


def _applies_always(rule: LawRule, binding: Binding, compiled: Compiled) -> bool:
    """Whether the body of an instance holds in every outcome; no, where it counts."""
    for part in rule.body:
        if isinstance(part, Counting):
            return False
        if isinstance(part, Condition):
            function = _function(part, binding, compiled)
            if (~function & compiled.space).satisfiable():
                return False
    return True


def _function(part: Condition, binding: Binding, compiled: Compiled) -> Function:
    """Where a condition holds; a variable that stands in a negated one alone means: any."""
    atom = atom_of(filled(part.atom, binding))
    if isinstance(atom, Symbol):
        function = compiled.atom(atom)
    else:
        named = compiled.program.named(atom.name, len(atom.arguments))
        function = compiled.any(compiled.literal(one) for symbol, one in named if match(atom, symbol, {}) is not None)
    return ~function if part.negated else function
