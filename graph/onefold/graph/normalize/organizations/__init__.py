"""Organizations: names, legal forms, trades, register numbers and web domains."""
