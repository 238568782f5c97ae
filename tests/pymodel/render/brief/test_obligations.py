"""Sentences about several actors agree with them, and are about the same as those about each of them."""

from collections.abc import Callable

import pytest
from clingo import Function, String

from pymodel.brief import collect
from pymodel.brief.duties import own_variable
from pymodel.brief.records import Duty
from pymodel.law.catalogue import load_law
from pymodel.render.brief.groups import Groups
from pymodel.render.brief.obligations import merged
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.words import Words
from pymodel.session import Outcomes, Session
from pymodel.vocabulary import load_vocabulary
from tests.encodings.labels import faults


@pytest.fixture(scope="module", params=["cyprus_1974", "notpetya_2017", "greenland"])
def made(
    request: pytest.FixtureRequest,
    opened: Callable[[str], Session],
    solved: Callable[[str], Outcomes],
    words: Callable[[str], Words],
) -> tuple[list[Duty], Sayings, Groups]:
    name = request.param
    law = load_law()
    brief = collect(solved(name), opened(name), law, load_vocabulary(), full=False)
    sayings = Sayings(words(name))
    return list(brief.duties), sayings, Groups(sayings.names, law, solved(name).circles, brief.named)


def test_what_is_told_together_is_all_that_was_told_one_by_one(made: tuple[list[Duty], Sayings, Groups]) -> None:
    duties, _, groups = made
    together = merged(duties, groups)
    assert len(together) <= len(duties)
    for one in together:
        several = [name for name, symbol in one.binding.items() if symbol.type == String("").type]
        assert len(several) <= 2
        same = [
            other
            for other in duties
            if (other.rule.number, other.actors, other.certain, other.provision)
            == (one.rule.number, one.actors, one.certain, one.provision)
            and all(
                other.binding[name] == symbol
                for name, symbol in one.binding.items()
                if name not in several and f"{{{name}}}" in one.rule.label and name != own_variable(one.rule)
            )
        ]
        assert same
        for name in several:
            objects = {str(other.binding[name]) for other in same}
            if all(part.isdigit() for part in objects):
                assert all(part in one.binding[name].string or " to " in one.binding[name].string for part in objects)
            else:
                assert one.binding[name].string.removeprefix("each of ") == groups.of(objects)


def test_no_sentence_breaks_a_rule_of_english(made: tuple[list[Duty], Sayings, Groups]) -> None:
    duties, sayings, groups = made
    for duty in merged(duties, groups):
        name = sayings.names.name(Function(duty.actors[0]))
        for pronoun, called in (("it", name), ("each", "each of them")):
            text = sayings.about(duty.rule, duty.binding, own_variable(duty.rule), pronoun, called)
            assert faults(text) == [], text


def test_a_pronoun_stands_only_where_it_can_be_taken_for_nobody_else(made: tuple[list[Duty], Sayings, Groups]) -> None:
    duties, sayings, _ = made
    for duty in duties:
        own = own_variable(duty.rule)
        text = sayings.about(duty.rule, duty.binding, own, "it", "NAME")
        if own and duty.rule.label.count(f"{{{own}}}") > 1 and "which would be unlawful" not in duty.rule.label:
            assert "NAME" in text
