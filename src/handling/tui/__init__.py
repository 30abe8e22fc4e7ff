"""The Textual app."""

import os

# Textual paints at ticks, of which an answer waits for one or two. It reads this once, when it is imported.
os.environ.setdefault("TEXTUAL_FPS", "240")
