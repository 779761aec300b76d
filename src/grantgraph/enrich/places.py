"""One label for each place with an ISO code: the name that sources print most often, else its English name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pycountry

from grantgraph.model import Grant, Place


class PlaceLabels:
    """What places are called in one build, so that `KG` is not Kyrgyzstan here and the Kyrgyz Republic there."""

    def __init__(self, grants: Iterable[Grant] = ()) -> None:
        printed: dict[str, Counter[str]] = {}
        for grant in grants:
            for place in (*grant.countries, *grant.places):
                if place.code and not place.label.isupper():  # neither a code nor a heading in capitals
                    printed.setdefault(place.code, Counter())[place.label] += 1
        self._labels = {code: min(names, key=lambda n: (-names[n], n)) for code, names in printed.items()}

    def label(self, place: Place) -> str:
        """The label of a place."""
        if place.code is None:
            return place.label
        return self._labels.get(place.code) or _listed_name(place.code) or place.label


def _listed_name(code: str) -> str | None:
    country = pycountry.countries.get(alpha_2=code)
    return getattr(country, "common_name", country.name) if country else None
