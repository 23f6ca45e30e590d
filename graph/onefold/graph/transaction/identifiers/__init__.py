"""What settings say of identifiers: how they are read, which join, and how many a person has."""
