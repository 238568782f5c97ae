"""What the terms of the law are called: states, places, mechanisms, provisions, questions, values and so on."""

import re
from collections.abc import Mapping
from functools import cached_property

from clingo import Symbol, SymbolType

from pymodel.law.records import NameDoc
from pymodel.render.values import spaced
from pymodel.render.words import Words

__all__ = ["Names"]

# names that stand with an article in a sentence
_WITH_ARTICLE = re.compile(
    r"^(United |Soviet |Federal |German Dem|Democratic |Dominican |Central |Netherlands|Philippines|Bahamas|Maldives|"
    r"Comoros|Gambia|Security Council|General Assembly|Council |North Atlantic (Council|Treaty)|Charter of |"
    r"Treaty (on|of) |Modified Brussels Treaty|Inter-American Treaty|Vienna Convention|Statute of |Rome Statute|"
    r"Articles on |Definition of |European Convention|Collective Security Treaty|Optional Protocol|Montr\w+ Convention|"
    r"Standing mandate|Joint Expeditionary|Agreement between|Anti-Coercion)|( Islands|Republic of .*)$"
)
# seas and other places with an article; what has a name in the plural is spoken of as one area
_SEAS = re.compile(
    r"( (Sea|Ocean|Mediterranean|Gulf|Channel|Strait|Straits|Canal|economic zone)|territorial sea( in .*)?|"
    r"^(Air corridor|Strait of|Gulf of|Bay of|Waters|Territorial sea of) .*)$"
)
_PLURAL = re.compile(r"\b([Ii]slands|Azores|Marianas|Keys)\b")
_UNITS = frozenset({"hours", "days", "months", "years"})


class Names:
    """The names that readers know, at the date of one scenario."""

    def __init__(self, words: Words) -> None:
        """Takes what the vocabulary and the law call things."""
        self._words = words

    def name(self, symbol: Symbol) -> str:
        """What a term is called: the id in words where it has no name."""
        if symbol.type is SymbolType.Number:
            return str(symbol.number)
        if symbol.type is SymbolType.String:
            return symbol.string
        text = str(symbol)
        if symbol.type is SymbolType.Function and symbol.arguments:
            return self._compound(symbol, text)
        actor = self._words.actor(text)
        if actor == text:
            if text in self._words.vocabulary.places:
                return _place(self._words.place(text))
            state = self._words.vocabulary.states.get(text)  # one of another time
            actor = state.spans[-1].name if state else self._known.get(text) or self.value(symbol)
        return f"the {actor}" if _WITH_ARTICLE.search(actor) else actor

    def working(self, symbol: Symbol) -> str:
        """What a mechanism is called, which is never the organ that may have the same code."""
        text = str(symbol)
        return self._known[text] if text in self._kinds and text in self._known else self.name(symbol)

    def value(self, symbol: Symbol) -> str:
        """What a value is called, which is never the state that may have the same code."""
        text = str(symbol)
        return self._wording.get(text) or spaced(text)

    def field(self, subject: Symbol, field: Symbol) -> str:
        """What a fact is called: the gravity of incident 1."""
        named = self._fields.get(str(field)) or spaced(str(field))
        return f"the {named} of incident {subject}" if subject.type is SymbolType.Number else f"the {named}"

    def meaning(self, field: Symbol, value: Symbol) -> str:
        """A value of a fact in words, with what it means."""
        known = self._words.vocabulary.fields.get(str(field))
        if known is not None and known.ranges_over in ("state", "place"):
            return self.name(value)
        said = self._words.value(str(field), str(value))
        plain = spaced(str(value))
        return plain if said in (str(value), plain) else f"{plain} ({said})"

    def position(self, reading: str, position: str) -> tuple[str, str, str]:
        """The question of a reading, what a position on it says, and its standing with its holders."""
        law = self._words.law
        known, one = law.readings.get(reading), law.positions.get((reading, position))
        question = known.question if known else spaced(reading)
        if one is None:
            return question, spaced(position), ""
        held = "; ".join(part for part in (one.standing, f"held by: {one.holders}" if one.holders else "") if part)
        return question, one.text, held

    def mechanism(self, mechanism: str) -> str:
        """What a mechanism is called."""
        return self._words.mechanism(mechanism)

    def provision(self, cited: str) -> str:
        """The title of what a rule cites; the id where it has none."""
        law = self._words.law
        known = law.provisions.get(cited) or law.definitions.get(cited)
        if known is not None:
            return known.title
        reading = law.readings.get(cited)
        return reading.question if reading is not None else cited

    # ---- within

    def _compound(self, symbol: Symbol, text: str) -> str:
        if symbol.name in self._kinds:
            called = self._words.mechanism(text)
            return f"the {called}" if _WITH_ARTICLE.search(called) else called
        if text in self._wording:
            return self._wording[text]
        if symbol.name in _UNITS and len(symbol.arguments) == 1:
            number = symbol.arguments[0]
            return f"{number} {symbol.name.removesuffix('s') if str(number) == '1' else symbol.name}"
        inside = " ".join(self.name(argument) for argument in symbol.arguments)
        return f"{self._known.get(symbol.name) or spaced(symbol.name)} {inside}".strip()

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """The mechanisms, those with an argument by what stands before it."""
        return frozenset(name.partition("(")[0] for name in self._words.law.mechanisms)

    @cached_property
    def _known(self) -> Mapping[str, str]:
        """Names by id; of several for one id the last counts."""
        law = self._words.law
        return {
            **{name: f'"{reading.question}"' for name, reading in law.readings.items()},
            **{name: provision.title for name, provision in law.provisions.items()},
            **self._words.vocabulary.places,
            **{name: mechanism.text for name, mechanism in law.mechanisms.items()},
            **{doc.id: doc.text for doc in law.of(NameDoc)},
        }

    @cached_property
    def _fields(self) -> Mapping[str, str]:
        """The fields that have a name for sentences."""
        return {doc.id: doc.text for doc in self._words.law.of(NameDoc) if doc.id in self._words.vocabulary.fields}

    @cached_property
    def _wording(self) -> Mapping[str, str]:
        return {str(term): str(said) for term, said in self._words.law.table("wording/2")}


def _place(name: str) -> str:
    """A place in a sentence."""
    if _PLURAL.search(name):
        return f"the area of {'' if name.startswith('the ') else 'the '}{name}"
    common = name.startswith(("Air ", "Waters ", "Territorial "))
    return f"the {name[:1].lower() + name[1:] if common else name}" if _SEAS.search(name) else name
