"""How property tests search: the same examples every time, so that a red run is the change's own doing.

HYPOTHESIS_PROFILE=search looks for new ones, ten times as many.
"""

import os

from hypothesis import settings

settings.register_profile("same", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=1000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
