"""A claim to have answered an attack needs an attack to have answered: where none is stated, that is bad input."""

import pytest

from pymodel.scenario import InputError, from_mapping
from pymodel.session import open_session

Incident = dict[str, object]

ATTACK: Incident = {"attacker": "tr", "target": "gr", "place": "crete", "means": "bombardment", "gravity": "major"}
ANSWER: Incident = {"attacker": "gr", "target": "tr", "place": "turkey", "means": "bombardment", "gravity": "major"}
CLAIMED: Incident = {"justification": "claimed_defence"}
GROUP: Incident = {"attacker": {"non_state": "isil", "control": "harboured", "state": "tr"}}


def read(*incidents: Incident) -> None:
    open_session(from_mapping({"title": "Claims", "date": "2026-03-01", "incidents": list(incidents)}, "claims.yaml"))


def test_an_answer_to_a_stated_attack_is_accepted() -> None:
    read(ATTACK, ANSWER | CLAIMED)


@pytest.mark.parametrize(
    "incidents",
    [
        pytest.param((ATTACK | CLAIMED, ANSWER | CLAIMED), id="both_claim"),
        pytest.param((ANSWER | CLAIMED,), id="nothing_to_answer"),
        pytest.param((ATTACK, ANSWER | CLAIMED | {"attacker": "fr"}), id="a_helper_claims"),
        pytest.param((ATTACK | GROUP, ANSWER | CLAIMED), id="against_the_host_of_a_group"),
    ],
)
def test_a_claim_that_nothing_can_bear_out_is_refused(incidents: tuple[Incident, ...]) -> None:
    with pytest.raises(InputError, match="claimed_defence` finds no other incident in which the target is accused"):
        read(*incidents)
