"""The kinds of problem that a run may have, one file each; `session/problem.py` says what a kind is."""
