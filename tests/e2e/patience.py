"""How long a browser test waits for what must come: only a failing test waits so long, a slow machine less."""

PATIENCE = 30.0
"""Seconds."""
