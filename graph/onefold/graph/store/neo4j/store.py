"""The Neo4j store: write transactions under the tenant's lock, reads that see one state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from neo4j import Query, Session, Transaction

from onefold.graph.errors import StoreError
from onefold.graph.metrics import COUNTERS
from onefold.graph.store.checks import check_delta
from onefold.graph.store.contract import Delta, Reader
from onefold.graph.store.neo4j import evidence
from onefold.graph.store.neo4j.connection import open_driver, parse_target
from onefold.graph.store.neo4j.failures import Failure
from onefold.graph.store.neo4j.head import (
    TENANTS,
    UNSETTLED,
    Head,
    pass_head,
    read_head,
    take_write_lock,
    write_dropped,
)
from onefold.graph.store.neo4j.retries import RETRY_FOR_S, with_retries
from onefold.graph.store.neo4j.schema import create_schema
from onefold.graph.store.neo4j.statements import Rows, Run, Writing
from onefold.graph.store.neo4j.topics import Neo4jReader, apply

T = TypeVar("T")

# The server ends what takes longer, also when the client is gone without a word: nobody holds the lock for ever.
WRITE_TIMEOUT_S = 600.0
READ_TIMEOUT_S = 120.0
LOOKS_WITHOUT_LOCK = 3
ALL_ROWS = -1


class Neo4jStore:
    """A store for several replicas. Thread-safe."""

    def __init__(self, url: str, retry_for_s: float = RETRY_FOR_S) -> None:
        """Connect and create the schema. `retry_for_s` bounds the repeating of one transaction.

        Raises:
            InvalidArgument: the URL or its database does not exist.
            StoreError: see the contract; nothing is repeated for long, so that a wrong URL is told at once.
        """
        self._target = parse_target(url)
        self._retry_for_s = retry_for_s
        self._driver = open_driver(self._target)
        try:
            self.ping()
            with_retries(self._create_schema, self._target, retry_for_s)
        except BaseException:
            self.close()
            raise

    def transact(self, tenant: str, decide: Callable[[Reader], tuple[Delta, T]], generation: int | None = None) -> T:
        """See the contract."""
        written = self._retrying(lambda: self._write(tenant, decide, generation))
        if written.dropped:
            self._clear_dropped(tenant, completely=written.dropping)
        return written.answer

    def read(self, tenant: str, look: Callable[[Reader], T], generation: int | None = None) -> T:
        """See the contract."""
        return self._retrying(lambda: self._look(tenant, look, generation))

    def tenants(self) -> list[str]:
        """See the contract."""
        return self._names(TENANTS)

    def unsettled(self) -> list[str]:
        """See the contract."""
        return self._names(UNSETTLED)

    def _names(self, statement: str) -> list[str]:
        def attempt() -> list[str]:
            with self._session() as session:
                return [name for (name,) in _running(session)(statement, {})]

        return self._retrying(attempt)

    def ping(self) -> None:
        """See the contract; does not repeat."""
        with_retries(self._driver.verify_connectivity, self._target, retry_for_s=0)

    def close(self) -> None:
        """See the contract."""
        self._driver.close()

    def _write(self, tenant: str, decide: Callable[[Reader], tuple[Delta, T]], generation: int | None) -> _Written[T]:
        with self._locked(tenant) as (transaction, run):
            head = read_head(run, tenant)
            reader = Neo4jReader(run, tenant, head.state, head.dropped, generation)
            delta, answer = decide(reader)
            if delta.is_empty():
                return _Written(answer, head.dropped)
            generations = reader.generations() if delta.activate is not None else []
            check_delta(delta, head.state, [one.generation for one in generations])
            dropped = apply(run, tenant, head, delta)
            transaction.commit()
            return _Written(answer, dropped, dropping=delta.drop_generation is not None)

    def _look(self, tenant: str, look: Callable[[Reader], T], generation: int | None) -> T:
        with self._session() as session:
            run = _running(session)
            for _ in range(LOOKS_WITHOUT_LOCK):
                head = pass_head(run, tenant)
                reader = Neo4jReader(run, tenant, head.state, head.dropped, generation)
                try:
                    answer = look(reader)
                except Failure:
                    raise
                except Exception:
                    if _stood_still(run, tenant, head):
                        raise
                    continue
                if _stood_still(run, tenant, head):
                    return answer
        COUNTERS.add("store_reads_locked")
        with self._locked(tenant) as (_, run):
            head = read_head(run, tenant)
            return look(Neo4jReader(run, tenant, head.state, head.dropped, generation))

    def _clear_dropped(self, tenant: str, completely: bool) -> None:
        """Clear rows of dropped generations away, a few at a time under the lock; what fails, a later write does."""
        with suppress(StoreError):
            while self._retrying(lambda: self._clear_some(tenant)) and completely:
                pass

    def _clear_some(self, tenant: str) -> bool:
        with self._locked(tenant) as (transaction, run):
            dropped = sorted(read_head(run, tenant).dropped)
            if dropped and not evidence.clear_some(Writing(run, tenant, dropped[0])):
                write_dropped(run, tenant, dropped[1:])
            transaction.commit()
            return bool(dropped)

    @contextmanager
    def _locked(self, tenant: str) -> Iterator[tuple[Transaction, Run]]:
        """A transaction that holds the tenant's write lock; rolled back unless it is committed inside."""
        with self._session() as session:
            transaction = session.begin_transaction(timeout=WRITE_TIMEOUT_S)
            try:
                run = _running_in(transaction)
                take_write_lock(run, tenant)
                yield transaction, run
            finally:
                transaction.close()

    def _session(self) -> Session:
        return self._driver.session(database=self._target.database, fetch_size=ALL_ROWS)

    def _create_schema(self) -> None:
        with self._session() as session:
            create_schema(session)

    def _retrying(self, attempt: Callable[[], T]) -> T:
        return with_retries(attempt, self._target, self._retry_for_s)


@dataclass(frozen=True, slots=True)
class _Written(Generic[T]):
    """What a write transaction answered, and which generations are still to be cleared away after it."""

    answer: T
    dropped: frozenset[int]
    dropping: bool = False


def _stood_still(run: Run, tenant: str, head: Head) -> bool:
    """Whether nothing was committed since the head was read."""
    return pass_head(run, tenant).state.seq == head.state.seq


def _running(session: Session) -> Run:
    """Each statement in a transaction of its own."""

    def run(statement: str, parameters: dict[str, Any]) -> Rows:
        query = Query(statement, timeout=READ_TIMEOUT_S)
        return session.run(query, parameters).values()

    return run


def _running_in(transaction: Transaction) -> Run:
    def run(statement: str, parameters: dict[str, Any]) -> Rows:
        return transaction.run(statement, parameters).values()

    return run
