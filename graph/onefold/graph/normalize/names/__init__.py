"""Names of people, in any script: their parts, order, variants, nicknames, and who is of which generation."""
