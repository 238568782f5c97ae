"""For each rule of the law: the scenarios in which it fires, and how far history and the claims support it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path, PurePath

from pymodel.coverage.claims import claims_on, read_claims
from pymodel.law.reader import read_files
from pymodel.law.records import Rule

__all__ = ["Coverage", "RuleCoverage", "Support", "coverage", "is_meant"]

HISTORICAL = "historical"
"""The folder of the incidents that happened."""


class Support(Enum):
    """What speaks for a rule beside the provision that its label cites."""

    INCIDENTS = "two incidents or more"
    INCIDENT_AND_CLAIM = "one incident and a claim"
    INCIDENT = "one incident, no claim"
    NONE = "history has not tested it yet"


@dataclass(frozen=True)
class RuleCoverage:
    """One rule and where it fires.

    Attributes:
        rule: its record.
        scenarios: the scenarios in which it fires.
        incidents: those among them that happened.
        claims: the claims that look at what it derives.
    """

    rule: Rule
    scenarios: tuple[str, ...]
    incidents: tuple[str, ...]
    claims: tuple[str, ...]

    @property
    def support(self) -> Support:
        """How far history and the claims support it."""
        if len(self.incidents) > 1:
            return Support.INCIDENTS
        if self.incidents:
            return Support.INCIDENT_AND_CLAIM if self.claims else Support.INCIDENT
        return Support.NONE


@dataclass(frozen=True)
class Coverage:
    """Every rule of the law over some scenarios.

    Attributes:
        scenarios: the scenarios that were tried.
        rules: every rule, in the order of the files.
        missing: scenarios that were to be tried and could not be.
        shipped: whether these are the scenarios that ship; of others, that a rule fires in none is no fault, and that
            it fires in no incident says nothing about history.
    """

    scenarios: tuple[str, ...]
    rules: tuple[RuleCoverage, ...]
    missing: tuple[str, ...] = ()
    shipped: bool = True

    @cached_property
    def nowhere(self) -> tuple[RuleCoverage, ...]:
        """The rules that fire in no scenario."""
        return tuple(one for one in self.rules if not one.scenarios)

    @property
    def explained(self) -> tuple[RuleCoverage, ...]:
        """Those of them that say why."""
        return tuple(one for one in self.nowhere if one.rule.untested)

    @property
    def unexplained(self) -> tuple[RuleCoverage, ...]:
        """Those of them that do not."""
        return tuple(one for one in self.nowhere if not one.rule.untested)

    @property
    def contradicted(self) -> tuple[RuleCoverage, ...]:
        """The rules that say they fire nowhere, and fire."""
        return tuple(one for one in self.rules if one.scenarios and one.rule.untested)

    @property
    def incidents(self) -> tuple[str, ...]:
        """The scenarios that happened."""
        return tuple(filter(happened, self.scenarios))

    def about(self, what: str) -> tuple[RuleCoverage, ...]:
        """The rules that are meant, see `is_meant`."""
        return tuple(one for one in self.rules if is_meant(one.rule, what))


def happened(scenario: str) -> bool:
    """Whether a scenario lies in the folder of incidents that happened."""
    return PurePath(scenario).parent.name == HISTORICAL


def coverage(
    fired: Mapping[str, Collection[str]],
    files: Sequence[Path],
    root: Path,
    claims: Sequence[Path] = (),
) -> Coverage:
    """Puts together what was found out scenario by scenario.

    Args:
        fired: by scenario, the places of the rules that fire in it, as `pymodel.coverage.fired` gives them.
        files: all files of the law.
        root: the folder that their names are shown relative to.
        claims: the files of the claims.

    Returns:
        The table, as of the scenarios that ship with none missing. Facts are no rules.

    Raises:
        LawSyntaxError: if clingo refuses a file.
        OSError: if a file cannot be read.
    """
    known = read_claims(claims)
    where: dict[str, list[str]] = {}
    for scenario, places in fired.items():
        for place in places:
            where.setdefault(place, []).append(scenario)
    rules = []
    for one in read_files(files, root).statements:
        if one.statement.needs_label:
            scenarios = tuple(where.get(one.rule.place, ()))
            incidents = tuple(filter(happened, scenarios))
            rules.append(RuleCoverage(one.rule, scenarios, incidents, claims_on(one.statement.heads, known)))
    return Coverage(tuple(fired), tuple(rules))


def is_meant(rule: Rule, what: str) -> bool:
    """Whether a rule stands at a place, or cites a provision, reading or definition.

    Args:
        rule: the rule.
        what: a place such as `encodings/treaty.lp:12`, where folders may be left out, or the id of what is cited.

    Returns:
        Whether it is.
    """
    name, colon, line = what.rpartition(":")
    if not colon:
        return what in rule.cited
    if not name or not line.isdecimal() or not rule.line <= int(line) <= rule.last_line:
        return False
    parts, wanted = PurePath(rule.file).parts, PurePath(name).parts
    return parts[-len(wanted) :] == wanted[-len(parts) :]
