"""Files in: CSV, JSON, Parquet, Excel and SQL queries, read into touchpoints, row by row.

Memory is bounded, but for workbooks and JSON arrays, which are read whole.

The way of a row: `opened` unpacks a file, `tables` opens it by what it holds, `encoding` says how its text is decoded →
`recognize` or `mapping` says which column is what → `commands` turns each row into a touchpoint or a deletion, notes
what of its cells is left out (`dropped`), or says what is wrong with it (`rejects`). A bad row never stops the reading;
a file that cannot be read at all raises before anything is done.
"""
