"""What a pair of records weighs, field by field, and who else the two could be."""
