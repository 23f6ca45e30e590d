"""The one set of compiler flags, and where compiled kernels are kept.

No fast-math: it would break the order of rounding that decisions rest on. The cache folder is named by a hash of the
kernels' sources, because numba does not see when a kernel that another one calls has changed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])


def cache_dir() -> Path:
    """`$ONEFOLD_CACHE`, else the user's cache folder, with one folder per version of the kernels."""
    here = Path(__file__).parent
    sources = sorted([*here.glob("*.py"), here.parent / "model" / "kinds.py"])
    version = hashlib.blake2b(b"".join(p.read_bytes() for p in sources), digest_size=8).hexdigest()
    chosen = os.environ.get("ONEFOLD_CACHE") or os.environ.get("XDG_CACHE_HOME")
    root = Path(chosen) if chosen else Path.home() / ".cache"
    return root / "onefold" / f"kernels-{version}"


setattr(numba.config, "CACHE_DIR", str(cache_dir()))  # noqa: B010 (numba makes its settings at run time)


def kernel(function: F) -> F:
    """Compile on first call, cache on disk, release the GIL while running."""
    return cast("F", numba.njit(cache=True, nogil=True, error_model="numpy")(function))
