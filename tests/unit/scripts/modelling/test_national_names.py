import pytest

from modelling.national_names import NATIONAL_NAMES
from onefold.graph.normalize.contract import Conventions
from onefold.graph.normalize.values import normalize


@pytest.mark.parametrize("country", sorted(NATIONAL_NAMES))
def test_every_name_is_canonical_and_listed_once(country: str) -> None:
    names = NATIONAL_NAMES[country]
    for field, ranked in (("given_name", names.men), ("given_name", names.women), ("family_name", names.family)):
        listed = [name.replace("_", " ") for name in ranked.text.split()]
        assert len(set(listed)) == len(listed) >= 48
        assert [name for name in listed if normalize(field, name, Conventions()).values != (name,)] == []
        assert 0.001 < ranked.share < 0.35
