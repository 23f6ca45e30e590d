"""A file as bytes, unpacked where its name ends in .gz."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from onefold.graph.errors import InvalidArgument


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """(the content, the file itself, whose position tells how far the reading is).

    Raises:
        InvalidArgument: the file cannot be read, from the start or from some byte on.
    """
    try:
        with path.open("rb") as file:
            if path.suffix.lower() != ".gz":
                yield file, file
                return
            with gzip.GzipFile(fileobj=file) as content:
                yield cast("BinaryIO", content), file
    except (OSError, EOFError, zlib.error) as error:
        raise InvalidArgument(f"{path}: the file cannot be read: {error}", field="file") from None
