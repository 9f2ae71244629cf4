"""The learning-rate schedules, one file each; `engine/schedule.py` says what a schedule is."""
