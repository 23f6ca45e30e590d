"""The Java side: a JDK that Neo4j 5.26 runs on, and its jars, resolved once by Maven into a cache folder."""

import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from neo4j_runtime.errors import Neo4jUnavailableError
from neo4j_runtime.locking import exclusive

POM = Path(__file__).with_name("pom.xml")
OLDEST_MAJOR = 17
SUPPORTED_MAJORS = (17, 21)
"""What Neo4j 5.26 is certified for; a newer one is taken only where neither is found."""
RESOLVE_TIMEOUT_S = 900
PROBE_TIMEOUT_S = 30
JVM_INSTALL_GLOBS = (
    ("/usr/lib/jvm", "*/bin/java"),
    ("/Library/Java/JavaVirtualMachines", "*/Contents/Home/bin/java"),
)


@dataclass(frozen=True)
class Java:
    """A Java executable and its major version."""

    executable: Path
    major: int


def _candidates() -> Iterator[Path]:
    if java_home := os.environ.get("JAVA_HOME"):
        yield Path(java_home) / "bin" / "java"
    if on_path := shutil.which("java"):
        yield Path(on_path)
    for root, pattern in JVM_INSTALL_GLOBS:
        yield from sorted(Path(root).glob(pattern))


def _major(executable: Path) -> int | None:
    try:
        probe = subprocess.run(
            [executable, "-version"], capture_output=True, text=True, timeout=PROBE_TIMEOUT_S, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(r'version "(?:1\.)?(\d+)', probe.stderr)
    return int(match[1]) if match else None


@cache
def find_java() -> Java | None:
    """The first Java 17 or 21 among JAVA_HOME, PATH and the usual folders, else the first newer one, else None."""
    newer: Java | None = None
    for executable in dict.fromkeys(path.resolve() for path in _candidates()):
        major = _major(executable)
        if major in SUPPORTED_MAJORS:
            return Java(executable, major)
        if newer is None and major is not None and major > OLDEST_MAJOR:
            newer = Java(executable, major)
    return newer


def _library_folder(cache_dir: Path) -> Path:
    return cache_dir / f"lib-{hashlib.sha256(POM.read_bytes()).hexdigest()[:12]}"


def can_run(cache_dir: Path) -> bool:
    """Whether there is a Java, and either the jars or a Maven to get them with."""
    return find_java() is not None and (_library_folder(cache_dir).is_dir() or shutil.which("mvn") is not None)


def resolve_jars(cache_dir: Path) -> Path:
    """The folder with Neo4j's jars; 137 MB and half a minute the first time, nothing afterwards.

    Safe to call from several processes at once: one resolves, the others wait. A run that was killed leaves no
    half-filled folder behind under the final name.

    Raises:
        Neo4jUnavailableError: no Java 17+, no Maven, or Maven could not get the jars.
    """
    java = find_java()
    if java is None:
        raise Neo4jUnavailableError(
            "no Java 17 or newer found: install a JDK (openjdk-17-jdk-headless) or set JAVA_HOME"
        )
    library = _library_folder(cache_dir)
    with exclusive(cache_dir / "resolve.lock"):
        if not library.is_dir():
            _copy_dependencies(java, library)
    return library


def _copy_dependencies(java: Java, library: Path) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise Neo4jUnavailableError("no Maven found to get Neo4j with: install maven, or set ONEFOLD_TEST_NEO4J_URL")
    partial = library.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    command = [maven, "--batch-mode", "--quiet", "--strict-checksums", "--file", str(POM)]
    command += ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={partial}"]
    environment = os.environ | {"JAVA_HOME": str(java.executable.parent.parent)}
    try:
        subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=RESOLVE_TIMEOUT_S,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise Neo4jUnavailableError(f"Maven could not get Neo4j's jars:\n{error.stdout[-2000:]}") from error
    except subprocess.TimeoutExpired as error:
        raise Neo4jUnavailableError(f"Maven took more than {RESOLVE_TIMEOUT_S} s to get Neo4j's jars") from error
    partial.rename(library)
