"""The optimization engine: pure functions of their arguments, on the standard library and NumPy.

No input or output, no clock, no global randomness, no web. Everything above may import it; it imports nothing above.
"""
