"""A run as a Plotly figure that plays, in a notebook or on a page of its own."""
