"""Categories that a page prints in its own words, one for each grant: `Free Media` below a name, or in its place.

A line made of topics alone may as well be a title or even a name. It is a category where the page as a whole shows so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from grantgraph.readers.listing.paragraphs import Paragraph
from grantgraph.readers.listing.signs.words import words

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OPENING = frozenset({"freedom", "freedoms"})
_ALSO_TOPICS = frozenset({"press", "assistance"})
_LONGEST = 6


def own_categories(headers: Sequence[Sequence[Paragraph]], known: frozenset[str]) -> frozenset[str]:
    """The lines above descriptions that are the page's own categories, in small letters.

    At least three of four headers must hold one line of topics or known category; one of these must be known or come
    again. Some headers must have a line more than others, the name: else such lines are names or titles.
    """
    found = [
        [text for line in header if (text := line.text.casefold()) in known or is_topic(text)]
        for header in headers
    ]
    single = [texts[0] for texts in found if len(texts) == 1]
    if len(single) < 3 or len(single) * 4 < len(headers) * 3:
        return frozenset()
    is_shown = any(text in known for text in single) or max(Counter(single).values()) > 1
    lengths = [len(header) for header in headers[1:]]  # above the first the headings of the page stand, too
    have_names = min(lengths) > 2 or sum(length > min(lengths) for length in lengths) * 4 >= len(lengths)
    return frozenset(single) - known if is_shown and have_names else frozenset()


def is_topic(text: str) -> bool:
    """Whether a line in small letters names topics and nothing else: `human rights and equality`.

    A kind of body at either end makes it a name: `association of rural women`; but not in `freedom of association`.
    """
    found = [word for word in _WORD.findall(text) if word not in words("connector")]
    if found and found[0] not in _OPENING and (words("body") - _ALSO_TOPICS) & {found[0], found[-1]}:
        return False
    return 0 < len(found) <= _LONGEST and all(word in words("topic") for word in found)
