"""What a reader of the law as a book needs: every provision in an instrument, and phrases that fit the facts."""

from pymodel.law.instruments import instrument_of
from pymodel.law.lints.program import Finding, Program, finding
from pymodel.law.phrases import form_of, holes_of
from pymodel.law.records import Instrument, Phrase, Provision
from pymodel.law.terms import ANY, Atom, Term


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
