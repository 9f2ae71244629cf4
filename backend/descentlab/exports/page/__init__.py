"""A run as one page that plays without a server, and the script and style that are written into it."""
