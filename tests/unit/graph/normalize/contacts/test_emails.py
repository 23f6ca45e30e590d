"""E-mail addresses: what people write, and what it becomes."""

import pytest

from unit.graph.normalize.checks import check


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("john@smith.net", "john@smith.net"),
        (" John@Smith.NET ", "john@smith.net"),
        ("john+shop@smith.net", "john@smith.net"),
        ("+john@smith.net", "+john@smith.net"),
        ("j.o.h.n+x@googlemail.com", "john@gmail.com"),
        ("j.ohn@smith.net", "j.ohn@smith.net"),
        ("John Smith <john@smith.net>", "john@smith.net"),
        ("\u200bjohn@\u00adsmith.net\ufeff", "john@smith.net"),
        ("\u00a0john@smith.net\u2060\t", "john@smith.net"),
        ("\u202ajohn@smith.net\u202c", "john@smith.net"),
        ("john\x00@smith.net\x07", "john@smith.net"),
        ("john@smith.net.", "john@smith.net"),
        ("john@smith.net;", "john@smith.net"),
        ("mailto:john@smith.net", "john@smith.net"),
        ("o'hara@smith.net", "o'hara@smith.net"),
        ("john@bücher.de", "john@xn--bcher-kva.de"),
        ("john@xn--bcher-kva.de", "john@xn--bcher-kva.de"),
        ("müller@smith.net", "xn--mller-kva@smith.net"),  # not muller@: another mailbox
        ("ｊｏｈｎ＠smith.net", "john@smith.net"),
        ("john@", "!malformed"),
        ("john", "!malformed"),
        ("@smith.net", "!malformed"),
        ("john@smith", "!malformed"),
        ("johnsmith.net", "!malformed"),
        ("john..x@smith.net", "!malformed"),
        ("john smith@smith.net", "!malformed"),
        ("john@smith.net, jane@smith.net", "!malformed"),
        ("john@-smith.net", "!malformed"),
        ("test@test.com", "!placeholder"),
        ("test@smith.net", "!placeholder"),
        ("none@none.com", "!placeholder"),
        ("no-reply@smith.net", "!placeholder"),
        ("noemail@smith.net", "!placeholder"),
        ("test@example.com", "!placeholder"),
        ("no@no.com", "!placeholder"),
        ("ann@annie.com", "ann@annie.com"),
        ("John.Doe@example.com", "!placeholder"),
        ("jane.hart7@example.com", "jane.hart7@example.com"),
        ("jane@shop.test", "jane@shop.test"),
        ("jane@mail.example", "jane@mail.example"),
        ("jane@host.local", "!placeholder"),
        ("null", "!placeholder"),
    ],
)
def test_an_email(raw: str, expected: str) -> None:
    check("email", raw, expected)
