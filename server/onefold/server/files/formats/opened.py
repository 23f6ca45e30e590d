"""A file as bytes, or one inside a ZIP archive; unpacked where its first bytes say that it is packed."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final, cast

import pyarrow as pa

from onefold.graph.errors import InvalidArgument

_MAX_NESTING: Final = 3
"""A packed file inside a packed file is somebody's mistake; a tower of them is an attack."""
_PACKED_SUFFIXES: Final = frozenset({".gz", ".bz2", ".xz", ".zst"})
_MAGIC_BYTES: Final = 10
_DAMAGE: Final = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


def _zstd(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", io.BufferedReader(pa.CompressedInputStream(pa.PythonFile(file, "r"), "zstd")))


_UNPACKERS: Final[tuple[tuple[re.Pattern[bytes], Callable[[BinaryIO], object]], ...]] = (
    (re.compile(rb"\x1f\x8b"), lambda file: gzip.GzipFile(fileobj=file, mode="rb")),
    (re.compile(rb"BZh[1-9]1AY&SY"), bz2.BZ2File),
    (re.compile(rb"\xfd7zXZ\0"), lzma.LZMAFile),
    (re.compile(rb"\x28\xb5\x2f\xfd"), _zstd),
)


@dataclass(frozen=True, slots=True)
class Content:
    """A file's bytes, to be read again and again.

    Attributes:
        path: of the file.
        name: what messages call it.
        member: the file inside, where `path` is a ZIP archive.
        notes: what is to be told of it.
    """

    path: Path
    name: str
    member: str = ""
    notes: tuple[str, ...] = ()

    @property
    def _own_name(self) -> PurePosixPath:
        return PurePosixPath(self.member or self.path.name)

    @property
    def stem(self) -> str:
        """The name without folders and endings: `people` of people.csv.gz."""
        return self._own_name.name.split(".")[0]

    @property
    def suffix(self) -> str:
        """The ending in lower case, packing left out: `.csv` of people.CSV.gz."""
        name = self._own_name
        if name.suffix.lower() in _PACKED_SUFFIXES:
            name = PurePosixPath(name.stem)
        return name.suffix.lower()

    @property
    def bytes_total(self) -> int:
        """Size of the file as it lies there."""
        return self.path.stat().st_size

    @contextmanager
    def opened(self) -> Iterator[tuple[BinaryIO, BinaryIO]]:
        """(the content, the file itself, whose position tells how far the reading is).

        Raises:
            InvalidArgument: the file cannot be read, from the start or from some byte on.
        """
        try:
            with ExitStack() as stack:
                file: BinaryIO = stack.enter_context(self.path.open("rb"))
                content = self._inside(stack, file) if self.member else file
                yield _unpacked(stack, content), file
        except _DAMAGE as error:
            raise InvalidArgument(f"{self.name}: the file cannot be read: {error}", field="file") from None

    def _inside(self, stack: ExitStack, file: BinaryIO) -> BinaryIO:
        archive = stack.enter_context(zipfile.ZipFile(file))
        try:
            return cast("BinaryIO", stack.enter_context(archive.open(self.member)))
        except (RuntimeError, NotImplementedError) as error:  # a password; a compression that zipfile does not know
            raise OSError(str(error)) from None

    @contextmanager
    def sought(self) -> Iterator[BinaryIO]:
        """The content as a file that can be sought in: itself, or a temporary one where it is packed."""
        with ExitStack() as stack:
            with self.opened() as (content, file):
                source = stack.enter_context(self.path.open("rb") if content is file else _unpacked_copy(content))
            yield source

    def head(self, size: int) -> bytes:
        """The first bytes of the content. Raises as `opened`."""
        with self.opened() as (content, _):
            return content.read(size)


@contextmanager
def _unpacked_copy(content: BinaryIO) -> Iterator[BinaryIO]:
    with tempfile.TemporaryFile(prefix="onefold-") as file:
        shutil.copyfileobj(content, file)
        file.seek(0)
        yield cast("BinaryIO", file)


def _unpacked(stack: ExitStack, content: BinaryIO) -> BinaryIO:
    for _ in range(_MAX_NESTING):
        magic = cast("io.BufferedReader", content).peek(_MAGIC_BYTES)
        unpacker = next((unpacker for pattern, unpacker in _UNPACKERS if pattern.match(magic)), None)
        if unpacker is None:
            break
        content = cast("BinaryIO", stack.enter_context(cast("io.BufferedReader", unpacker(content))))
    return content
