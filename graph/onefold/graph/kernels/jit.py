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
from numba import types
from numba.extending import intrinsic
from numba.np.arrayobj import make_array

F = TypeVar("F", bound=Callable[..., Any])


def cache_dir() -> Path:
    """`$ONEFOLD_CACHE`, else the user's cache folder, with one folder per version of the kernels."""
    here = Path(__file__).parent
    sources = sorted([*here.glob("*.py"), here.parent / "kinds.py"])
    version = hashlib.blake2b(b"".join(p.read_bytes() for p in sources), digest_size=8).hexdigest()
    chosen = os.environ.get("ONEFOLD_CACHE") or os.environ.get("XDG_CACHE_HOME")
    root = Path(chosen) if chosen else Path.home() / ".cache"
    return root / "onefold" / f"kernels-{version}"


setattr(numba.config, "CACHE_DIR", str(cache_dir()))  # noqa: B010 (numba makes its settings at run time)


def kernel(function: F) -> F:
    """Compile on first call, cache on disk, release the GIL while running."""
    return cast("F", numba.njit(cache=True, nogil=True, error_model="numpy")(function))


def inlined(function: F) -> F:
    """A kernel that is always made part of its callers: the call would cost more than what it does."""
    return cast("F", numba.njit(nogil=True, error_model="numpy", forceinline=True)(function))


def merged(function: F) -> F:
    """A kernel whose text becomes part of its callers': compiled with them, and not once more by itself.

    For what compares whole evidences: compiled at each level of calls, it took most of the time of a first start
    (measured: 137 s of processor time, 57 s without).
    """
    return cast("F", numba.njit(nogil=True, error_model="numpy", inline="always")(function))


@intrinsic
def borrowed(_context, array):
    """The same array without its reference count, good while the caller of the kernel holds it.

    Every function that is passed a counted array counts it up and down, atomically: with the sixteen arrays of
    `kernels.packed` that took three quarters of the time of a comparison.
    """

    def generate(context, builder, signature, args):
        view = make_array(signature.args[0])(context, builder, args[0])
        view.meminfo = context.get_constant_null(types.MemInfoPointer(array.dtype))
        view.parent = context.get_constant_null(types.pyobject)
        return view._getvalue()

    return array(array), generate
