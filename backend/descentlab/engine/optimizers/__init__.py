"""The update rules, one file each; `engine/optimizer.py` says what a rule is."""
