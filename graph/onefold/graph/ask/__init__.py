"""Questions that write nothing: what is there, what became of commands, and who a touchpoint is."""
