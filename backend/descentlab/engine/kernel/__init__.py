"""The compiler of straight-line arithmetic: one set of expressions in, a float kernel and an array kernel out.

`expression` reads text against a whitelist, `program` names every scalar of a run, `lower` and `hoist` rewrite without
changing a rounding, and `stepper` (floats), `columns` (whole chunks) and `stack` (many runs) generate the code.
"""
