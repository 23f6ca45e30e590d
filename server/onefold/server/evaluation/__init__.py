"""What `onefold evaluate` says: where the truth comes from, the report, and the peers."""
