"""The demo's story: a hand-written cast, generated people in the background, and what must come of it."""
