from modelling.frequencies import adjustments


def test_an_initial_is_as_common_as_the_names_that_begin_with_it() -> None:
    given = adjustments("given_name")
    weights = {letter: given.values.get(letter, given.default) for letter in "jqx"}
    assert weights["j"] < given.values["james"] < 0
    assert weights["j"] < weights["q"] < given.default
    assert "j" not in adjustments("city").values
