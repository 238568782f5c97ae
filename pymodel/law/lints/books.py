"""What a reader of the law as a book needs: every provision in an instrument, and phrases that fit the facts."""

from collections.abc import Iterable, Iterator

from clingo.ast import AST, ASTType, parse_string

from pymodel.law.instruments import instrument_of
from pymodel.law.lints.program import Finding, Program, finding
from pymodel.law.phrases import form_of, holes_of
from pymodel.law.records import Instrument, Phrase, Provision, Sentence
from pymodel.law.terms import ANY, Atom, Term, atoms_of
from pymodel.vocabulary.inputs import SIGNATURES


def provisions_have_an_instrument(program: Program) -> list[Finding]:
    """Where the law has instruments, each has a title and a text, and every provision is taken by one."""
    law = program.law
    instruments = law.of(Instrument)
    found = [
        finding(instrument, f"the instrument `{instrument.id}` has no {name}")
        for instrument in instruments
        for name, text in (("title", instrument.title), ("text", instrument.text))
        if not text
    ]
    if instruments:
        found += [
            finding(provision, f"no `provisions:` of an instrument takes `{provision.id}`")
            for provision in law.of(Provision)
            if instrument_of(law, provision.id) is None
        ]
    return found


def sentences_fit_atoms(program: Program) -> list[Finding]:
    """Every `%! sentence` line is of an atom that something derives or states, and speaks of its own variables."""
    found = []
    for sentence in program.law.of(Sentence):
        atom = _atom(sentence.atom)
        if atom is None:
            found.append(finding(sentence, f"`{sentence.atom}` is no atom"))
            continue
        if atom.signature not in SIGNATURES and not program.derives(_open(atom)):
            found.append(finding(sentence, f"nothing derives an atom like `{sentence.atom}`"))
        variables, references, strange = holes_of(sentence.text)
        known = set(_variables(atom.arguments))
        found += [finding(sentence, f"`{{{hole}}}` cannot be understood") for hole in [*strange, *sorted(references)]]
        found += [
            finding(sentence, f"the text speaks of {{{name}}}, which is no variable of `{sentence.atom}`")
            for name in sorted(variables - known)
        ]
    return found


def _atom(text: str) -> Atom | None:
    """The atom that a sentence is about."""
    nodes: list[AST] = []
    try:
        parse_string(f"{text}.", nodes.append, logger=lambda *_: None)
    except RuntimeError:
        return None
    rules = [node for node in nodes if node.ast_type == ASTType.Rule]
    symbol = getattr(rules[0].head.atom, "symbol", None) if len(rules) == 1 and not rules[0].body else None
    atoms = [] if symbol is None else list(atoms_of(symbol))
    return atoms[0] if len(atoms) == 1 else None


def _open(atom: Atom) -> Atom:
    """An atom whose variables may be anything."""
    return Atom(atom.name, tuple(ANY if term.kind == "variable" else term for term in atom.arguments))


def _variables(terms: Iterable[Term]) -> Iterator[str]:
    for term in terms:
        if term.kind == "variable":
            yield term.name
        yield from _variables(term.arguments)


def phrases_fit_facts(program: Program) -> list[Finding]:
    """Every `%! fact` line is of a form that something derives, and speaks of its own variables and of known ids."""
    law = program.law
    found = []
    for phrase in law.of(Phrase):
        signature, arguments = form_of(phrase)
        atom = Atom(signature.partition("/")[0], tuple(map(_term, arguments)))
        if not program.derives(atom):
            found.append(finding(phrase, f"nothing derives a fact like `{phrase.fact}`"))
        variables, references, strange = holes_of(phrase.text)
        found += [finding(phrase, f"`{{{hole}}}` cannot be understood") for hole in strange]
        found += [
            finding(phrase, f"the text speaks of {{{name}}}, which is no variable of `{phrase.fact}`")
            for name in sorted(variables - set(arguments))
        ]
        found += [
            finding(phrase, f"the text refers to `{name}`, which is no reading or provision")
            for name in sorted(references)
            if name not in law.readings and name not in law.provisions
        ]
    return found


def _term(argument: str) -> Term:
    if argument.isdigit():
        return Term("number", argument)
    return ANY if argument == "_" or argument[:1].isupper() else Term("constant", argument)
