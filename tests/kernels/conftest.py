"""Puts the oracles where the tests of kernels and of laws can import them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
