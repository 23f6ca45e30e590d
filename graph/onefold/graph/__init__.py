"""The engine: touchpoints become records, evidence, matches, components and golden records. Needs no server."""
