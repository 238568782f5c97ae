"""Every provision of the research stands in the law: cited by a rule, named by data, or listed with a reason."""

from dataclasses import replace
from pathlib import Path

import pytest

from pymodel.law.catalogue import Law, load_law
from pymodel.law.lints import Program, provisions_are_encoded, read_program
from pymodel.law.records import REASONS, Provision
from pymodel.law.sources import ProvisionMap, provision_map
from pymodel.paths import data_folder

LIST = Path(__file__).parents[1] / "data" / "provisions_of_the_source.txt"
SOURCE_IDS = tuple(LIST.read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law(cache=False)


@pytest.fixture(scope="module")
def mapped(law: Law) -> ProvisionMap:
    return provision_map(law, SOURCE_IDS)


def test_the_source_material_has_148_provisions() -> None:
    assert len(set(SOURCE_IDS)) == len(SOURCE_IDS) == 148


def test_every_provision_of_the_source_material_is_declared(mapped: ProvisionMap) -> None:
    assert mapped.missing == ()


def test_no_provision_comes_from_one_that_the_source_material_lacks(mapped: ProvisionMap) -> None:
    assert mapped.unknown == ()


@pytest.fixture(scope="module")
def program() -> Program:
    folder = data_folder("encodings")
    return read_program(sorted(folder.rglob("*.lp")), folder.parent)


def test_every_one_of_them_is_encoded_or_says_why_not(program: Program) -> None:
    assert provisions_are_encoded(program) == []


def test_every_reason_for_no_rule_is_a_named_one(law: Law) -> None:
    assert {entry.reason for entry in law.not_encoded.values()} <= set(REASONS)


def test_a_provision_that_loses_its_origin_is_missed(law: Law) -> None:
    docs = tuple(
        replace(doc, from_ids=()) if isinstance(doc, Provision) and doc.id == "nat_4" else doc for doc in law.docs
    )
    assert provision_map(Law(docs, law.rules), SOURCE_IDS).missing == ("nat-4",)


def test_an_origin_that_nobody_knows_is_found(law: Law) -> None:
    docs = tuple(
        replace(doc, from_ids=("nat-99",)) if isinstance(doc, Provision) and doc.id == "nat_4" else doc
        for doc in law.docs
    )
    assert provision_map(Law(docs, law.rules), SOURCE_IDS).unknown == ("nat-99",)
