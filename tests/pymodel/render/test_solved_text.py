"""The text of `casus solve`: nothing is left out, and what is printed can be read back exactly."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from pymodel.law.catalogue import load_law
from pymodel.render.plain import WIDTH
from pymodel.render.situation import situation
from pymodel.render.solved import in_order, solved_text
from pymodel.render.words import Words
from pymodel.scenario import load
from pymodel.session import Outcomes, Session, solve
from pymodel.vocabulary import Vocabulary

SOME = ["greenland", "aegean_clash", "cyprus_1964", "algeria_1954", "two_allies_attack_third"]
SECTIONS = [
    "FACTS AS UNDERSTOOD", "IN SHORT", "MECHANISMS", "POWER", "FLOOR AND CEILING", "OUTCOME CLASSES",
    "DUTIES AND PERMISSIONS", "READINGS", "COUNT",
]  # fmt: skip
Cubes = list[Mapping[str, tuple[str, ...]]]
Text = Callable[[str], str]


@pytest.fixture(scope="module")
def text(
    opened: Callable[[str], Session], solved: Callable[[str], Outcomes], words: Callable[[str], Words]
) -> Callable[[str], str]:
    """The text on a shipped scenario."""
    return lambda name: solved_text(opened(name).scenario, solved(name), words(name))


def section(text: str, title: str) -> list[str]:
    """The lines of a section after its title."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(title))
    others = [title for title in SECTIONS if not lines[start].startswith(title)]
    end = next((n for n in range(start + 1, len(lines)) if lines[n].startswith(tuple(others))), len(lines))
    return lines[start + 1 : end]


@pytest.mark.parametrize("name", SOME)
def test_sections_stand_in_their_order(name: str, text: Text) -> None:
    found = [title for line in text(name).splitlines() for title in SECTIONS if line.startswith(title)]
    assert found == SECTIONS
    assert not any(line != line.rstrip() for line in text(name).splitlines())
    assert not text(name).endswith("\n")


@pytest.mark.parametrize("name", SOME)
def test_in_short_names_every_mechanism_once_by_its_availability(
    name: str, text: Text, solved: Callable[[str], Outcomes]
) -> None:
    rows = re.split(r"\n  (?=\S)", "\n" + "\n".join(section(text(name), "IN SHORT")))
    titles = {"yes": "on every reading", "arguable": "on some readings", "no": "on no reading", None: "by open facts"}
    said = {" ".join(row.split()).partition(" (")[0]: " ".join(row.split()) for row in rows if row.strip()}
    for mechanism, one in solved(name).mechanisms.items():
        named = [row for row in said.values() if row.startswith("available ") and f" {mechanism}" in f"{row}, "]
        assert any(row.startswith(f"available {titles[one.availability.value]} ") for row in named)
        if one.availability.value != "no":
            assert any(
                row.startswith(f"operable {titles[one.operable.value]} ") and mechanism in row for row in said.values()
            )
    levels = next(row for row in said.values() if row.startswith("most that is permitted"))
    assert ("military" in levels) == any("military" in one.ceiling for one in solved(name).actors.values())


@pytest.mark.parametrize("name", SOME)
def test_every_mechanism_is_there_once_with_its_answers(
    name: str, text: Text, solved: Callable[[str], Outcomes]
) -> None:
    rows = [line for line in section(text(name), "MECHANISMS") if re.fullmatch(r"  \S.*\[[^\]]*\]", line)]
    assert sorted(line.rpartition("[")[2].rstrip("]") for line in rows) == sorted(solved(name).mechanisms)
    for line in rows:
        mechanism = solved(name).mechanisms[line.rpartition("[")[2].rstrip("]")]
        first, second = line.split()[:2]
        assert first == (mechanism.availability.value or "depends")
        assert second == (mechanism.operable.value or "depends")


@pytest.mark.parametrize("name", SOME)
def test_every_actor_and_provision_is_there(name: str, text: Text, solved: Callable[[str], Outcomes]) -> None:
    duties = "\n".join(section(text(name), "DUTIES AND PERMISSIONS"))
    for actor in solved(name).actors.values():
        pairs = {(one.what, one.provision) for one in (*actor.must, *actor.may, *actor.must_not)}
        for what, provision in pairs | {(one.what, one.provision) for one in actor.breaches}:
            assert f"{what} ({provision})" in duties


def unwrapped(lines: list[str], indents: tuple[int, ...]) -> list[tuple[int, str]]:
    """Lines with their indent, each with what was wrapped below it."""
    found: list[tuple[int, str]] = []
    for line in lines:
        indent = len(line) - len(line.lstrip())
        if indent in indents:
            found.append((indent, line.strip()))
        elif line.strip():
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
    return found


def cube(said: str, choices: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """A printed condition, read back."""
    found = {}
    said = re.sub(r"\b(\w+) of incident (\d+)", r"\2.\1", said)
    for part in said.split(" and "):
        name, not_, value = part.partition(" not ")
        if not_:
            found[name] = tuple(one for one in choices[name] if one != value)
        else:
            name, _, values = part.partition(": ")
            found[name] = tuple(values.split(" or "))
    return found


def printed_regimes(
    text: str, choices: Mapping[str, tuple[str, ...]]
) -> dict[str, list[tuple[tuple[str, ...], Cubes]]]:
    """The regimes of every mechanism, read back from the text."""
    found: dict[str, list[tuple[tuple[str, ...], Cubes]]] = {}
    name = ""
    for indent, line in unwrapped(section(text, "MECHANISMS"), (2, 25, 29)):
        match = re.fullmatch(r".*\[([^\]]*)\]", line)
        if indent == 2:
            name = match[1] if match else ""
        elif indent == 25 and not line.startswith(("available ", "operable ", "for ")):
            statuses = tuple(line.replace("in effect", "invoked").split(", "))
            found.setdefault(name, []).append((statuses, []))
        elif indent == 29:
            word, _, said = line.partition(" ")
            assert word == ("or" if found[name][-1][1] else "if")
            found[name][-1][1].append(cube(said, choices))
    return found


@pytest.mark.parametrize("name", SOME)
def test_printed_regimes_are_the_regimes(name: str, text: Text, solved: Callable[[str], Outcomes]) -> None:
    answers = solved(name)
    told = printed_regimes(text(name), answers.choices)
    assert set(told) == set(answers.mechanisms)
    for key, mechanism in answers.mechanisms.items():
        regimes = [(one.reaches, [dict(cube) for cube in one.conditions if cube]) for one in mechanism.regimes]
        assert told[key] == regimes


@pytest.mark.parametrize("key", ["nato_art5", "eu_42_7", "icj"])
def test_fixing_the_printed_readings_reproduces_the_statuses(
    key: str, text: Text, solved: Callable[[str], Outcomes], shipped: dict[str, Path]
) -> None:
    answers = solved("greenland")
    regimes = printed_regimes(text("greenland"), answers.choices)[key]
    assert len(regimes) > 1
    for reaches, conditions in regimes:
        for one in conditions:
            for positions in product(*one.values()):
                narrow = solve(shipped["greenland"], readings=dict(zip(one, positions, strict=True)), columns=[key])
                assert narrow.mechanisms[key].possible == reaches
                assert {row.values[key] for row in narrow.classes.rows} == set(reaches)


@pytest.mark.parametrize("name", SOME)
def test_the_readings_that_conditions_name_are_explained(
    name: str, text: Text, solved: Callable[[str], Outcomes]
) -> None:
    answers = solved(name)
    named = {
        one
        for mechanism in answers.mechanisms.values()
        for regime in mechanism.regimes
        for cube in regime.conditions
        for one in cube
        if "." not in one
    }
    explained = {line.split(":")[0].strip() for line in section(text(name), "READINGS") if re.match(r"  \w+: ", line)}
    assert named <= explained
    held = " ".join(" ".join(section(text(name), "READINGS")).split())
    for one in named:
        for position in answers.choices[one]:
            assert re.search(rf"\b{position} \((mainstream|held|unattributed)\): .*?Held by: ", held)


def test_states_and_places_have_their_names_in_the_facts(shipped: dict[str, Path], vocabulary: Vocabulary) -> None:
    seen = 0
    for file in shipped.values():
        scenario = load(file, vocabulary)
        told = situation(scenario, Words(vocabulary, load_law(), scenario.date))
        for fact in scenario.situation:
            if fact.name != "given" or str(fact.arguments[1]) not in ("attacker", "target", "place", "state"):
                continue
            field, value = str(fact.arguments[1]), str(fact.arguments[2])
            state = vocabulary.states.get(value)
            name = vocabulary.places.get(value) if field == "place" else state.name_at(scenario.date) if state else None
            if name is None:
                assert value == "unknown"
                continue
            rows = [
                " ".join(row.split()) for row in re.findall(rf"^    {field} .*(?:\n {{9,}}.*)*", told, re.MULTILINE)
            ]
            assert any(f"{value}: {name}" in row for row in rows), f"{file.name}: {value} without its name"
            seen += 1
    assert seen > len(shipped)


def test_what_was_not_known_in_time_is_marked(
    opened: Callable[[str], Session], solved: Callable[[str], Outcomes], words: Callable[[str], Words]
) -> None:
    partial = replace(solved("greenland"), complete=False, actors={}, power={})
    told = solved_text(opened("greenland").scenario, partial, words("greenland"))
    assert told.endswith("INCOMPLETE: stopped before everything was known")
    assert "POWER" not in told


def test_the_order_is_that_of_the_law_with_pacts_last(
    solved: Callable[[str], Outcomes], words: Callable[[str], Words]
) -> None:
    ordered = in_order(solved("aegean_clash"), words("aegean_clash"))
    assert sorted(ordered) == sorted(solved("aegean_clash").mechanisms)
    assert ordered[:2] == ["nato_art4", "nato_art5"]
    pacts = [name.startswith("pact(") for name in ordered]
    assert any(pacts)
    assert pacts == sorted(pacts)


def test_lines_keep_to_the_width(text: Text) -> None:
    for name in SOME:
        before_counts = text(name).partition("\nCOUNT")[0].splitlines()
        # titles, and mechanisms with their ids, stand on one line
        long = [line for line in before_counts if len(line) > WIDTH and not line.startswith(tuple(SECTIONS))]
        assert all(line.endswith("]") for line in long)


def test_breaches_that_hang_on_a_reading_are_told_apart_from_those_of_every_outcome(text: Text) -> None:
    lines = section(text("one_agent_killed_abroad"), "DUTIES AND PERMISSIONS")
    titles = [line.strip() for line in lines if line.startswith("  breaches")]
    on_some = "breaches that lie in the facts, on some readings or open facts and not on others"
    assert on_some in titles
    after = lines[next(place for place, line in enumerate(lines) if line.strip() == on_some) :]
    assert any("use_force(de) (un_2_4)" in line for line in after)
    certain = section(text("one_of_a_grave_series"), "DUTIES AND PERMISSIONS")
    assert on_some not in [
        line.strip() for line in certain[: certain.index("  breaches that hang on a decision (left out by --lawful)")]
    ]


def test_each_victim_is_told_where_one_of_them_stands_otherwise_than_all_together(text: Text) -> None:
    lines = section(text("each_side_a_victim_on_some_reading"), "MECHANISMS")
    place = next(place for place, line in enumerate(lines) if "[self_defence]" in line)
    told = next(line for line in lines[place:] if line.strip().startswith("for "))
    assert "arguable" in told
