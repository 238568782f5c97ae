"""A small law in which every kind of record occurs and every lint is content."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pymodel.law.catalogue import Law, read_law
from pymodel.law.lints import Program, read_program

FILES: Mapping[str, str] = {
    "treaty.lp": """% A treaty between imaginary states.

%! provision pact_1: Pact of the Isles, Article 1 (talks)
%! identifier: 1 Isles Treaty Series 1
%! confidence: high
%! One member's worry is enough.
%! All then talk.
%!
%! Nothing further follows.
%! ---
%! provision pact_9: Pact of the Isles, Article 9 (seat of the secretariat)
%! identifier: 1 Isles Treaty Series 1
%! confidence: medium
%! The secretariat sits on the northern isle.
%! not_encoded pact_9: non_normative it binds nobody
%! not_split r-seat-cost: decides nothing

%! definition levels: The scale of answers
%! identifier: schema of this project
%! From none to force.

%! mechanism talks: Article 1: talks
mechanism(talks).

%! [pact_1] {P} has asked,
%! so {S} must talk
must(S, talk, pact_1) :- decides(P, ask_talks, yes), member(isles, P, _, _), member(isles, S, _, _).
%! [pact_1, levels] a talk is {L}
talk_level(L) :- value(1, gravity, L), not calm.
%! [levels] nothing happened
calm :- value(I, gravity, none), incident(I).
""",
    "vocabulary.lp": """%! field gravity: how grave it was
field(gravity).
%! value gravity none: nothing
value_of(gravity, none).
%! value gravity major: a great deal
value_of(gravity, major).
%! field means: how it was done
field(means).
%! value means cyber: by computers
value_of(means, cyber). class_of(cyber, soft).
""",
    "facts.lp": """%! definition facts: a stated fact holds
%! [facts] {F} of {S} is {V}
value(S, F, V) :- given(S, F, V).
%! [facts] {F} of {S} is open
1 { value(S, F, V) : value_of(F, V) } 1 :- open(S, F).
%! [facts] not both
:- value(I, gravity, none), value(I, means, cyber), open(I, means).
""",
    "readings.lp": """%! reading seat: Does the attacker's own seat count?
%! provisions: pact_1,
%!   levels
%! from: r-seat, r-forum
%! confidence: medium
%! It decides who can block.
reading(seat).
%! position seat counts: every member sits
%! holders: the secretariat; the northern isle, 1963;
%! and most writers
position_of(seat, counts, mainstream).
%! position seat excluded: nobody judges its own cause
%! holders: one judge
position_of(seat, excluded, held).
%! [pact_1] a member is in, so it matters
asked(seat) :- member(isles, _, _, _).
%! [pact_1] {S} is counted
counted(S) :- member(isles, S, _, _), position(seat, counts).
%! [seat] the position on {Q} is {P}
1 { position(Q, P) : position_of(Q, P, _) } 1 :- asked(Q).
%! bundle northern: how the northern isle answers
%! holders: the north
%! choice northern seat: the secretariat says so
bundle(northern, seat, counts).
""",
    "decisions.lp": """%! act ask_talks: a member asks for talks, or does not
act_value(ask_talks, yes). act_value(ask_talks, no). passive(ask_talks, no).
%! act vote: a vote on an item
%! value vote yes: in favour
act_value(vote(talks), yes). act_value(vote(talks), no).
%! [pact_1] {S} decides {A}
1 { decides(S, A, V) : act_value(A, V) } 1 :- counted(S), act_value(A, _).
""",
    "world/states.lp": """%! source: an atlas
%! confidence: high
state(nn, "Northern Isle", 19450101, 99991231). state(ss, "Southern Isle", 19450101, 19900101).
alias(north, nn).
%! state nn: the seat of everything
member(isles, (nn; ss), 19500101, 99991231).
%! place bay: the bay between the isles
place(bay, "Great Bay"). sea(bay). sovereign(bay, ss, 19450101, 19600101). sovereign(bay, nn, 19600101, 99991231).
claimed(bay, ss). lies_in(bay, isles_region).
""",
    "words.lp": """%! instrument isles: Pact of the Isles
%! provisions: pact_*
%! All that the isles agreed.

%! fact member(O, S, From, To): Membership: {S} belongs to {O} {From..To}.
%! fact claimed(P, ss): The south claims it; see [seat].
%! fact claimed(P, S): {S} claims it.
%! sentence claimed(P, S): {S} claims {P}
%! name isles: the League of the Isles
""",
}

Write = Callable[[Mapping[str, str]], list[Path]]
Change = Callable[[str, str, str], Program]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files below `encodings/` and returns them, sorted."""

    def put(files: Mapping[str, str]) -> list[Path]:
        for name, text in files.items():
            path = tmp_path / "encodings" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return sorted((tmp_path / "encodings").rglob("*.lp"))

    return put


@pytest.fixture
def law(write: Write, tmp_path: Path) -> Law:
    """The catalogue of the small law."""
    return read_law(write(FILES), tmp_path)


@pytest.fixture
def program(write: Write, tmp_path: Path) -> Program:
    """The small law under check."""
    return read_program(write(FILES), tmp_path)


@pytest.fixture
def changed(write: Write, tmp_path: Path) -> Change:
    """The small law with one piece of one file replaced."""

    def change(file: str, old: str, new: str) -> Program:
        assert old in FILES[file]
        return read_program(write({**FILES, file: FILES[file].replace(old, new)}), tmp_path)

    return change
