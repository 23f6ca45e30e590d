"""Files in: CSV, JSON Lines, Parquet and SQL queries, read in bounded memory into touchpoints, row by row.

The way of a row: `tables` opens a file by its format → `recognize` or `mapping` says which column is what → `commands`
turns each row into a touchpoint or a deletion, or says what is wrong with it (`rejects`). A bad row never stops the
reading; a file that cannot be read at all raises before anything is done.
"""
