"""Rooms: a lecturer shows, a class follows, is asked, and answers. No web here, and no engine."""
