"""Which encoding a text is in: said by a mark, shown by its bytes, or guessed from its letters.

The whole content is looked at, since the first é of a file may stand on its last line: what is valid UTF-8 to the
end is UTF-8, and so is what is UTF-8 but for a few broken bytes. Everything else is older than UTF-8; which of the
older encodings, `letters` says.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from onefold.graph.errors import InvalidArgument
from onefold.server.files.encodings.letters import likeliest
from onefold.server.files.formats.opened import Content

UTF8: Final = "utf-8"
_SAID: Final = "as the mapping says"
_BROKEN: Final = "onefold-broken"
_CHUNK_BYTES: Final = 1 << 20
_SAMPLE_BYTES: Final = 1 << 16
"""Of lines with bytes beyond ASCII; what a guess needs at most."""
_HEAD_BYTES: Final = 1 << 16
_MARKS: Final = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZEROS_OF_UTF16: Final = 0.2
"""Share of zeros among every other byte from which a text is UTF-16: digits, commas and @ are zeros in any script."""
_BEYOND_ASCII: Final = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_SURROGATES: Final = re.compile("[\udc80-\udcff]")
_SHOWN: Final = {
    "utf-8": "UTF-8",
    "cp932": "Shift-JIS",
    "cp949": "EUC-KR",
    "cp950": "Big5",
    "mac-roman": "Mac-Roman",
    "mac-latin2": "Mac-Latin2",
    "mac-cyrillic": "Mac-Cyrillic",
}


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Bytes that cannot be decoded as lone surrogates, as "surrogateescape" does it, but for bytes below 128 too."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(0xDC00 + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error(_BROKEN, _escaped)


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by the name of its codec.

    `how` says why it is this one where that is not plain; `is_sound`, that all bytes of the text were found in it.
    """

    codec: str
    how: str = ""
    is_sound: bool = False

    @property
    def shown(self) -> str:
        """The name that people know: Windows-1252."""
        codec = self.codec.replace("_", "-")
        if re.fullmatch(r"cp125\d", codec):
            return f"Windows-{codec[2:]}"
        return _SHOWN.get(codec) or re.sub(r"^ISO(?=8859)", "ISO-", codec.upper())

    def notes(self, name: str) -> tuple[str, ...]:
        """What to tell of a file in this encoding; nothing where it is UTF-8."""
        if self.codec == UTF8:
            return ()
        how = f"{self.how}; settings: {{encoding: …}} in a mapping says otherwise" if self.how != _SAID else _SAID
        return (f"{name} is read as {self.shown}, {how}",)

    def text(self, content: BinaryIO) -> io.TextIOWrapper:
        """The content decoded, line ends as they are; a byte that cannot be decoded becomes a lone surrogate."""
        if self.codec == UTF8:
            return io.TextIOWrapper(content, encoding="utf-8-sig", errors="surrogateescape", newline="")
        return io.TextIOWrapper(content, encoding=self.codec, errors=_BROKEN, newline="")


def known_codec(name: str) -> str:
    """The codec of an encoding's name.

    Raises:
        ValueError: there is none.
    """
    try:
        found = codecs.lookup(name)
        "a".encode(found.name)
    except (LookupError, UnicodeError, ValueError, TypeError):
        message = (
            f"{name!r} is not an encoding; write a name such as UTF-8, UTF-16, Windows-1252, ISO-8859-2 or Shift-JIS"
        )
        raise ValueError(message) from None
    return UTF8 if found.name == "utf-8-sig" else found.name


def encoding_of(content: Content, said: str | None = None) -> Encoding:
    """The encoding of a text: the one that the mapping says, else the one that its bytes tell."""
    head = content.head(_HEAD_BYTES)
    if said is not None:
        codec = known_codec(said)
        if codec in ("utf-16", "utf-32") and not any(head.startswith(mark) for mark, of in _MARKS if of == codec):
            codec += "-be" if head[:1] == b"\0" else "-le"  # Python's codecs insist on a mark
        return Encoding(codec, _SAID)
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return _eight_bit(content, len(mark)) if codec == UTF8 else Encoding(codec, "by its byte-order mark")
    return _utf16(head) or _eight_bit(content, 0)


def _utf16(head: bytes) -> Encoding | None:
    """UTF-16 without a mark: zeros in every other byte, and hardly any in between."""
    if b"\0" not in head:
        return None
    pairs = max(1, len(head) // 2)
    even, odd = head[::2].count(0) / pairs, head[1::2].count(0) / pairs
    if max(even, odd) < _ZEROS_OF_UTF16 or min(even, odd) > max(even, odd) / 10:
        return None
    return Encoding("utf-16-le" if odd > even else "utf-16-be", "by its bytes; it has no byte-order mark")


def _eight_bit(content: Content, skipped: int) -> Encoding:
    """UTF-8 where at least as many bytes continue a character of UTF-8 as cannot be part of one."""
    broken = continuing = 0
    sample = bytearray()
    try:
        for chunk in _chunks(content, skipped):
            text, wrong = _decoded(chunk)
            broken += wrong
            continuing += len(chunk) - len(text)
            if wrong and len(sample) < _SAMPLE_BYTES:
                sample += b"\n".join(_BEYOND_ASCII.findall(chunk))[:_SAMPLE_BYTES]
            if len(sample) >= _SAMPLE_BYTES and broken > continuing:
                break
        is_sound = not broken
    except InvalidArgument:
        is_sound = False  # damaged further on: the reading says so where it gets there
    if broken <= continuing:
        return Encoding(UTF8, is_sound=is_sound)
    return Encoding(likeliest(bytes(sample)), "by its bytes, which are not UTF-8")


def _chunks(content: Content, skipped: int) -> Iterator[bytes]:
    """The bytes that may be beyond ASCII, cut at ends of lines, which no character of UTF-8 spans."""
    rest = b""
    with content.opened() as (stream, _):
        stream.read(skipped)
        while chunk := stream.read(_CHUNK_BYTES):
            if chunk.isascii() and not rest:
                continue
            whole, _, rest = (rest + chunk).rpartition(b"\n")
            if len(rest) > _CHUNK_BYTES:
                whole, rest = rest, b""
            if whole:
                yield whole
    if rest:
        yield rest


def _decoded(chunk: bytes) -> tuple[str, int]:
    """The text, and how many bytes of it are no UTF-8."""
    try:
        return chunk.decode(), 0
    except UnicodeDecodeError:
        text = chunk.decode(errors="surrogateescape")
        return text, len(_SURROGATES.findall(text))
