"""What values and names become, said in short, and compared."""

from onefold.graph.normalize import Conventions, normalize, normalize_record

ANY = Conventions()
GB = Conventions(region="GB", date_order="DMY")
US = Conventions(region="US", date_order="MDY")
SHORT = {"given_name": "g", "middle_name": "m", "family_name": "f", "name_suffix": "s", "full_name": "full"}


def check(field: str, raw: str, expected: str | tuple[str, ...], conventions: Conventions = ANY) -> None:
    """A string starting with "!" expects that problem, any other that single value."""
    found = normalize(field, raw, conventions)
    if isinstance(expected, str) and expected.startswith("!"):
        assert found == ((), expected[1:])
    else:
        assert found == ((expected,) if isinstance(expected, str) else expected, None)


def names_of(**raw: str) -> dict[str, str]:
    """Name parts of a record by their short names, several values joined by a bar."""
    long = {short: field for field, short in SHORT.items()}
    said = normalize_record([(long[short], value) for short, value in raw.items()], Conventions())
    return {SHORT[field]: "|".join(found) for field, found in said.items() if field in SHORT}
