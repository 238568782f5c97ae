"""Every rule of the law fires in some shipped scenario, or its label says why it does not."""

import pytest

from pymodel.coverage import Support, coverage, fired, mark_shipped
from pymodel.law.catalogue import load_law
from pymodel.law_files import law_files
from pymodel.paths import data_folder
from pymodel.scenario import load


@pytest.fixture(scope="module")
def left() -> frozenset[str]:
    """The rules that fire nowhere."""
    law = mark_shipped()
    found = frozenset(law.places)
    for path in sorted(data_folder("scenarios").rglob("*.yaml"), reverse=True):
        found -= fired(law, load(path))
    return found


def test_every_rule_fires_somewhere_or_says_why_not(left: frozenset[str]) -> None:
    rules = load_law(cache=False).rules
    assert len(rules) > 700
    silent = [f"{rule.place}: {rule.label}" for rule in rules if rule.place in left and not rule.untested]
    assert silent == [], "add a scenario, or a line `%! untested: reason` to the label"


def test_no_rule_that_says_it_fires_nowhere_fires(left: frozenset[str]) -> None:
    untested = [rule.place for rule in load_law(cache=False).rules if rule.untested]
    assert untested
    assert [place for place in untested if place not in left] == [], "the line `%! untested:` is out of date"


def test_no_rule_rests_on_one_incident_alone() -> None:
    """A rule that fires in one incident has a claim that looks at it; those that fire in none are no such rules."""
    folder = data_folder("encodings")
    files = law_files(folder)
    law = mark_shipped()
    claims = sorted(data_folder("logic").glob("*.lp"))
    incidents = sorted((data_folder("scenarios") / "historical").glob("*.yaml"))
    found = {f"historical/{path.name}": fired(law, load(path)) for path in incidents}
    table = coverage(found, files, folder.parent, claims)
    alone = [one.rule.place for one in table.rules if one.support is Support.INCIDENT]
    assert alone == [], "add a claim of `logic/` that looks at what the rule derives, or an incident that tests it"
