"""What the networks of a training say over their inputs, for files that show it (`frontend/src/plots/boundary.js`)."""
