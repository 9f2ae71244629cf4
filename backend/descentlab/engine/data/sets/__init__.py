"""The data sets, one file each; `engine/data/dataset.py` says what a data set is."""
