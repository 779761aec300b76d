"""With `--hypothesis-profile=long`, properties are tried on thousands of cases instead of a hundred."""

from hypothesis import settings

settings.register_profile("long", max_examples=2_000, deadline=None)
