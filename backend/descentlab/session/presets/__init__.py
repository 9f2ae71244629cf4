"""The presets: one file, one race."""
