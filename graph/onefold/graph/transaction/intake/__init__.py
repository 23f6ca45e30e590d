"""Commands in: checked, their ids settled, worked through in order."""
