"""The predicates that a scenario states, and nothing else may."""

INPUTS: tuple[tuple[str, int], ...] = (
    ("date", 1),
    ("incident", 1),
    ("given", 3),
    ("open", 2),
    ("fix_reading", 2),
    ("fix_decision", 3),
    ("close_decisions", 0),
    ("readings_scope", 1),
    ("readings_bundle", 1),
    ("taken_at", 3),
    ("elapsed", 1),
)
"""Name and arity of each; any other fact of a scenario is refused."""

SIGNATURES: tuple[str, ...] = tuple(f"{name}/{arity}" for name, arity in INPUTS)
"""The same as people write them: `date/1`."""
