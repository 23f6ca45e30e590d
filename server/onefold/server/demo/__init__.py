"""The demonstration: sample touchpoints through a real server and client, told beat by beat.

`sample` reads what is told, `stage` starts the server and asks it, `telling` puts the answers into words and tables.
"""
