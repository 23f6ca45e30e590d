"""The store on Neo4j 5.26 LTS Community or later: shared by several replicas, explorable in Neo4j Browser.

How the contract is kept, in the order in which it matters:

- **One writer per tenant.** A write transaction first takes the lock of the tenant's (:WriteLock), before it reads.
- **One state per look.** Neo4j reads committed rows, and a reader can meet a commit half applied. So the tenant's head,
  (:Tenant), is written by the last statement of a transaction and stays locked until the commit is applied; a reader
  passes that lock before and after it looks, and looks again when `seq` moved.
- **Nothing scans.** Every match begins at a property pair backed by a uniqueness constraint or an index; a test reads
  the plans.
- **Rows that others point at may come later.** A node is made by whoever names it first; until its own row comes, no
  reader shows it.
"""

from onefold.graph.store.neo4j.store import Neo4jStore

__all__ = ["Neo4jStore"]
