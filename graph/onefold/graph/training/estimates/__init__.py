"""What is estimated: shares of levels among pairs of one person and of others, from what is typical on."""
