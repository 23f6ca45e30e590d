"""Which fields there are."""

import pytest

from onefold.graph.normalize import normalize
from unit.graph.normalize.checks import ANY


@pytest.mark.parametrize("field", ["", "nickname", "custom", "custom:", "custom: \u200b", "Email"])
def test_an_unknown_field_is_an_error(field: str) -> None:
    with pytest.raises(ValueError, match="unknown field"):
        normalize(field, "x", ANY)
