"""The table of commands: the one source of the overview, of the parser and of the documents.

It imports nothing heavy. A new command is a function in a module of its own and one row here.
"""

from typing import NamedTuple


class Command(NamedTuple):
    """One command of `casus`."""

    name: str  # the word typed after `casus`
    target: str  # where its function is: `module:function`, imported when the command is asked for
    summary: str  # one line: the question it answers, or what it does


COMMANDS: tuple[Command, ...] = (
    Command("solve", "pymodel.cli.solve:solve", "what can happen, under which readings, by whose act"),
    Command("why", "pymodel.cli.why:why", "why something holds: rules, facts, positions, decisions"),
    Command("why-not", "pymodel.cli.why:why_not", "what stands in the way of something, and what would change it"),
    Command("timeline", "pymodel.cli.timeline:timeline", "one outcome in time: steps, deadlines, what is missed"),
    Command("test", "pymodel.cli.expect:test", "whether scenario files get the answers they expect"),
    Command("check", "pymodel.cli.check:check", "whether claims about the law hold, proved or refuted"),
    Command("history", "pymodel.cli.history:history", "how far the answers agree with labelled history"),
    Command("compare", "pymodel.cli.compare:compare", "what differs between two scenarios, readings, dates or laws"),
    Command("brief", "pymodel.cli.brief:brief", "a memorandum: what is certain, what is open, what would change it"),
    Command("new", "pymodel.cli.write:new", "a commented scenario file to begin with"),
    Command("export", "pymodel.cli.write:export", "the facts of a scenario for stock clingo"),
    Command("schema", "pymodel.cli.write:schema", "the JSON Schemas of scenario files and of answers"),
    Command("law", "pymodel.cli.law:law", "the provisions that the law encodes, and the rules that cite them"),
    Command("readings", "pymodel.cli.readings:readings", "the contested questions, their positions and who holds them"),
    Command("coverage", "pymodel.cli.coverage:coverage", "where each rule fires, and where history tests it"),
    Command("flips", "pymodel.cli.flips:flips", "what each contested question changes, and in which scenario"),
    Command("states", "pymodel.cli.listings:states", "the states a scenario may name"),
    Command("places", "pymodel.cli.listings:places", "the places a scenario may name"),
    Command("means", "pymodel.cli.listings:means", "the means of pressure and force"),
    Command("acts", "pymodel.cli.listings:acts", "the decisions that actors can take"),
)
