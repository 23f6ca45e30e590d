"""The script that judges a model on generated people."""

import pytest
import typer

from evaluate_accuracy import main, scores
from onefold.graph.model.model import shipped_model
from people.population import generate


def test_generated_people_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    found = scores(list(generate(80, 3, "crm")), shipped_model())
    assert found.entities == 80
    assert found.pairwise.f1 > 0.8
    main(only="crm", people=80, seed=3)
    last = capsys.readouterr().out.splitlines()[-1].split()
    assert last[0] == "crm"
    assert float(last[4]) == round(found.pairwise.f1, 4)


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(typer.BadParameter, match="unknown profile 'crn'; known: crm"):
        main(only="crn")
