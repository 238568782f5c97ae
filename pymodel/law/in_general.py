"""A label of a rule in general words, where nothing is known of what its variables stand for."""

import re

from pymodel.law.phrases import BRACES

__all__ = ["in_general"]

_INCIDENT = re.compile(r"incident \{([A-Z]\w*)\}")
_ACTORS = frozenset("SVXAWYGH")  # how the rules of the law call those who act
_SOMEBODY = ("somebody", "another", "a third")
_INCIDENTS = ("an incident", "another incident", "a third incident")


def in_general(label: str) -> str:
    """A label with general words for its variables.

    Args:
        label: the text, with variables in braces.

    Returns:
        The text, in which one who acts is `somebody`, and whoever else acts `another`.
    """
    text = _put(_INCIDENT, label, _INCIDENTS)
    actors = [name for name in BRACES.findall(text) if name[0][:1] in _ACTORS]
    said = dict(zip(dict.fromkeys(name for name, _ in actors), _SOMEBODY, strict=False))
    return BRACES.sub(lambda one: said.get(one[1] or "", "something"), text)


def _put(pattern: re.Pattern[str], text: str, words: tuple[str, ...]) -> str:
    """The text with a word for each name that a pattern finds, the same for the same name."""
    said = dict(zip(dict.fromkeys(pattern.findall(text)), words, strict=False))
    return pattern.sub(lambda one: said.get(one[1], one[0]), text)
