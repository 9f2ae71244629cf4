"""Reverse-mode differentiation over the formulas that people type.

`parser` reads a formula, `graph` makes its nodes, `evaluation` fills them forward and backward one node at a time,
`symbolic` and `emit` turn the same graph into the straight-line code that races run, and `problem` makes a problem of
it.
"""
