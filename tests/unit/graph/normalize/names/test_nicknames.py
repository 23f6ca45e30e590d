"""Nicknames of many languages, and formal names that are none."""

import pytest

from onefold.graph.normalize import nickname_groups
from onefold.graph.normalize.contract import Conventions
from onefold.graph.normalize.names.nickname_table import NICKNAMES
from onefold.graph.normalize.values import normalize


def test_nickname_groups() -> None:
    assert nickname_groups("robert") == ("robert",)
    assert "robert" in nickname_groups("bob")
    assert "mary" in nickname_groups("mary ann")
    assert nickname_groups("hughie") == ("hugh",)
    assert nickname_groups("florrie") == ("florence",)
    assert not set(nickname_groups("emmie")) & set(nickname_groups("florence"))
    assert not set(nickname_groups("maisie")) & set(nickname_groups("lydia"))
    assert nickname_groups("zzz") == nickname_groups("") == ()
    assert not set(nickname_groups("william")) & set(nickname_groups("robert"))
    assert list(nickname_groups("al")) == sorted(nickname_groups("al"))


@pytest.mark.parametrize(
    "of_one",
    [
        *("Henry Harry", "Anne Annie", "Elizabeth Lisa", "Catherine Kate", "Margaret Peggy"),
        *("Aleksandra Ola", "Małgorzata Gosia", "Wojciech Wojtek", "František Fero", "Jan Honza", "Katarína Katka"),
        *("Aleksandr Sasha", "Александра Саша", "Михаил Миша", "Микола Коля", "Екатерина Катя", "Олена Лена"),
        *("Đorđe Djoka", "Aleksandar Saša", "Dimitar Mitko", "István Pista", "Erzsébet Bözsi", "Nicolae Nicu"),
        *("Κωνσταντίνος Κώστας", "Ioannis Yannis", "Giuseppe Beppe", "Giovanni Gianni", "Lorenzo Renzo"),
        *("Francisco Paco", "José Manuel;Pepe", "Ignacio Nacho", "Guadalupe Lupita", "Jesús Chuy", "Rosario Charo"),
        *("José Zé", "Sebastião Tião", "Maria Eduarda;Duda", "Francisco Chico", "Guillaume Guigui"),
        *("Johannes Hans", "Hendrik Henk", "Karl Kalle", "Lars Lasse", "Helena Leena", "Mehmet Memo", "Moshe Moshiko"),
        *("Abdelrahman Abdo", "Mohamed Hamada", "Venkatesh Venky", "Subramaniam Subbu"),
    ],
)
def test_a_nickname_stands_for_its_formal_name(of_one: str) -> None:
    formal, nickname = of_one.split(";") if ";" in of_one else of_one.split()
    assert _groups(formal) & _groups(nickname)


@pytest.mark.parametrize(
    "two",
    [
        *("Clara Claire", "Clara Clare", "Peter Patrick", "Andrew Andrea", "Emily Emil", "Louise Louis"),
        *("Paco Pepe", "Zé Chico", "William Robert", "Maria Marta"),
    ],
)
def test_two_formal_names_are_no_nicknames_of_each_other(two: str) -> None:
    one, other = two.split()
    assert not _groups(one) & _groups(other)


def test_our_own_names_are_canonical() -> None:
    listed = {name for own in NICKNAMES.values() for name in " ".join(own).split() if name != "|"}
    assert {name for name in listed if normalize("given_name", name, Conventions()).values != (name,)} == set()


def _groups(name: str) -> set[str]:
    return {g for value in normalize("given_name", name, Conventions()).values for g in _of_tokens(value)}


def _of_tokens(value: str) -> set[str]:
    return {group for token in value.split() for group in nickname_groups(token)}
