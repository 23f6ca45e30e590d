"""What a column's heading says, in some thirty languages."""
