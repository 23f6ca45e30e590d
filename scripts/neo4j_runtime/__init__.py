"""What `scripts/neo4j_local.py` is made of: finding Java, resolving the jars, the home folder, processes, Docker."""
