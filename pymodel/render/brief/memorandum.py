"""A memorandum of two pages as blocks of a document; every sentence of it tells a part of the answers."""

from collections.abc import Iterable, Sequence

from pymodel.brief import Brief
from pymodel.render.book.document import Block, Section, Text
from pymodel.render.book.markdown import one_page_markdown
from pymodel.render.brief.authority import authority_blocks
from pymodel.render.brief.certain import certain_blocks
from pymodel.render.brief.cites import Cites
from pymodel.render.brief.facts import facts_blocks
from pymodel.render.brief.groups import Groups
from pymodel.render.brief.length import words_of
from pymodel.render.brief.method import method_blocks
from pymodel.render.brief.obligations import obligation_blocks
from pymodel.render.brief.questions import Questions
from pymodel.render.brief.ways import way_blocks
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.values import day
from pymodel.render.words import Words
from pymodel.scenario import Scenario
from pymodel.session import Outcomes

__all__ = ["memorandum", "memorandum_title"]

_WORDS = 1_100  # as many words as two pages take
_OBLIGATIONS = (420, 170)  # as many as obligations take of these at most, and as many as they have in any case
_OVER, _FEWEST = 100, 90  # where all else takes so many words more, obligations have fewer
_OPEN = 300  # as many as what is open takes
_STEP = 20


def memorandum_title(scenario: Scenario) -> str:
    """The title of the memorandum on a scenario."""
    return f"Memorandum: {scenario.title} ({day(scenario.date)})"


def memorandum(brief: Brief, scenario: Scenario, solved: Outcomes, words: Words) -> tuple[Block, ...]:
    """The blocks of a memorandum of two pages.

    Args:
        brief: what it says.
        scenario: the scenario.
        solved: the answers.
        words: what things are called.

    Returns:
        Sections on the facts, what is certain, what is open, each actor, what would change it, the authorities and the
        method. Where there is no room for all duties and permissions, those that matter less are only counted.
    """
    most, least = _OBLIGATIONS
    made = _memorandum(brief, scenario, solved, words, least)
    spare = _WORDS - _length(made, scenario)
    while spare > _STEP:
        wider = min(most, least + spare)
        longer = _memorandum(brief, scenario, solved, words, wider)
        if _length(longer, scenario) <= _WORDS:
            return longer
        spare = spare * 2 // 3  # the authorities take room as well
    return made if spare > -_OVER else _memorandum(brief, scenario, solved, words, _FEWEST)


def _length(blocks: Sequence[Block], scenario: Scenario) -> int:
    return words_of(one_page_markdown(memorandum_title(scenario), blocks))


def _memorandum(brief: Brief, scenario: Scenario, solved: Outcomes, words: Words, room: int) -> tuple[Block, ...]:
    sayings, cites = Sayings(words), Cites(words.law.provisions)
    groups = Groups(sayings.names, words.law, solved.circles, brief.named)
    certain = tuple(certain_blocks(brief, sayings, groups, cites))
    questions = Questions(brief, brief.main, words, sayings, _OPEN)
    obligations = (*obligation_blocks(brief, sayings, groups, cites, room), *authority_blocks(brief, groups))
    return (
        _section("facts", "Facts", facts_blocks(scenario, sayings, short=True)),
        _section("certain", "What is certain", certain),
        _section("open", "What is open, and on which questions it turns", questions.blocks),
        _section("actors", "Obligations and authority", obligations),
        _section("change", "What would change it", way_blocks(brief, solved, sayings, groups, questions)),
        _section("authorities", "Authorities", (cites.table(),)),
        _section("method", "Method", method_blocks(solved, scenario, short=True)),
    )


def _section(anchor: str, title: str, blocks: Iterable[Block]) -> Section:
    return Section(anchor, (Text(title),), tuple(blocks))
