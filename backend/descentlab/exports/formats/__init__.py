"""The kinds of exported file, one file each; `exports/format.py` says what a kind is."""
