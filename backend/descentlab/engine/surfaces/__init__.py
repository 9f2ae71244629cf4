"""The loss surfaces, one file each; `engine/surface.py` says what a surface is."""
