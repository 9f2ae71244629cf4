"""Data: small training sets drawn by formula from a seed, and the order in which batches of them are seen."""
