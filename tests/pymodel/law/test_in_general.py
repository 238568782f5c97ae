"""A label speaks in general words where nothing is known of its variables."""

import pytest

from pymodel.law.in_general import in_general


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("{S} stops the finding that {V} was attacked", "somebody stops the finding that another was attacked"),
        ("incident {I} is covered by the clause for {V}", "an incident is covered by the clause for somebody"),
        ("{V}, {V}: incident {I}, incident {J}", "somebody, somebody: an incident, another incident"),
        ("a finding is blocked", "a finding is blocked"),
        ("the pact {P} covers {V}", "the pact something covers somebody"),
    ],
)  # fmt: skip
def test_variables_have_general_words(label: str, said: str) -> None:
    assert in_general(label) == said
