"""A run written as code: its surface's, rules' and schedules' own lines as a script."""
