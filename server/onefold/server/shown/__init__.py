"""What people are shown: words, tables and plots."""
