"""Still pictures of a run: one list of marks, drawn as SVG and by Pillow."""
