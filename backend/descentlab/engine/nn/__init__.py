"""Small networks: multi-layer perceptrons whose every update is a fixed list of NumPy calls on buffers made beforehand.

`network` says what a network is and `layout` where its numbers lie; `step` writes one forward and backward pass for one
batch size, `update` the rule's lines on the same buffers, and `stack` trains several networks of one shape at once.
"""
