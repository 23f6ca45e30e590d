"""Where the graph lives: one contract, three stores (memory, embedded, Neo4j)."""
