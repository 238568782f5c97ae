"""The public way in from Python: `why` and `why_not`, and the answers they give."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pymodel.law.catalogue import load_law
from pymodel.reasons import Explainer, Explanation
from pymodel.reasons.explanation import Asked
from pymodel.render.reasons.markdown import page_markdown
from pymodel.render.reasons.page import Page, explanation_page
from pymodel.render.reasons.sayings import Sayings
from pymodel.render.reasons.text import page_text
from pymodel.render.words import Words
from pymodel.scenario import Scenario, load, with_choices
from pymodel.session import open_session
from pymodel.vocabulary import load_vocabulary

__all__ = ["Reasons", "why", "why_not"]


@dataclass(frozen=True, eq=False)
class Reasons:
    """Why something holds, or why it does not; as text when it is printed.

    Attributes:
        explanation: the records: the tree, what is missing, and what would bring it about.
    """

    explanation: Explanation

    @property
    def possible(self) -> bool:
        """Whether it holds in some outcome."""
        return self.explanation.possible

    @property
    def certain(self) -> bool:
        """Whether it holds in every outcome."""
        return self.explanation.certain

    def text(self, depth: int | None = None) -> str:
        """The explanation as plain text, down to a depth."""
        return page_text(self._page(depth))

    def markdown(self, depth: int | None = None) -> str:
        """The explanation as Markdown, down to a depth."""
        return page_markdown(self._page(depth), self._sayings.names)

    def to_json(self) -> dict[str, object]:
        """The explanation as values that `json.dumps` takes, by the published schema."""
        return self.explanation.to_json(self._sayings.atom)

    def __str__(self) -> str:
        return self.text()

    @property
    def _sayings(self) -> Sayings:
        return Sayings(Words(load_vocabulary(), load_law(), self.explanation.date))

    def _page(self, depth: int | None) -> Page:
        return explanation_page(self.explanation, self._sayings, depth=depth)


def why(  # noqa: PLR0913 - what can be asked are its parameters
    scenario: Scenario | str | Path,
    atom: str,
    *,
    where: str | None = None,
    readings: Mapping[str, str] | None = None,
    decisions: Mapping[str, Mapping[str, str]] | None = None,
    scope: str | None = None,
) -> Reasons:
    """Tells why something holds in an outcome of a scenario.

    Args:
        scenario: a scenario, or the path of its file.
        atom: what to explain, such as `nato_art5=invoked` or `ceiling(de)=military`.
        where: a goal that names a class of outcomes, of which one is shown; all count if left out.
        readings: readings to fix, such as `{"nac_seat": "counts"}`; they win over the file.
        decisions: decisions to fix, such as `{"de": {"council": "object"}}`; they win over the file.
        scope: which positions count: mainstream, held, all, or those of a named bundle; as in the file if left out.

    Returns:
        The reasons, in the outcome of `timeline` or the nearest to it in which it holds. If it holds in none, why not.

    Raises:
        InputError: the file or an argument is wrong; the message says where and what is allowed.
        GoalError: the atom or the class cannot be read or names something unknown, or no outcome is in the class.
        NoOutcomeError: the facts contradict each other.
    """
    return _reasons("why", scenario, atom, where, readings, decisions, scope)


def why_not(  # noqa: PLR0913 - what can be asked are its parameters
    scenario: Scenario | str | Path,
    atom: str,
    *,
    where: str | None = None,
    readings: Mapping[str, str] | None = None,
    decisions: Mapping[str, Mapping[str, str]] | None = None,
    scope: str | None = None,
) -> Reasons:
    """Tells why something does not hold, and what would bring it about; for the arguments and errors see `why`.

    Returns:
        The reasons, in the outcome of `timeline` or the nearest to it in which it does not hold. If it holds in every
        one, why.
    """
    return _reasons("why-not", scenario, atom, where, readings, decisions, scope)


def _reasons(  # noqa: PLR0913, PLR0917 - as above
    asked: Asked,
    scenario: Scenario | str | Path,
    atom: str,
    where: str | None,
    readings: Mapping[str, str] | None,
    decisions: Mapping[str, Mapping[str, str]] | None,
    scope: str | None,
) -> Reasons:
    vocabulary = load_vocabulary()
    known = scenario if isinstance(scenario, Scenario) else load(scenario, vocabulary)
    known, notes = with_choices(known, scope, readings, decisions, vocabulary)
    explainer = Explainer(open_session(known), load_law(), vocabulary)
    return Reasons(explainer.explain(asked, atom, where=where, notes=notes))
