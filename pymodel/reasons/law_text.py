"""The rules and facts of the law as a checker reads them: again from the files, by file and line.

A part of the checker, so it imports only clingo.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import clingo
from clingo import ast
from clingo.ast import AST, ASTType

__all__ = ["LawText"]


class LawText:
    """The rules and facts of the law as they stand in its files, read again by file and line."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        """Takes the files of the law by the names that places give them."""
        self._files = files
        self._read: dict[str, dict[int, list[AST]]] = {}
        self._known: dict[str, frozenset[str]] = {}

    def _lines(self, file: str) -> Mapping[int, list[AST]]:
        """The rules and facts of a file by their first line."""
        if file not in self._read:
            found: dict[int, list[AST]] = {}

            def keep(node: AST) -> None:
                if node.ast_type == ASTType.Rule:
                    found.setdefault(node.location.begin.line, []).append(node)

            ast.parse_files([str(self._files[file])], keep, logger=lambda *_: None)
            self._read[file] = found
        return self._read[file]

    def rules(self, place: str) -> list[AST]:
        """The rules that stand at a place."""
        file, _, line = place.rpartition(":")
        if file not in self._files or not line.isdecimal():
            return []
        return [node for node in self._lines(file).get(int(line), ()) if node.body]

    def facts(self, place: str) -> frozenset[str]:
        """The facts that stand at a place."""
        file, _, line = place.rpartition(":")
        if file not in self._files or not line.isdecimal():
            return frozenset()
        if place in self._known:
            return self._known[place]
        control = clingo.Control(logger=lambda *_: None)
        with ast.ProgramBuilder(control) as builder:
            for node in self._lines(file).get(int(line), ()):
                if not node.body:
                    builder.add(node)
        control.ground([("base", [])])
        self._known[place] = frozenset(str(atom.symbol) for atom in control.symbolic_atoms)
        return self._known[place]

    @cached_property
    def _heads(self) -> Mapping[tuple[str, int, bool], list[tuple[str, AST]]]:
        """The heads of all rules with their places: by predicate, those of choices apart."""
        found: dict[tuple[str, int, bool], list[tuple[str, AST]]] = {}
        for file in self._files:
            for line, nodes in self._lines(file).items():
                for node in nodes:
                    chosen = node.head.ast_type == ASTType.Aggregate
                    heads = [one.literal for one in node.head.elements] if chosen else [node.head]
                    for head in heads if node.body else ():
                        if head.ast_type == ASTType.Literal and head.atom.ast_type == ASTType.SymbolicAtom:
                            symbol = head.atom.symbol
                            key = (symbol.name, len(symbol.arguments), chosen)
                            found.setdefault(key, []).append((f"{file}:{line}", symbol))
        return found

    def giving(self, atom: str, *, choices: bool = False) -> set[str]:
        """The places of the rules, and of the choices if they are wanted, whose head can be an atom."""
        wanted = _head_of(atom)
        key = (wanted.name, len(wanted.arguments))
        listed = [*self._heads.get((*key, False), ()), *(self._heads.get((*key, True), ()) if choices else ())]
        return {place for place, head in listed if _compatible(head, wanted, {})}


def _head_of(atom: str) -> AST:
    nodes: list[AST] = []
    ast.parse_string(f"{atom}.", nodes.append, logger=lambda *_: None)
    head: AST = nodes[-1].head.atom.symbol
    return head


def _compatible(head: AST, wanted: AST, known: dict[str, str]) -> bool:
    """Whether two terms can be equal, each variable of the head being one thing, and what is not plain anything."""
    if head.ast_type == ASTType.Variable and wanted.ast_type != ASTType.Variable and head.name != "_":
        return known.setdefault(head.name, str(wanted)) == str(wanted)
    plain = (ASTType.Function, ASTType.SymbolicTerm)
    if head.ast_type not in plain or wanted.ast_type not in plain:
        return True
    one, other = _name_of(head), _name_of(wanted)
    first, second = getattr(head, "arguments", ()), getattr(wanted, "arguments", ())
    if one != other or len(first) != len(second):
        return False
    return all(_compatible(inside, beside, known) for inside, beside in zip(first, second, strict=True))


def _name_of(term: AST) -> str:
    return str(term.symbol) if term.ast_type == ASTType.SymbolicTerm else str(term.name)
