"""The lessons: one file, one lesson."""
