"""Generate the Python code of the protos beside them; `--check` only says whether what is committed is what they give.

Usage: python scripts/generate_protos.py [--check]
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import sys
import tempfile
from importlib import resources
from pathlib import Path

from grpc_tools import protoc  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
PROTOS = ROOT / "protos"
PACKAGE = Path("onefold/v1")
GENERATED = ("*_pb2.py", "*_pb2.pyi", "*_pb2_grpc.py", "*_pb2_grpc.pyi")


def generate(out: Path) -> None:
    """Write the generated code of every proto under `out`, in its package's folder."""
    bin_dir = str(Path(sys.executable).parent)  # protoc looks for its mypy plugins on the path
    os.environ["PATH"] = os.pathsep.join([bin_dir, os.environ.get("PATH", "")])
    include = [f"--proto_path={PROTOS}", f"--proto_path={resources.files('grpc_tools') / '_proto'}"]
    protos = sorted((PROTOS / PACKAGE).glob("*.proto"))
    services = [path for path in protos if "\nservice " in path.read_text()]  # others need no grpc module
    for kinds, paths in ((("python", "mypy"), protos), (("grpc_python", "mypy_grpc"), services)):
        outs = [f"--{kind}_out={'quiet:' if 'mypy' in kind else ''}{out}" for kind in kinds]
        if code := protoc.main(["protoc", *include, *outs, *map(str, paths)]):
            sys.exit(code)


def generated_files(root: Path) -> set[str]:
    return {path.name for pattern in GENERATED for path in (root / PACKAGE).glob(pattern)}


def drifted(fresh: Path) -> list[str]:
    """Names of generated files that are missing, stale, or of a proto that is gone."""
    wanted, present = generated_files(fresh), generated_files(PROTOS)
    _, changed, missing = filecmp.cmpfiles(fresh / PACKAGE, PROTOS / PACKAGE, wanted, shallow=False)
    return sorted({*changed, *missing, *(present - wanted)})


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when the committed code differs")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        generate(fresh)
        names = drifted(fresh)
        if check:
            if names:
                print(f"generated code differs from the protos: {', '.join(names)}; run scripts/generate_protos.py")
            return 1 if names else 0
        for name in names:
            target = PROTOS / PACKAGE / name
            target.unlink(missing_ok=True)
            if (fresh / PACKAGE / name).exists():
                shutil.copyfile(fresh / PACKAGE / name, target)
        print(f"{len(names)} of {len(generated_files(fresh))} generated files changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
