"""Generated organizations with known truth: firms, their concerns and branches, and the people who work there."""
