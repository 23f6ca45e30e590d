"""Addresses and their parts."""
