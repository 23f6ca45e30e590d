"""How right a resolution is, against what is known of its records: the truth of each, or labelled pairs of them."""
