"""Mailboxes and phones."""
