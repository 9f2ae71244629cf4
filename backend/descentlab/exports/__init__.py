"""Taking a run away: files of other kinds, made from a run's spec and its recorded rows."""
